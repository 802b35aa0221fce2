"""How the hands of each technique touch and move, as it stands in ways.yaml."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from pathlib import Path

from pydantic import Field

from assistant.coaching.planned import PlannedStep
from assistant.library.reading import Data, read

FILE = Path(__file__).parent / "ways.yaml"


class Touch(StrEnum):
    """The part of the hand that carries."""

    PALM = "palm"
    FINGERS = "fingers"
    SPREAD = "spread"
    EDGE = "edge"
    HEEL = "heel"
    THUMB = "thumb"
    PINCH = "pinch"
    CUPPED = "cupped"
    CUP = "cup"


class Motion(StrEnum):
    """How a hand moves on its way."""

    GLIDE = "glide"
    RUB = "rub"
    CIRCLE = "circle"
    KNEAD = "knead"
    LIFT = "lift"
    SAW = "saw"
    STRIKE = "strike"
    PRESS = "press"
    PULL = "pull"
    SHAKE = "shake"
    TREMBLE = "tremble"


class Way(Data):
    """How the hands of one technique touch and move."""

    touch: Touch
    motion: Motion
    pair: bool = False
    """Both hands work, one beside the other, when the step keeps to one side."""
    one_side: bool = False
    """Both hands of a partner keep to one side, although the step works both."""
    lines: int = Field(default=1, ge=1)
    """Strokes side by side, each one further out."""


class _WayFile(Data):
    ways: dict[str, Way]
    steps: dict[str, Way]


@cache
def _file() -> _WayFile:
    return read(FILE, _WayFile)


def ways() -> dict[str, Way]:
    """The way of each technique by its id.

    Raises:
        DataError: ways.yaml is not as it should be.
    """
    return _file().ways


def own_ways() -> dict[str, Way]:
    """The steps that differ from what their technique usually does, by their id."""
    return _file().steps


def way_for(step: PlannedStep) -> Way:
    """How the hands touch and move in a step."""
    return own_ways().get(step.id) or ways()[step.technique.id]
