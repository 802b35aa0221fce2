"""Every sentence of the language folder: no claim, no forbidden phrase, short, and none that sets off what it says.

Programs are held to more than that in tests/coaching/test_texts.py, the dialog's own sentences by key in
tests/dialog/test_prompts.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from dialog.proof.events import everything
from dialog.proof.mutants_reacting import BEGIN, NEXT
from dialog.proof.walking import Walk, World, ready
from kit.talking import dialog_data, understanding

from assistant.clock import RATE
from assistant.coaching.wording import speech_seconds
from assistant.dialog.effects import Say
from assistant.dialog.invariants.observed_turn import coaching
from assistant.dialog.triggers import REACTING
from assistant.hearing.heard import Heard
from assistant.library.reading import FOLDER

EN = FOLDER / "en"
LOADER = getattr(
    yaml, "CSafeLoader", yaml.SafeLoader
)  # the one in C, where there is one, is many times faster
HEARD = ("intents.yaml", "listening.yaml", "rehearsal.yaml")
"""What people say, not the program."""
UNSPOKEN = frozenset(
    {"id", "source", "why", "reason", "lines", "zone", "technique", "words", "row", "about_zone"}
    | {
        "hear",
        "also",
        "whole",
        "overrides",
        "intents",
        "then",
        "begins",
        "wishes",
        "idle",
        "verbs",
        "subjects",
        "leads",
        "told",
        "areas",
        "order",
    }
)
"""Keys of what is for readers of the files, or for machines."""

CLAIMS = {
    "K01": (
        r"toxin|detox|metabolic|old cells|harmful substances|waste product|cleans(e|ing)",
        "It flushes toxins.",
    ),
    "K02": (r"\bfat\b|lose (weight|volume)|stretch marks?|cellulite", "It smooths cellulite."),
    "K03": (r"immun", "Good for the immune system."),
    "K04": (
        r"energy (channel|line|flow)|meridian|(linked|connected) to the (head|eyes)",
        "It opens energy channels.",
    ),
    "K05": (r"prevents?\b|strengthens the (whole )?body", "It prevents arthritis."),
    "K06": (
        r"psycho|emotional disorder|depression|anxiety disorder",
        "It keeps psycho-emotional disorders away.",
    ),
    "K07": (
        r"osteochondrosis|(treats?|cures?|heals?) (the |your )?(spine|back|discs?)",
        "It treats the spine.",
    ),
    "K08": (r"bronchitis|pneumonia|mucus|\b(cures?|heals)\b", "Cups cure a bronchitis."),
    "K09": (
        r"(helps?|good|works) (with|for|against) (high )?(blood pressure|hypertension|headache|scars?)",
        "Cups are good for headache.",
    ),
    "K10": (r"nourish|draws (out )?(the )?moisture|(for|out of) the lungs", "Honey nourishes the skin."),
    "K11": (r"(good|healthy) (sign|pain)|pain is (good|normal)", "Pain is a good sign."),
    "K12": (
        r"kidneys? .*(circulation|flow)|(improves?|boosts?|stimulates?) (the )?(blood|circulation|kidneys)",
        "It stimulates the kidneys.",
    ),
    "K13": (
        r"brain function|youth|(gives?|more|new) energy|biological stimulant",
        "It gives you new energy.",
    ),
    "K14": (r"water.salt|removes? (the )?swelling|drains?\b", "It removes swelling."),
    "K15": (
        r"anti.inflammatory|oils? (treats?|heals?|cures?|helps? against)",
        "The oil is anti-inflammatory.",
    ),
    "K16": (r"(no|never any|can't do( any)?|cannot do( any)?) harm", "You can't do any harm here."),
    "K17": (
        r"(gets?|getting) rid of (the |your )?(pain|ache)|(takes?|taking) (the |your )?pain away|relieves? pain",
        "It gets rid of your pain.",
    ),
    "K18": (
        r"enormous pressure|pressure (on|in) (the|your) discs",
        "Your discs are under enormous pressure.",
    ),
    "forbidden": (
        r"push through|no pain,? no gain|bear (it|with the pain)|endure|grit your teeth|into the pain|trust me"
        r"|supposed to hurt|has to hurt|don't be (shy|afraid|silly)|just relax|be brave",
        "No pain, no gain.",
    ),
}
"""The claims of the article that are not spoken, by their numbers, and what nobody should be told who hurts; each with
a sentence that has it."""

LONGEST = 20
"""Words of a sentence; the questions, which are free of the rule on lists, included."""
LONGEST_TALK = 22.0
"""Seconds of one thing said: what it takes to rise slowly, at the pace of the voice."""


def spoken() -> Iterator[tuple[str, str]]:
    """Every text that is said or shown, with where it stands."""
    for path in sorted(EN.rglob("*.yaml")):
        if path.name not in HEARD:
            data = yaml.load(path.read_text(encoding="utf-8"), LOADER)
            yield from ((f"{path.stem}.{place}", text) for place, text in _texts(data, ""))


def _texts(data: Any, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(data, str):
        yield place, data
    elif isinstance(data, dict):
        for key, value in data.items():
            if key not in UNSPOKEN:
                yield from _texts(value, f"{place}.{key}".strip("."))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            name = value.get("id", index) if isinstance(value, dict) else index
            yield from _texts(value, f"{place}.{name}".strip("."))


def claims(text: str) -> list[str]:
    return [name for name, (pattern, _) in CLAIMS.items() if re.search(rf"(?<!\w)({pattern})", text.lower())]


def too_long(text: str) -> bool:
    """A sentence of it, or all of it, is more than anybody keeps in mind."""
    sentences = re.split(r"(?<=[.!?])\s+", text.strip())
    return max(len(each.split()) for each in sentences) > LONGEST or speech_seconds(text) > LONGEST_TALK


def unspeakable(text: str) -> bool:
    """It has signs that are written and not said."""
    return bool(re.search(r"[()\[\]/&%*;<>]|e\.g\.|\betc\b|—|--", text))


def is_sentence(text: str) -> bool:
    return len(text.split()) > 3


TEXTS = [(place, text) for place, text in spoken() if is_sentence(text)]
SAID = [
    (place, text)
    for place, text in TEXTS
    if place.partition(".")[0] in ("prompts", "red_flags", "screening", "answers", "needs")
    or place.startswith("p")
]
ALOUD = [(place, text) for place, text in SAID if place.partition(".")[0] not in ("page", "pictures")]
"""Without what is only read, where there is time to look."""
"""Those that are heard and not only read."""


def test_there_is_something_to_judge() -> None:
    assert len(SAID) > 500
    assert {"prompts", "red_flags", "screening", "answers", "p01", "p15"} <= {
        place.partition(".")[0] for place, _ in SAID
    }


def test_32_nothing_is_claimed_and_nobody_is_told_to_bear_it() -> None:
    assert [(place, text, found) for place, text in TEXTS if (found := claims(text))] == []


@pytest.mark.parametrize("name", CLAIMS)
def test_32_a_claim_would_be_seen(name: str) -> None:
    assert name in claims(CLAIMS[name][1])


def test_nothing_is_too_long_to_follow() -> None:
    assert [(place, text) for place, text in ALOUD if too_long(text)] == []
    assert too_long("word " * 21)
    assert too_long("Four words a sentence. " * 15)


def test_everything_can_be_spoken() -> None:
    assert [(place, text) for place, text in ALOUD if unspeakable(text)] == []
    assert unspeakable("Stroke (softly) upwards.")
    assert unspeakable("Hands and/or arms.")


SUPPOSING = ("if", "unless", "when", "whether", "should")
"""An engine that misses one of these hears a plain pain."""


def reacts(text: str) -> set[str]:
    """The protective intents that the program would hear if it heard this, or only what follows an "if" in it."""
    words = re.sub(r"[^a-z' ]", " ", text.lower()).split()
    begins = [0, *(at + 1 for at, word in enumerate(words) if word in SUPPOSING)]
    heard = (Heard(" ".join(words[first:]), True, 0, RATE) for first in begins)
    intents = (intent for each in heard for intent in understanding().understand(each, ()).intents)
    return {intent.name for intent in intents} & set(REACTING)


@pytest.mark.parametrize("program", ["p14", "p15"])
def test_34_nothing_said_with_hands_on_is_a_protective_word(program: str) -> None:
    """Whatever is answered there (decision 11); what is said as hands are sent off is said with none on."""
    world = World.of(dialog_data())
    walk = Walk(world, ready(world, program, dialog_data().library.programs[program].minutes.longest))
    heard: dict[str, str] = {}
    for event in (BEGIN, NEXT, NEXT):
        walk.go(event)
        here = walk.at
        for each in everything().thin:
            walk.at = here
            for turn in walk.turns(each):
                if coaching(turn.after):
                    heard.update({say.text: say.key for say in turn.effects if isinstance(say, Say)})
        walk.at = here
    assert len(heard) > 20
    assert [(key, text) for text, key in heard.items() if reacts(text)] == []


def test_34_a_protective_word_would_be_seen() -> None:
    assert reacts("Say stop at any time.")
    assert reacts("Tell me if it hurts.")
