"""The way a hand takes over the body."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationInfo

from assistant.coaching.lexicon import Lexicon
from assistant.coaching.techniques import Technique
from assistant.coaching.zones import Zone
from assistant.library.reading import Data


@dataclass(frozen=True)
class Known:
    """What a program may name. It is the validation context of every program file."""

    zones: Mapping[str, Zone]
    techniques: Mapping[str, Technique]
    lexicon: Lexicon
    """Finds the zones that its texts name."""


def known(info: ValidationInfo) -> Known:
    """The zones, techniques and words that the file being read may name."""
    if not isinstance(info.context, Known):
        raise TypeError("a program is read together with what it may name")
    return info.context


def zone_named(value: Any, info: ValidationInfo) -> Any:
    """The zone with this id."""
    return look_up(value, known(info).zones, "zone")


def technique_named(value: Any, info: ValidationInfo) -> Any:
    """The technique with this id."""
    return look_up(value, known(info).techniques, "technique")


def look_up(value: Any, among: Mapping[str, Any], what: str) -> Any:
    """The value that has this id in a mapping.

    Raises:
        ValueError: there is none; the message names those there are.
    """
    if value not in among:
        raise ValueError(f"there is no such {what}; there are {', '.join(sorted(among))}")
    return among[value]


class Segment(Data):
    """A stretch of a stroke within one zone."""

    zone: Annotated[Zone, BeforeValidator(zone_named)]
    share: float = Field(gt=0, le=1)
    """Of the whole stroke."""
    aside: bool = False
    """Off the way from start to end: the way back, or where strokes branch off. Nothing hangs on it."""
    why: str = ""
    """Why the path goes through here, when the article does not say so."""
