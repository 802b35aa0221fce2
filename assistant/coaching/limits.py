"""What a zone bears of a technique, whatever anybody answers or asks for (safety.md, 3.0)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import groupby

from assistant.coaching.path import Segment
from assistant.coaching.techniques import Technique
from assistant.coaching.zones import Zone


def limit(zone: Zone, technique: Technique) -> int:
    """The standing limit of a technique in a zone, 0 to 4; 0 is never."""
    if not technique.coached or zone.id in technique.never_on:
        return 0
    return min(zone.limits.of(technique.strength), technique.most)


def along(path: Sequence[Segment], technique: Technique) -> tuple[tuple[str, int], ...]:
    """The limit of each zone on a path: hands grow lighter where they cross into a stricter one."""
    return tuple((segment.zone.id, limit(segment.zone, technique)) for segment in path)


def open_path(path: Sequence[Segment], technique: Technique, barred: Collection[str]) -> tuple[Segment, ...]:
    """What is left of a path without the barred zones and those that never bear the technique.

    A hand does not jump: of the way out the longest unbroken stretch is left, the later one if two are
    equal; of what lies aside whatever is open, as long as there is a way out.
    """

    def usable(segment: Segment) -> bool:
        return segment.zone.id not in barred and limit(segment.zone, technique) > 0

    out = [segment for segment in path if not segment.aside]
    runs = [list(run) for free, run in groupby(out, key=usable) if free]
    if not runs:
        return ()
    best = max(enumerate(runs), key=lambda each: (sum(s.share for s in each[1]), each[0]))[1]
    return (*best, *(segment for segment in path if segment.aside and usable(segment)))
