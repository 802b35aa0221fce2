"""The way of the hands in a step: where each touches, moment by moment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from math import cos, pi, sin
from pathlib import Path

from assistant.body_map.choosing import allowed, barred, figure_for
from assistant.body_map.figure import Figure
from assistant.body_map.geometry import Point, along, heading, length, mirrored
from assistant.body_map.keeping import Kept, narrowed
from assistant.body_map.lanes import Base, base_of
from assistant.coaching.planned import PlannedStep
from assistant.coaching.program import Who
from assistant.coaching.step import BETWEEN_HOLDS
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


RADIUS = {
    Touch.PALM: 8.0,
    Touch.SPREAD: 6.0,
    Touch.CUPPED: 7.0,
    Touch.CUP: 7.0,
    Touch.HEEL: 6.0,
    Touch.PINCH: 5.0,
}
"""How far a touch spreads around its middle, where the lane leaves room; 4 for all others."""


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
    TREMBLE = "tremble"


WAVERING = (Motion.CIRCLE, Motion.KNEAD, Motion.TREMBLE)
"""Motions that leave the lane sideways, so that the touch has less room."""


class Way(Data):
    """How the hands of one technique touch and move."""

    touch: Touch
    motion: Motion
    pair: bool = False
    """Both hands work, one behind the other, when the step keeps to one side."""


class _WayFile(Data):
    ways: dict[str, Way]


@cache
def ways() -> dict[str, Way]:
    """The way of each technique by its id.

    Raises:
        DataError: ways.yaml is not as it should be.
    """
    return read(FILE, _WayFile).ways


@dataclass(frozen=True, slots=True)
class Moment:
    """Where a hand is at one moment of its loop."""

    point: Point
    at: float
    """Fraction of the loop, 0 to 1."""
    lifted: bool = False
    """It has no weight: it floats back, or is between two strikes."""
    back: bool = False
    """It is on the way back to where the stroke began."""


@dataclass(frozen=True, slots=True)
class Hand:
    """One hand on its way."""

    moments: tuple[Moment, ...]
    radius: float
    """How far its touch spreads, in units of the figure."""
    right: bool
    """It is drawn as a right hand."""


@dataclass(frozen=True, slots=True)
class HandWay:
    """All that a picture of a step needs: figure, hands, and how long their loop lasts."""

    figure: Figure
    way: Way
    hands: tuple[Hand, ...]
    seconds: float
    """Of one loop."""
    other_way_back: bool
    """The way back leads elsewhere than the way there."""
    barred: frozenset[str]
    flipped: bool
    """The figure is seen from its left: everything is drawn as in a mirror."""


def way_of(step: PlannedStep, who: Who) -> HandWay:
    """The way of the hands of a planned step; the same step always has the same."""
    figure, way = figure_for(step, who), ways()[step.technique.id]
    base = base_of(step, figure)
    radius = min(RADIUS.get(way.touch, 4.0), base.room)
    if way.motion in WAVERING:
        radius = max(1.5, radius - 2.0)
    kept = Kept(figure, allowed(step, figure), barred(step, figure), radius)
    kept, line = narrowed(kept, base.line)
    back = (line[-1], *base.back[1:-1], line[0]) if base.back and kept.clears(base.back) else ()
    radius, base = kept.radius, replace(base, line=line, back=back)
    lines = base.lines(kept.reach)
    loop = _loop(step, way)
    first = tuple(_moments(way.motion, lines, base, loop, radius, second=False))
    second = tuple(_moments(way.motion, lines, base, loop, radius, second=True))
    flipped = False
    hands: tuple[Hand, ...]
    if not figure.two_sided:
        flipped = step.side == "left"
        hands = (Hand(first, radius, True), Hand(_ahead(second), radius, False))
        if not (way.pair or way.touch is Touch.PALM) or radius < 4:
            hands = hands[:1]
    elif step.side == "both":
        hands = (Hand(first, radius, True), Hand(_flip(second), radius, False))
    else:
        pair = way.pair and who is Who.PARTNER
        own = (first, _ahead(second)) if pair else (first,)
        left_of_picture = (step.side == "left") != (figure.id == "front")
        turn = _flip if left_of_picture else tuple
        hands = tuple(Hand(turn(each), radius, n == 0) for n, each in enumerate(own))
    return HandWay(figure, way, hands, loop[0], bool(base.back), kept.barred, flipped)


def _loop(step: PlannedStep, way: Way) -> tuple[float, int]:
    """Seconds of one loop, and how many strokes it has."""
    if step.step.hold:
        spots = 4 if len(step.path) > 1 else 2
        return spots * (step.step.hold + BETWEEN_HOLDS), spots
    strokes = step.step.strokes
    if way.motion is Motion.GLIDE and step.step.direction not in ("up and out", "around"):
        strokes = 2 - strokes % 2
    return strokes * 60 / step.strokes_per_minute, strokes


def _moments(
    motion: Motion,
    lines: tuple[tuple[Point, ...], ...],
    base: Base,
    loop: tuple[float, int],
    radius: float,
    *,
    second: bool,
) -> Iterator[Moment]:
    """The moments of one hand; the second does the opposite where hands take turns."""
    strokes = loop[1]
    if len(lines) > 1:
        yield from _one_by_one(lines[::-1] if second and base.crossing else lines)
        return
    line = lines[0]
    if motion is Motion.GLIDE:
        yield from _gliding(line, base, strokes)
        return
    swing = min(5.0, max(1.5, base.room - radius))
    n = max(strokes * (8 if motion is Motion.CIRCLE else 4), 8)
    end = 0.94
    long = length(line)
    for k in range(n + 1):
        f = k / n
        beat = f * strokes
        here, ahead = along(line, f), heading(line, f)
        turn = -1.0 if second else 1.0
        push, side, lifted = 0.0, 0.0, False
        if motion is Motion.RUB:
            here = along(line, f + 5.0 * sin(2 * pi * beat) / max(long, 10.0))
        elif motion is Motion.CIRCLE:
            push, side = swing * sin(2 * pi * beat), swing * (cos(2 * pi * beat) - 1) * 0.5
        elif motion is Motion.SAW:
            here = along(line, f + 5.0 * sin(pi * beat) * turn / max(long, 10.0))
        elif motion is Motion.KNEAD:
            side = swing * 0.6 * sin(pi * beat) * turn
        elif motion is Motion.TREMBLE:
            side = 1.5 * (k % 2 * 2 - 1)
        elif motion in (Motion.STRIKE, Motion.LIFT):
            lifted = (k % 4 >= 2) == second if motion is Motion.STRIKE else k % 4 == 3
        elif motion is Motion.PRESS:
            here, lifted = along(line, int(beat) / max(1, strokes - 1)), f * strokes % 1 > 0.7
        push = 0.0 if f in (0.0, 1.0) else push
        point = (here[0] + ahead[0] * push - ahead[1] * side, here[1] + ahead[1] * push + ahead[0] * side)
        yield Moment(point, f * end, lifted)
    yield Moment(line[0], 1.0, lifted=True)


def _gliding(line: tuple[Point, ...], base: Base, strokes: int) -> Iterator[Moment]:
    out = 0.5 if strokes == 2 and not base.ring else 1.0 if base.ring else 0.8
    yield from (Moment(along(line, k / 12), out * k / 12) for k in range(13))
    back = base.back or line[::-1]
    if not base.ring:
        floats = not base.comes_down
        yield from (
            Moment(along(back, k / 8), out + (1 - out) * k / 8, floats, back=True) for k in range(1, 8)
        )
        yield Moment(line[0], 1.0, floats, back=True)


def _one_by_one(lines: tuple[tuple[Point, ...], ...]) -> Iterator[Moment]:
    """Stroke after stroke, and through the air between them."""
    each = 1 / len(lines)
    for n, line in enumerate(lines):
        yield from (Moment(along(line, k / 4), each * (n + 0.75 * k / 4)) for k in range(5))
        yield Moment(along(line, 0.5), each * (n + 0.88), lifted=True)
    yield Moment(lines[0][0], 1.0, lifted=True)


def _flip(moments: tuple[Moment, ...]) -> tuple[Moment, ...]:
    points = mirrored([each.point for each in moments])
    return tuple(
        Moment(point, each.at, each.lifted, each.back) for point, each in zip(points, moments, strict=True)
    )


AHEAD = 0.12
"""How far the second hand on one side is ahead of the first, as a fraction of the loop."""


def _ahead(moments: tuple[Moment, ...]) -> tuple[Moment, ...]:
    """The same loop, begun later: the other hand follows this one."""
    shifted = [Moment(each.point, (each.at - AHEAD) % 1.0, each.lifted, each.back) for each in moments[1:]]
    shifted.sort(key=lambda each: each.at)
    first = shifted[0]
    return (replace(first, at=0.0), *shifted[1:], replace(first, at=1.0))
