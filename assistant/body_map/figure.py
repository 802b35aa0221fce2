"""The drawn figures with their zones, as they stand in figures.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated

import numpy as np
from numpy.typing import NDArray
from pydantic import BeforeValidator, Field

from assistant.body_map.geometry import Point, inside, mirrored, points, whole, within
from assistant.library.reading import Data, read

FILE = Path(__file__).parent / "figures.yaml"

Line = Annotated[tuple[Point, ...], BeforeValidator(points)]


Box = tuple[float, float, float, float]


def _lane(value: list[str]) -> tuple[Point, ...]:
    return points(" ".join(value))


class DrawnZone(Data):
    """Where a zone is on a figure, on one half of it where the figure is mirrored."""

    shape: Line
    mark: Annotated[Point, BeforeValidator(lambda text: points(text)[0])]
    """The point by which somebody finds it."""
    lane: Annotated[tuple[Point, ...], BeforeValidator(_lane)] = ()
    """Where hands work, from its low to its high edge; empty where none do."""
    room: float = Field(default=0, ge=0)
    """How far the touch may spread beside the lane."""
    ring: bool = False
    """The lane is a loop."""


class _FigureData(Data):
    id: str
    mirrored: bool
    turned: bool = False
    outline: Line
    lines: tuple[Line, ...] = ()
    zones: dict[str, DrawnZone] = Field(default_factory=dict)
    like: str = ""
    omit: tuple[str, ...] = ()


class _FigureFile(Data):
    figures: tuple[_FigureData, ...]


@dataclass(frozen=True)
class Figure:
    """One view of the body."""

    id: str
    two_sided: bool
    """Zones lie left and right of a middle line; otherwise only one side is seen."""
    turned: bool
    """It lies: it is drawn with its head to the left."""
    outline: tuple[Point, ...]
    lines: tuple[tuple[Point, ...], ...]
    zones: Mapping[str, DrawnZone]

    def shapes(self, zone: str) -> Iterator[tuple[Point, ...]]:
        """The one or two closed shapes of a zone."""
        shape = self.zones[zone].shape
        if not self.two_sided:
            yield shape
        elif shape[0][0] == 0 == shape[-1][0]:
            yield whole(shape) if shape[0] != shape[-1] else shape
        else:
            yield from (shape, mirrored(shape))

    def zones_at(self, point: Point) -> frozenset[str]:
        """Ids of the zones that a point lies in."""
        return frozenset(zone for zone in self.zones if self.holds(zone, point))

    def boxes(self, zone: str) -> tuple[Box, ...]:
        """The boxes around the shapes of a zone: left, right, top, bottom."""
        return tuple((left, right, top, bottom) for (left, top, right, bottom), _ in _boxed(self.id, zone))

    def reached(self, zone: str, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Which of these points lie in a zone."""
        found = np.zeros(x.shape, dtype=bool)
        for (left, top, right, bottom), shape in _boxed(self.id, zone):
            near = (x >= left) & (x <= right) & (y >= top) & (y <= bottom)
            if near.any():
                found[near] |= within(x[near], y[near], shape)
        return found

    def holds(self, zone: str, point: Point) -> bool:
        """Whether a point lies in a zone."""
        x, y = point
        return any(
            left <= x <= right and top <= y <= bottom and inside(point, shape)
            for (left, top, right, bottom), shape in _boxed(self.id, zone)
        )


@cache
def _boxed(figure: str, zone: str) -> tuple[tuple[Box, tuple[Point, ...]], ...]:
    """The shapes of a zone, each with the box around it: a point outside the box needs no closer look."""
    made = []
    for shape in figures()[figure].shapes(zone):
        xs, ys = [x for x, _ in shape], [y for _, y in shape]
        made.append(((min(xs), min(ys), max(xs), max(ys)), shape))
    return tuple(made)


@cache
def figures() -> Mapping[str, Figure]:
    """All figures by id: back, front, leg and lying.

    Raises:
        DataError: figures.yaml is not as it should be.
    """
    raw = {each.id: each for each in read(FILE, _FigureFile).figures}
    made = {}
    for each in raw.values():
        zones = {**(raw[each.like].zones if each.like else {}), **each.zones}
        lines = tuple(
            line for half in each.lines for line in ((half, mirrored(half)) if each.mirrored else (half,))
        )
        made[each.id] = Figure(
            each.id,
            each.mirrored or bool(each.like),
            each.turned,
            whole(each.outline) if each.mirrored else each.outline,
            lines,
            {zone: drawn for zone, drawn in zones.items() if zone not in each.omit},
        )
    return made
