"""How much is said while hands are on, and how a session keeps to its plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from assistant.clock import BLOCK, to_seconds
from assistant.coaching.planned import Plan
from assistant.dialog.conversation import Conversation
from assistant.dialog.states import COACHING


class Kind(StrEnum):
    """What a line is, by which it is marked."""

    MUST = "must"
    """An instruction with something in it that guards."""
    STEP = "step"
    PICTURE = "picture"
    """A line for the middle of a step."""
    CHANGE = "change"
    TOUCH = "touch"
    MOVING = "moving"
    """How the body gets to where the next step is."""
    RECEIVER = "receiver"
    """For the one who lies there."""
    CHECK_IN = "check_in"
    """It may be said how the touch shall be."""
    QUESTION = "question"
    """A check-in that asks for an answer."""
    OTHER = "other"


def kind_of(key: str, guards: bool) -> Kind:
    """The kind of a line.

    Args:
        key: under which it was said.
        guards: the running step has lines that guard.
    """
    match key.split("."):
        case ["step", _, _, "word"]:
            return Kind.PICTURE
        case ["step", _, _, "change"]:
            return Kind.CHANGE
        case ["step", _, _, "moving"]:
            return Kind.MOVING
        case ["step", _, _, "receiver"]:
            return Kind.RECEIVER
        case ["step", *_]:
            return Kind.MUST if guards else Kind.STEP
        case ["touch", _]:
            return Kind.TOUCH
        case ["coach", "check_in"]:
            return Kind.QUESTION
        case ["coach", "invite" | "alone"]:
            return Kind.CHECK_IN
    return Kind.OTHER


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one previewed session; times are in seconds."""

    minutes: int
    """Asked for, hands on."""
    planned: float
    hands_on: float
    talking: float
    """Of the time with hands on."""
    silence: float
    """The longest without a word, hands on."""
    slowest: float
    """Strokes a minute of the slowest step that has a rhythm."""
    fastest: float
    mean: float
    """Strokes in all the steps with a rhythm, by their time."""
    first_touch: float
    """From the greeting to the first stroke."""
    whole: float
    """From the greeting to the goodbye."""
    pictures: int
    """Lines for the middle of a step that were said."""
    written: int
    """Of as many that its steps have, and the touch allowed."""
    check_ins: int
    """How often it was told that the touch may be changed."""
    questions: int
    """How often it was asked how firm it shall be."""

    @property
    def share(self) -> float:
        """Of the time with hands on, that in which it speaks: 0 to 1."""
        return self.talking / self.hands_on if self.hands_on else 0.0


class Measure:
    """Counts how long the program talks and how long it is silent."""

    def __init__(self) -> None:
        self._plan: Plan | None = None
        self._hands_on = 0
        self._talking = 0
        self._quiet = 0
        self._longest = 0
        self._before = 0

    def note(self, now: Conversation, *, speaking: bool, samples: int = BLOCK) -> None:
        """Count so many samples, in which the program was speaking or not."""
        self._plan = self._plan or now.plan
        if now.state not in COACHING:
            self._before += 0 if self._hands_on else samples
            return
        self._hands_on += samples
        self._talking += samples if speaking else 0
        self._quiet = 0 if speaking else self._quiet + samples
        self._longest = max(self._longest, self._quiet)

    def figures(self, minutes: int, whole: float, kinds: Mapping[Kind, int]) -> Figures:
        """The figures of the whole session.

        Args:
            minutes: that were asked for.
            whole: seconds of all of it.
            kinds: how many lines of each kind were said.
        """
        steps = self._plan.steps if self._plan else ()
        beating = [step for step in steps if step.strokes_per_minute]
        tempos = [step.strokes_per_minute for step in beating] or [0.0]
        seconds = sum(step.seconds for step in beating)
        return Figures(
            minutes=minutes,
            planned=sum(step.seconds for step in steps),
            hands_on=to_seconds(self._hands_on),
            talking=to_seconds(self._talking),
            silence=to_seconds(self._longest),
            slowest=min(tempos),
            fastest=max(tempos),
            mean=60 * sum(step.strokes for step in beating) / seconds if seconds else 0.0,
            first_touch=to_seconds(self._before),
            whole=whole,
            pictures=kinds.get(Kind.PICTURE, 0),
            written=len({word for step in steps for word in step.words}),
            check_ins=kinds.get(Kind.CHECK_IN, 0),
            questions=kinds.get(Kind.QUESTION, 0),
        )
