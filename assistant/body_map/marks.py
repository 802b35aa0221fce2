"""The way of the hands as lines and signs: where they begin, which way they go, and how they move there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.body_map.geometry import Point, along, distance, heading, length, smooth, straight
from assistant.body_map.motions import Moment
from assistant.body_map.ways import Motion

UPWARD = (0.0, -1.0)
APART = 24.0
"""Signs along a line are this far apart, in units of the figure, or further."""
PULLED = 16.0
"""The arrow of a pull leads this far beyond the body, in units of the figure."""


def route(
    moments: Sequence[Moment], motion: Motion, line: Sequence[Point], other_way_back: bool, room: float
) -> str:
    """One way as SVG.

    Args:
        moments: of a hand that goes it.
        motion: how it moves.
        line: along which it wanders, in the order of the stroke; several strokes are in the moments.
        other_way_back: the way back leads elsewhere than the way there.
        room: how far hands may move beside the line; signs are smaller where that is little.
    """
    small = min(1.0, max(0.55, room / 7))
    start = moments[0].point
    ring = f'<circle class="start" cx="{start[0]:.1f}" cy="{start[1]:.1f}" r="3.4"/>'
    if motion is Motion.PULL:
        out = heading(line, 1.0)
        pull = (line[0], (line[-1][0] + out[0] * PULLED, line[-1][1] + out[1] * PULLED))
        return f'<path class="way" d="{straight(pull)}"/>{_arrow(pull)}{ring}'
    if motion is Motion.GLIDE or len(line) < 2:
        return "".join(_strokes(moments, other_way_back)) + ring
    if motion is Motion.SHAKE:
        return _sign(motion, along(line, 0.5), UPWARD, small) + ring
    count = max(1, min(6, round(length(line) / APART)))
    at = [(k + 0.5) / count for k in range(count)]
    signs = "".join(_sign(motion, along(line, f), heading(line, f), small) for f in at)
    end = _arrow(line) if length(line) > 16 else ""
    thin = f'<path class="way thin" d="{smooth(line, closed=False)}"/>' if length(line) > 16 else ""
    return thin + end + ring + signs


def _strokes(moments: Sequence[Moment], other_way_back: bool) -> Iterator[str]:
    """Full lines for the strokes, dashed ones for the way back, where a hand has hardly any weight or none."""
    for run in _runs(moments):
        points = tuple(moment.point for moment in run)
        if run[-1].back:
            points = points if other_way_back else _aside(points)
            yield f'<path class="back" d="{smooth(points, closed=False)}"/>'
            if not run[-1].lifted:
                yield _arrow(points)
        else:
            yield f'<path class="way" d="{smooth(points, closed=False)}"/>'
            yield _arrow(points)


def _kind(moment: Moment) -> tuple[bool, bool, bool]:
    return moment.back, moment.lifted, moment.away


def _runs(moments: Sequence[Moment]) -> Iterator[tuple[Moment, ...]]:
    """The strokes and the ways back that are drawn; what is lifted between two strokes, or off the body, is not."""
    run: list[Moment] = []
    for before, moment in zip((None, *moments), moments, strict=False):
        same = before is not None and _kind(before) == _kind(moment)
        if not same:
            if len(run) > 1:
                yield tuple(run)
            run = [before] if before is not None and moment.back and not before.away else []
        if not moment.away and (not moment.lifted or moment.back):
            run.append(moment)
    if len(run) > 1:
        yield tuple(run)


def _aside(run: tuple[Point, ...]) -> tuple[Point, ...]:
    """The way back, drawn a little beside the way there."""
    middle = run[len(run) // 2]
    shift = 5.0 if middle[0] >= 0 else -5.0
    return (run[0], *((x + shift, y) for x, y in run[1:-1]), run[-1])


def _arrow(points: Sequence[Point], size: float = 7.0) -> str:
    """An arrowhead at the end of a line, in the direction of its last stretch."""
    end = points[-1]
    before = next((point for point in reversed(points[:-1]) if distance(point, end) > 1.5), None)
    if before is None:
        return ""
    long = distance(before, end)
    x, y = (end[0] - before[0]) / long, (end[1] - before[1]) / long
    half = size * 0.57
    a = (end[0] - size * x - half * y, end[1] - size * y + half * x)
    b = (end[0] - size * x + half * y, end[1] - size * y - half * x)
    return f'<path class="tip" d="{straight(((end[0] + 2 * x, end[1] + 2 * y), a, b))}Z"/>'


def _sign(motion: Motion, point: Point, ahead: Point, small: float) -> str:
    """What hands do at one place of the line; drawn for a line that leads upward, and turned with it."""
    x, y = point

    def on(side: float, push: float) -> Point:
        side, push = side * small * (1 if x >= 0 else -1), push * small
        return x - ahead[1] * side + ahead[0] * push, y + ahead[0] * side + ahead[1] * push

    def both_ways(side: float, push: float, other: tuple[float, float]) -> str:
        ends = (on(side, push), on(*other))
        return f'<path class="mark" d="{straight(ends)}"/>{_arrow(ends, 4.5)}{_arrow(ends[::-1], 4.5)}'

    def one_way(frm: tuple[float, float], to: tuple[float, float]) -> str:
        ends = (on(*frm), on(*to))
        return f'<path class="mark" d="{straight(ends)}"/>{_arrow(ends, 4.5)}'

    match motion:
        case Motion.RUB:
            return both_ways(6, -7, (6, 7))
        case Motion.SAW:
            return one_way((-5, -7), (-5, 7)) + one_way((5, 7), (5, -7))
        case Motion.KNEAD:
            return one_way((-8, 4), (8, 4)) + one_way((8, -4), (-8, -4))
        case Motion.SHAKE:
            return both_ways(-6, 14, (8, 14)) + both_ways(-6, -14, (8, -14))
        case Motion.TREMBLE:
            wave = [on(5 + (2.2 if k % 2 else -2.2), -6 + 2 * k) for k in range(7)]
            return f'<path class="mark" d="{straight(wave)}"/>'
        case Motion.CIRCLE:
            return _circle(x, y, 5.5 * small)
        case Motion.STRIKE:
            return _burst(x, y)
        case Motion.LIFT:
            return _fold(x, y)
        case _:
            return (
                f'<circle class="mark" cx="{x:.1f}" cy="{y:.1f}" r="4.6"/>'
                f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="1.9"/>'
            )


def _circle(x: float, y: float, r: float) -> str:
    """Nearly all the way around, with an arrowhead."""
    end = (x + r * 0.5, y - r * 0.87)
    tip = _arrow(((end[0] - 4, end[1] - 1.6), end), 4.5)
    return (
        f'<path class="mark" d="M{x + r:.1f},{y:.1f}A{r:.1f},{r:.1f} 0 1 1 {end[0]:.1f},{end[1]:.1f}"/>{tip}'
    )


def _burst(x: float, y: float) -> str:
    """A dot with three short lines above it: something falls and springs back."""
    rays = (
        f"M{x:.1f},{y - 4:.1f}v-4M{x - 3.4:.1f},{y - 2.6:.1f}l-2.6,-2.6M{x + 3.4:.1f},{y - 2.6:.1f}l2.6,-2.6"
    )
    return f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="2.4"/><path class="mark" d="{rays}"/>'


def _fold(x: float, y: float) -> str:
    """A fold between two fingers, and an arrow that lifts it."""
    fold = f"M{x - 8:.1f},{y + 3:.1f}h3C{x - 3:.1f},{y - 4:.1f} {x + 3:.1f},{y - 4:.1f} {x + 5:.1f},{y + 3:.1f}h3"
    return f'<path class="mark" d="{fold}"/>{_arrow(((x, y - 4), (x, y - 9)), 4.5)}'
