"""What is shown, as one small value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Scene(StrEnum):
    """Where a session is, as somebody who looks would put it."""

    CHOOSING = "choosing"
    LENGTH = "length"
    """The massage is chosen, its minutes are not."""
    WHERE = "where"
    """The minutes are chosen, the place is not."""
    QUESTION = "question"
    NAMING = "naming"
    """A question that yes and no do not answer."""
    READING_BACK = "reading_back"
    TRYING = "trying"
    """The questions and small tests before a massage with a gate."""
    REHEARSING = "rehearsing"
    PREPARING = "preparing"
    MASSAGE = "massage"
    HURTING = "hurting"
    STOPPED = "stopped"
    PAUSED = "paused"
    RESTING = "resting"
    REFUSED = "refused"
    EMERGENCY = "emergency"
    OVER = "over"


class HowItEnded(StrEnum):
    """How a session ended, as the screen tells it."""

    FINISHED = "finished"
    EARLY = "early"
    REFUSED = "refused"
    EMERGENCY = "emergency"
    BEFORE = "before"
    """No hands were on."""


@dataclass(frozen=True, slots=True)
class Senses:
    """What is said and heard at the moment, for the screen."""

    saying: str = ""
    """The sentence that sounds now."""
    heard: str = ""
    """The last words, while they are fresh."""
    key: bool = False
    """It was a key instead of words."""
    understood: bool = True
    note: str = ""
    """Something else to be read, while it is fresh."""
    level: float | None = None
    """How loud the room is, 0 to 1; None without a microphone."""
    deaf: bool = False
    inaudible: bool = False
    """Nobody hears what the program says."""
    typing: str | None = None
    """The line that is being typed; None where any key means stop."""


@dataclass(frozen=True, slots=True)
class Choosable:
    """One massage of the list that can be chosen from."""

    number: int
    """By which it can be chosen."""
    name: str
    shortest: int
    """Minutes."""
    longest: int
    alone: bool
    """With one's own hands."""


NO_SENSES = Senses()


@dataclass(frozen=True, slots=True)
class View:
    """All that the screen shows at one moment."""

    place: Scene
    senses: Senses = NO_SENSES
    number: int = 0
    """Which question, thing to prepare, or step, from 1; 0 is none."""
    of: int = 0
    name: str = ""
    """Of the step, or the word to be rehearsed."""
    doing: str = ""
    """What to do, or what was asked, in short."""
    touched: bool = False
    """Hands have been on."""
    step_seconds: float = 0.0
    """Left in this step."""
    left: str = ""
    """Of the massage or the rest, as people say it."""
    intensity: int = 0
    """0 to 4."""
    strokes: float = 0.0
    """A minute; 0 when places are held."""
    choices: tuple[Choosable, ...] = ()
    """What there is, while it is asked which massage it shall be."""
    call: str = ""
    """The emergency number in an emergency, if it is known."""
