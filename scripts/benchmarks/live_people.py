"""Who talks to the program in a live session: what they want, and what they answer."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from assistant.dialog.data import DialogData

PROGRAM = "p15"


@dataclass(frozen=True)
class Person:
    """Somebody who talks to the program."""

    name: str
    voice: str


RECEIVER = Person("receiver", "flite:slt")
GIVER = Person("giver", "flite:rms")


@dataclass(frozen=True)
class Wish:
    """Something that somebody wants of their own accord."""

    words: str
    by: Person
    answers: tuple[str, ...]
    """Keys of the prompts of which one answers it; none: an instruction does."""
    after: float = 0.0
    """Seconds of hands on since the wish before was answered."""
    over: bool = False
    """Said while the program speaks."""
    act: str = ""
    """What is done instead of saying something: unplug or plug_in."""


@dataclass(frozen=True)
class Reply:
    """What is answered to a sentence of the program."""

    words: str
    by: Person
    once: bool = False
    """Nothing need come of it."""


@dataclass
class Account:
    """How often things had to be said."""

    said: int = 0
    again: int = 0
    """Of those, how many repeat what was not answered, or not understood."""
    lost: list[str] = field(default_factory=list)
    """What was given up."""
    not_answered: list[str] = field(default_factory=list)
    """What had to be said again, once for each time."""


HANDS_OFF = (
    *("stop.hands_off", "pain.hands_off", "pain.suspect", "startled.all_right", "pause.hands_off"),
    *("stop.finish", "disclosure.hands_off"),
)

HURTING = ("it hurts", "ouch")


def replies(data: DialogData) -> dict[str, Reply]:
    """What these two people answer to each sentence; they are healthy, and go on."""
    fixed, varied, receiver = data.prompts.fixed, data.prompts.varied, RECEIVER
    found = {each.ask: Reply(each.enabling.value, receiver) for each in data.questions.questions}
    phrases = data.questions.phrases
    found[phrases.summary] = found[phrases.soft_no] = Reply("yes", receiver)
    found[phrases.change] = Reply("not sure", receiver)
    found[phrases.nothing_left] = Reply("no", receiver)
    program = data.library.programs[PROGRAM]
    found |= {said.text: Reply("ready", GIVER) for each in program.preparation for said in each.text}
    for words, keys in {
        "yes": ("startled.all_right", "red.withdraw", "pain.none_right"),
        "no": ("pain.quality", "pain.limb", "red.suspect", "stop.finish_before"),
        "two": ("pain.how_bad", "pain.how_bad_again"),
        "shoulders": ("pain.where",),
        "carry on": (
            *("stop.finish", "pain.carry_on", "pain.let_rest", "pain.resting_hands", "pause.check"),
            *("pause.hands_off", "pause.before", "deaf.over", "pain.alarm_over"),
        ),
    }.items():
        found |= {fixed[key]: Reply(words, receiver) for key in keys}
    for words, by, keys in (
        ("seven step massage", GIVER, ("choose.which",)),
        ("fifteen minutes", GIVER, ("choose.minutes", "choose.minutes_fit")),
        ("ready", GIVER, ("prepare.waiting",)),
        ("carry on", GIVER, ("pause.resume_hint",)),
    ):
        found |= {wording: Reply(words, by) for key in keys for wording in varied[key]}
    checks = (*varied["coach.check_in"], *varied["coach.better"])
    return found | {wording: Reply("yes", receiver, once=True) for wording in checks}


def pattern(wording: str) -> re.Pattern[str]:
    """Matches a prompt with whatever stands in its slots."""
    parts = re.split(r"\{\w+\}", wording)
    return re.compile("(.*)".join(re.escape(part) for part in parts) + r"\Z")
