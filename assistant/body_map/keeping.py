"""Keeps a hand on its way off the zones where it must not come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from assistant.body_map.figure import Figure
from assistant.body_map.geometry import Point, along


@dataclass(frozen=True)
class Kept:
    """Keeps a hand within what is allowed."""

    figure: Figure
    allowed: frozenset[str]
    barred: frozenset[str]
    radius: float

    def reach(self, start: Point, way: Point, most: float) -> Point:
        """How far a stroke may lead from a point in a direction."""
        last = start
        for step in range(1, int(most) + 1):
            point = (start[0] + way[0] * step, start[1] + way[1] * step)
            if not self._free(point):
                break
            last = point
        return last

    def _free(self, point: Point) -> bool:
        here = self.figure.zones_at(point)
        return here <= self.allowed and bool(here) and self.clears((point,))

    def clear(self, points: Sequence[Point]) -> list[bool]:
        """Of each point, whether no edge of a touch there reaches what is barred."""
        edge = np.arange(12) * np.pi / 6
        x, y = np.array(points).T[:, :, np.newaxis]
        x, y = x + self.radius * np.cos(edge), y + self.radius * np.sin(edge)
        reached = [self.figure.reached(zone, x, y).any(axis=1) for zone in self.barred]
        return [not each for each in np.logical_or.reduce(reached)] if reached else [True] * len(points)

    def clears(self, line: Sequence[Point]) -> bool:
        """No edge of a touch reaches what is barred, all along a line."""
        return all(self.clear([along(line, n / 24) for n in range(25)] if len(line) > 1 else line))


def narrowed(kept: Kept, line: tuple[Point, ...]) -> tuple[Kept, tuple[Point, ...]]:
    """The line without the ends at which a touch would reach what is barred, and the touch smaller where it must be."""
    for radius in (kept.radius, kept.radius / 2, 1.5):
        smaller = replace(kept, radius=radius)
        fine = [along(line, n / 24) for n in range(25)]
        clear = [n for n, free in enumerate(smaller.clear(fine)) if free]
        if len(clear) == len(fine):
            return smaller, line
        if len(clear) > 4:
            return smaller, tuple(fine[clear[0] : clear[-1] + 1])
    return kept, line
