"""What the hands do: the techniques of the article, and how strong each of them is."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from assistant.library.reading import Data


class Strength(StrEnum):
    """The column of a technique in the standing limits (safety.md, table 3.0)."""

    SOFT = "soft"
    MEDIUM = "medium"
    POWER = "power"
    PERCUSSION = "percussion"


class Beat(StrEnum):
    """How a technique passes its time."""

    RHYTHM = "rhythm"
    """Stroke after stroke: the rhythm cue may swell with it."""
    HOLD = "hold"
    """Place, count, release: nothing swells."""


def _never_is_nothing(value: Any) -> Any:
    return 0 if value == "never" else value


Intensity = Annotated[int, BeforeValidator(_never_is_nothing), Field(ge=0, le=4)]
"""0 to 4 (safety.md, 3.0); data files write `never` for 0."""


class Technique(Data):
    """One technique of the glossary."""

    id: str = Field(pattern=r"^T\d\d$")
    name: str
    """As it is spoken."""
    strength: Strength
    beat: Beat = Beat.RHYTHM
    coached: bool = True
    most: Intensity = 4
    """Never more than this, wherever it is used."""
    stroking: bool = False
    """One of the two that may begin and end a session, and that come after a report of 4 to 6."""
    clings: bool = False
    """Something holds on to the skin that has to be taken off before the hands are (decision 7)."""
    only_in: tuple[str, ...] = ()
    """The only programs that may use it; empty is all."""
    never_on: tuple[str, ...] = ()
    """Ids of zones barred for it, although they bear others of its strength."""
    lines: tuple[int, ...] = Field(min_length=1)
    """Of the article."""
    why: str
    """Of its strength, or of its being left out."""

    @property
    def soft(self) -> bool:
        """It may follow a power technique, and a report of pain."""
        return self.strength is Strength.SOFT


class TechniqueFile(Data):
    """The content of techniques.yaml: every technique that a step may use."""

    techniques: tuple[Technique, ...]
