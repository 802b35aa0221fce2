"""How a hand moves along its line, moment by moment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import cos, pi, sin

from assistant.body_map.geometry import Point, along, heading, length
from assistant.body_map.lanes import Base
from assistant.body_map.ways import Motion

DOWN = 0.94
"""The part of a loop that works; in the rest the hand floats back to where it began."""
RUBS = 6.0
"""How far rubbing and sawing go to and fro, in units of the figure."""
STEADY = 0.5
"""Where along its line a hand stays that only shakes."""


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
    away: bool = False
    """It has left the body, and is not drawn."""


@dataclass(frozen=True, slots=True)
class Share:
    """What of a line one hand takes."""

    turn: float
    """1, or -1 for the hand that does the opposite."""
    beside: float = 0.0
    """How far beside the line it works, in units of the figure."""
    ahead: float = 0.0
    """How far it is ahead of the line's beginning all the time, as a fraction of the line."""
    behind: float = 0.0
    """The same before the line's end."""


def moments(
    motion: Motion, lines: Sequence[Sequence[Point]], base: Base, strokes: int, radius: float, share: Share
) -> Iterator[Moment]:
    """The moments of one hand in one loop, from 0 to 1.

    Args:
        motion: how it moves.
        lines: one stroke, or several that follow one another.
        base: room, and the way back.
        strokes: of one loop.
        radius: of its touch.
        share: what of it this hand takes.
    """
    if len(lines) > 1:
        yield from _one_by_one(lines[::-1] if share.turn < 0 and base.crossing else lines)
    elif motion in (Motion.GLIDE, Motion.PULL):
        yield from _gliding(lines[0], base, strokes, share)
    elif motion is Motion.PRESS:
        yield from _pressing(lines[0], strokes, share)
    else:
        yield from _wandering(motion, lines[0], strokes, min(5.0, max(1.5, base.room - radius)), share)


def _at(line: Sequence[Point], share: Share, fraction: float, push: float = 0.0, side: float = 0.0) -> Point:
    """A point of the share of a line, pushed along it and beside it by units of the figure."""
    part = min(max(fraction + push / max(length(line), 10.0), 0.0), 1.0)
    part = share.ahead + part * (1 - share.ahead - share.behind)
    (x, y), ahead = along(line, part), heading(line, part)
    side += share.beside
    return x - ahead[1] * side, y + ahead[0] * side


def _wandering(
    motion: Motion, line: Sequence[Point], strokes: int, swing: float, share: Share
) -> Iterator[Moment]:
    """Small movements to and fro, around or up and down, while the hand slowly comes along its line."""
    n = max(strokes * (8 if motion is Motion.CIRCLE else 4), 8)
    for k in range(n + 1):
        f, beat = k / n, k / n * strokes
        push, side, lifted = 0.0, 0.0, False
        if motion is Motion.RUB:
            push = RUBS * sin(2 * pi * beat)
        elif motion is Motion.CIRCLE:
            push, side = swing * sin(2 * pi * beat), swing * cos(2 * pi * beat) * share.turn
        elif motion is Motion.SAW:
            push = RUBS * sin(pi * beat) * share.turn
        elif motion is Motion.KNEAD:
            side = swing * 0.7 * sin(pi * beat) * share.turn
        elif motion is Motion.SHAKE:
            f, side = STEADY, swing * 0.6 * sin(pi * beat)
        elif motion is Motion.TREMBLE:
            side = 1.5 * (k % 2 * 2 - 1)
        elif motion is Motion.STRIKE:
            lifted = (k % 4 >= 2) == (share.turn > 0)
        elif motion is Motion.LIFT:
            lifted = k % 4 == 3
        yield Moment(_at(line, share, f, push, side), k / n * DOWN, lifted)
    yield Moment(_at(line, share, STEADY if motion is Motion.SHAKE else 0.0), 1.0, lifted=True)


def _pressing(line: Sequence[Point], spots: int, share: Share) -> Iterator[Moment]:
    """Spot after spot: there, hold, let go."""
    for k in range(spots):
        point = _at(line, share, k / max(1, spots - 1))
        yield Moment(point, DOWN * k / spots, lifted=True)
        yield Moment(point, DOWN * (k + 0.15) / spots)
        yield Moment(point, DOWN * (k + 0.75) / spots)
        yield Moment(point, DOWN * (k + 0.85) / spots, lifted=True)
    yield Moment(_at(line, share, 0.0), 1.0, lifted=True)


def _gliding(line: Sequence[Point], base: Base, strokes: int, share: Share) -> Iterator[Moment]:
    out = 1.0 if base.ring else 0.5 if strokes == 2 else 0.8
    count = 24 if length(line) > 120 else 12
    yield from (Moment(_at(line, share, k / count), out * k / count) for k in range(count + 1))
    if base.ring:
        return
    floats = not base.comes_down
    for k in range(1, count):
        f = k / count
        point = along(base.back, f) if base.back else _at(line, share, 1 - f)
        yield Moment(point, out + (1 - out) * f, floats, back=True)
    yield Moment(_at(line, share, 0.0), 1.0, floats, back=True)


def _one_by_one(lines: Sequence[Sequence[Point]]) -> Iterator[Moment]:
    """Stroke after stroke, and through the air between them."""
    each = 1 / len(lines)
    for n, line in enumerate(lines):
        yield from (Moment(along(line, k / 4), each * (n + 0.75 * k / 4)) for k in range(5))
        yield Moment(along(line, 0.5), each * (n + 0.88), lifted=True)
    yield Moment(lines[0][0], 1.0, lifted=True)


def mirrored_moments(moments: Sequence[Moment]) -> tuple[Moment, ...]:
    """The same on the other side of the middle line."""
    return tuple(replace(each, point=(-each.point[0], each.point[1])) for each in moments)
