"""What a recogniser made of the sound."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Pass(StrEnum):
    """Which of the passes over the same sound heard an utterance."""

    TYPED = "typed"
    """Nobody: a person typed it, so there is no doubt about the words."""
    MAIN = "main"
    """The recogniser listening for all that the dialog accepts now."""
    PROTECTIVE = "protective"
    """The recogniser listening beside it for protective words only."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard: words, and the samples in which they were said."""

    text: str
    """Lower case words, single spaces, no punctuation but the apostrophe."""
    final: bool
    """The utterance has ended; a partial may still change."""
    start: int
    """Sample at which the utterance's speech began."""
    end: int
    """Sample at which its speech ended, or has got to."""
    heard_by: Pass = Pass.MAIN
    alone: bool = False
    """The utterance stands between silences: nothing was said just before or after it."""
    unsure: tuple[int, ...] | None = None
    """Indexes of its words that may not have been said; None when the engine cannot tell, and takes all for words."""
