"""Something that somebody tells without being asked, with its details."""

from __future__ import annotations

from dataclasses import dataclass

ANY_TIME = float("inf")


@dataclass(frozen=True, slots=True)
class Place:
    """A part of the body."""

    area: str
    """Id of an area, as the language folder names areas."""
    side: str = ""
    """left or right; empty where none was named, or both."""


@dataclass(frozen=True, slots=True)
class Ago:
    """How long ago something was, in months. "Last year" is anything from now to two years."""

    least: float = 0
    most: float = ANY_TIME


@dataclass(frozen=True, slots=True)
class Disclosure:
    """A condition and what was told with it."""

    condition: str
    """As SAFETY_DISCLOSURE names it."""
    places: tuple[Place, ...] = ()
    ago: Ago | None = None
    """When it was; None when nothing was said of that."""
    weeks: int = 0
    """How far a pregnancy is; 0 when nothing was said of that."""
    controlled: bool | None = None
    """Whether it is under control; None when nothing was said of that."""
    allergens: tuple[str, ...] = ()
    """What somebody is allergic to: nut, soy, bee."""
    doubtful: bool = False
    """Perhaps it is over, or was only supposed: asked about before it counts."""
