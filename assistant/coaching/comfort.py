"""How firm the hands are: the one value that says it, and what is coached under it.

Three things are kept apart (safety.md, decision 3): whether hands are on at all, the comfort level that a
person sets, and the effort of the plan's step. Only this file and `reactions.py` decide intensity.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from assistant.coaching.limits import limit
from assistant.coaching.path import Segment
from assistant.coaching.restriction import Restriction, permitted
from assistant.coaching.techniques import Technique
from assistant.coaching.zones import Zone

HIGHEST = 4
Stretches = tuple[tuple[str, int], ...]
"""Zones of a path, each with the intensity coached there."""


class Band(IntEnum):
    """How bad a pain was said to be (safety.md, 3.2)."""

    NONE = 0
    """0."""
    MILD = 1
    """1 to 3."""
    MODERATE = 2
    """4 to 6; also what is unclear twice."""
    SEVERE = 3
    """7 to 10."""


def band(score: int) -> Band:
    """The band of a number from 0 to 10."""
    return (
        Band.NONE if score <= 0 else Band.MILD if score <= 3 else Band.MODERATE if score <= 6 else Band.SEVERE
    )


@dataclass(frozen=True, slots=True)
class Moment:
    """How far the session is: both only grow."""

    steps: int = 0
    """Hands-on steps completed."""
    seconds: float = 0
    """Since the session began."""


@dataclass(frozen=True, slots=True)
class Comfort:
    """What the one being massaged has asked for, and told, so far."""

    level: int = 2
    hands_on: bool = False
    """False is intensity 0: resting, still, or off."""
    highest: int = HIGHEST
    """The ceiling of every zone."""
    ceilings: tuple[tuple[str, int], ...] = ()
    """Of the zones that have one of their own, sorted by zone; 0 is closed. They never rise."""
    reports: tuple[tuple[str, int], ...] = ()
    """How often each zone was reported, sorted by zone."""
    total: int = 0
    """Reports in the whole session."""
    worst_of_last: Band = Band.NONE
    """The band of the last report."""
    last: Moment | None = None
    """When something was last said to hurt, whether it was recorded or not."""
    soft_next: frozenset[str] = frozenset()
    """Zones in which only a soft technique comes next."""
    stroking_only: frozenset[str] = frozenset()
    """Zones in which only stroking comes, for the rest of the session."""
    skipped: frozenset[str] = frozenset()
    """Zones left out until the next round."""
    favoured: frozenset[str] = frozenset()
    """Zones that somebody wants more of: they get more of the time, and are touched no firmer."""
    answered: Stretches = ()
    """Zones about which somebody said how firm is right, each with the most it gets until more is asked for there."""
    ended: bool = False
    """No more hands on in this session."""

    def ceiling(self, zone: str) -> int:
        """The most that this zone may still get, 0 to 4; 0 is closed."""
        return min(self.highest, dict(self.ceilings).get(zone, HIGHEST))

    @property
    def closed(self) -> frozenset[str]:
        """The zones that are closed for the session."""
        return frozenset(zone for zone, most in self.ceilings if most == 0)


def bearable(comfort: Comfort, zone: Zone, technique: Technique) -> int:
    """The most that what was reported leaves of a technique in a zone, 0 to 4."""
    barred = (
        zone.id in comfort.skipped
        or (zone.id in comfort.stroking_only and not technique.stroking)
        or (zone.id in comfort.soft_next and not technique.soft)
    )
    return 0 if barred else min(comfort.ceiling(zone.id), dict(comfort.answered).get(zone.id, HIGHEST))


def coached(effort: int, zone: Zone, technique: Technique, comfort: Comfort, restriction: Restriction) -> int:
    """The intensity that is coached, 0 to 4: the least of all that bounds it."""
    if not comfort.hands_on or comfort.ended:
        return 0
    return min(
        effort,
        comfort.level,
        bearable(comfort, zone, technique),
        limit(zone, technique),
        permitted(restriction, zone, technique),
    )


def coached_along(
    effort: int, path: Sequence[Segment], technique: Technique, comfort: Comfort, restriction: Restriction
) -> Stretches:
    """The intensity coached in each zone of a path; a zone at 0 is not touched."""
    return tuple((s.zone.id, coached(effort, s.zone, technique, comfort, restriction)) for s in path)


def coached_on(
    effort: int, path: Sequence[Segment], technique: Technique, comfort: Comfort, restriction: Restriction
) -> int:
    """The firmest intensity on a path: what is said of a step as a whole."""
    return max((each for _, each in coached_along(effort, path, technique, comfort, restriction)), default=0)
