"""The line that a hand wanders along, made of the lanes of the zones on a step's path."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assistant.body_map.figure import DrawnZone, Figure
from assistant.body_map.geometry import Point, along, distance
from assistant.body_map.ways import Motion, way_for
from assistant.coaching.planned import PlannedStep
from assistant.coaching.step import Direction
from assistant.coaching.techniques import Strength

ROWS = 5
"""Strokes that are drawn where each one lies a little higher than the one before."""
REACH = 40.0
"""No outward stroke is longer than this."""
LEG = ("toes", "feet", "calf", "thigh")
"""Zones of a leg, from below: a stroke over several of them lifts where none of them is."""
ABOVE_THE_RIBS = {Strength.POWER: 0.27, Strength.PERCUSSION: 0.45}
"""What strikes or presses begins this much of the back above the lowest ribs, because of the kidneys."""
BETWEEN_LINES = 5.0
"""Strokes side by side are this far apart, in units of the figure."""

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
    beside: int
    """Strokes side by side, each one further out."""

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
        return tuple(
            tuple((x + BETWEEN_LINES * (n - (self.beside - 1) / 2), y) for x, y in self.line)
            for n in range(self.beside)
        )


def base_of(step: PlannedStep, figure: Figure) -> Base:
    """The line of a step, its room, and its way back, from the path that is planned."""
    drawn = [(each, figure.zones[each.zone.id]) for each in step.path if each.zone.id in figure.zones]
    main = [zone for each, zone in drawn if not each.aside] or [zone for _, zone in drawn]
    aside = [zone for each, zone in drawn if each.aside]
    direction, motion = step.step.direction, way_for(step).motion
    if figure.id == "leg" and aside:
        along_the_leg = sorted((each.zone.id for each in step.path), key=LEG.index)
        main, aside = [figure.zones[zone] for zone in along_the_leg], []
    ring = len(main) == 1 and main[0].ring
    if ring and motion is Motion.PRESS:
        line: tuple[Point, ...] = main[0].lane[: len(main[0].lane) // 2]
        ring = False
    elif ring:
        line = (*main[0].lane, main[0].lane[0])
    else:
        line = _directed(_joined(main, outward=direction is Direction.OUT), step)
    if step.path[0].zone.id == "thoracic" and step.technique.strength in ABOVE_THE_RIBS:
        first = main[0].lane
        line = (along(first, ABOVE_THE_RIBS[step.technique.strength]), *line[1:])
    room = min(zone.room for zone in main)
    comes_down = direction is Direction.UP_AND_DOWN
    back: tuple[Point, ...] = ()
    if comes_down and aside:
        down = sorted(aside, key=lambda zone: zone.lane[0][1])
        legs = tuple(point for zone in down if not zone.ring for point in zone.lane[::-1])
        back = (line[-1], *legs, line[0]) if legs else ()
        room = min(room, *(zone.room for zone in aside))
    outward = direction is Direction.UP_AND_OUT
    crossing = direction is Direction.DIAGONAL
    return Base(line, room, back, comes_down, ring, outward, crossing, way_for(step).lines)


def _directed(line: tuple[Point, ...], step: PlannedStep) -> tuple[Point, ...]:
    """The line as the stroke leads: up the slope of a shoulder is inward; a toe is drawn out, away from the foot."""
    inward = step.step.direction is Direction.UP and step.step.zones == {"shoulders"}
    return line[::-1] if inward or way_for(step).motion is Motion.PULL else line


def _joined(zones: list[DrawnZone], *, outward: bool) -> tuple[Point, ...]:
    """Lane after lane; of a loop only the nearest point, because the stroke merely arrives there."""
    line: list[Point] = []
    for n, zone in enumerate(zones):
        lane = zone.lane
        if outward and n + 1 < len(zones):
            following = zones[n + 1].lane[0]
            lane = lane[::-1] if distance(lane[0], following) < distance(lane[-1], following) else lane
        if zone.ring and line:
            lane = (min(lane, key=lambda point: distance(point, line[-1])),)
        line += lane
    return tuple(line)
