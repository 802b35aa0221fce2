"""The line that a hand wanders along, made of the lanes of the zones on a step's path."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assistant.body_map.figure import DrawnZone, Figure
from assistant.body_map.geometry import Point, along, distance
from assistant.coaching.planned import PlannedStep
from assistant.coaching.step import Direction

ROWS = 5
"""Strokes that are drawn where each one lies a little higher than the one before."""
REACH = 40.0
"""No outward stroke is longer than this."""

Reach = Callable[[Point, Point, float], Point]


@dataclass(frozen=True, slots=True)
class Base:
    """Where one hand of a step works, on the right half of the figure."""

    line: tuple[Point, ...]
    room: float
    """How far the touch may spread beside the line."""
    back: tuple[Point, ...]
    """The way back where it is another one."""
    comes_down: bool
    """The way back is a stroke too."""
    ring: bool
    outward: bool
    crossing: bool
    """Strokes lead up and out, then down and out; the other hand does it the other way round."""

    def lines(self, reach: Reach) -> tuple[tuple[Point, ...], ...]:
        """The strokes one after the other: one, or several that each begin on the line.

        Args:
            reach: how far a stroke may lead from a point in a direction.
        """
        if self.crossing:
            middle = along(self.line, 0.45)
            return tuple((middle, reach(middle, way, 34)) for way in ((0.5, -0.87), (0.5, 0.87)))
        if self.outward:
            starts = [along(self.line, 0.06 + 0.88 * k / (ROWS - 1)) for k in range(ROWS)]
            return tuple((start, reach(start, (1.0, -0.08), REACH)) for start in starts)
        return (self.line,)


def base_of(step: PlannedStep, figure: Figure) -> Base:
    """The line of a step, its room, and its way back, from the path that is planned."""
    drawn = [(each, figure.zones[each.zone.id]) for each in step.path if each.zone.id in figure.zones]
    main = [zone for each, zone in drawn if not each.aside] or [zone for _, zone in drawn]
    aside = [zone for each, zone in drawn if each.aside]
    direction = step.step.direction
    ring = len(main) == 1 and main[0].ring
    line = _closed(main[0]) if ring else _joined(main, outward=direction is Direction.OUT)
    room = min(zone.room for zone in main)
    comes_down = direction is Direction.UP_AND_DOWN
    back: tuple[Point, ...] = ()
    if comes_down and aside:
        down = sorted(aside, key=lambda zone: zone.lane[0][1])
        legs = tuple(point for zone in down if not zone.ring for point in zone.lane[::-1])
        back = (line[-1], *legs, line[0]) if legs else ()
        room = min(room, *(zone.room for zone in aside))
    outward = direction is Direction.UP_AND_OUT
    return Base(line, room, back, comes_down, ring, outward, direction is Direction.DIAGONAL)


def _closed(zone: DrawnZone) -> tuple[Point, ...]:
    return (*zone.lane, zone.lane[0])


def _joined(zones: list[DrawnZone], *, outward: bool) -> tuple[Point, ...]:
    """Lane after lane; of a loop only the nearest point, because the stroke merely arrives there."""
    line: list[Point] = []
    for n, zone in enumerate(zones):
        lane = zone.lane
        if outward and n + 1 < len(zones):
            lane = (
                lane[::-1]
                if distance(lane[0], zones[n + 1].lane[0]) < distance(lane[-1], zones[n + 1].lane[0])
                else lane
            )
        if zone.ring and line:
            lane = (min(lane, key=lambda point: distance(point, line[-1])),)
        line += lane
    return tuple(line)
