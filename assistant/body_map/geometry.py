"""Points, smooth lines and shapes of the drawn figures; units are those of figures.yaml."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

import numpy as np
from numpy.typing import NDArray

Point = tuple[float, float]
Line = NDArray[np.float64]
ROUND, SOFT = 1 / 6, 1 / 14
"""How far a smooth line swings out at its points: a body's outline, and the border of a zone."""


def points(text: str) -> tuple[Point, ...]:
    """Points of a text like "0,10 15,13".

    Raises:
        ValueError: something in it is no pair of numbers.
    """
    pairs = [each.split(",") for each in text.split()]
    if any(len(pair) != 2 for pair in pairs):
        raise ValueError("points are pairs like 12,30 with spaces between them")
    return tuple((float(x), float(y)) for x, y in pairs)


def mirrored(line: Sequence[Point]) -> tuple[Point, ...]:
    """The same on the other side of the middle line."""
    return tuple((-x, y) for x, y in line)


def whole(half: Sequence[Point]) -> tuple[Point, ...]:
    """A half shape that begins and ends on the middle line, with its mirror image."""
    return (*half, *mirrored(half[-2:0:-1]))


def smooth(line: Sequence[Point], closed: bool, swing: float = ROUND) -> str:
    """An SVG path of cubic Bézier curves through all these points."""
    count = len(line)

    def at(n: int) -> Point:
        return line[n % count] if closed else line[min(max(n, 0), count - 1)]

    parts = [f"M{_n(line[0])}"]
    for n in range(count if closed else count - 1):
        a, b, c, d = at(n - 1), at(n), at(n + 1), at(n + 2)
        first = (b[0] + (c[0] - a[0]) * swing, b[1] + (c[1] - a[1]) * swing)
        second = (c[0] - (d[0] - b[0]) * swing, c[1] - (d[1] - b[1]) * swing)
        parts.append(f"C{_n(first)} {_n(second)} {_n(c)}")
    return "".join(parts) + ("Z" if closed else "")


def straight(line: Sequence[Point]) -> str:
    """An SVG path that goes straight from point to point."""
    return "M" + "L".join(_n(each) for each in line)


def _n(point: Point) -> str:
    return f"{point[0]:.1f},{point[1]:.1f}".replace(".0,", ",").removesuffix(".0")


def inside(point: Point, shape: Sequence[Point]) -> bool:
    """Whether a point lies within a closed shape."""
    x, y = point
    within = False
    for (ax, ay), (bx, by) in zip(shape, (*shape[1:], shape[0]), strict=True):
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            within = not within
    return within


def within(x: Line, y: Line, shape: Sequence[Point]) -> NDArray[np.bool_]:
    """The same as `inside` for many points at once, given as arrays of one shape."""
    found = np.zeros(x.shape, dtype=bool)
    for (ax, ay), (bx, by) in zip(shape, (*shape[1:], shape[0]), strict=True):
        if ay != by:
            found ^= ((ay > y) != (by > y)) & (x < ax + (y - ay) * (bx - ax) / (by - ay))
    return found


def distance(a: Point, b: Point) -> float:
    """How far two points are apart."""
    return hypot(a[0] - b[0], a[1] - b[1])


def length(line: Sequence[Point]) -> float:
    """How long a line is from end to end."""
    return sum(distance(a, b) for a, b in pairwise(line))


def along(line: Sequence[Point], fraction: float) -> Point:
    """The point at a fraction of the length of a line, 0 to 1."""
    lengths = [distance(a, b) for a, b in pairwise(line)]
    left = sum(lengths) * min(max(fraction, 0.0), 1.0)
    for a, b, length in zip(line, line[1:], lengths, strict=False):
        if left <= length and length:
            return a[0] + (b[0] - a[0]) * left / length, a[1] + (b[1] - a[1]) * left / length
        left -= length
    return line[-1]


def heading(line: Sequence[Point], fraction: float) -> Point:
    """The direction of a line at a fraction of its length, as a vector of length 1; upward for a mere point."""
    a, b = along(line, fraction - 0.05), along(line, fraction + 0.05)
    long = distance(a, b)
    return ((b[0] - a[0]) / long, (b[1] - a[1]) / long) if long else (0.0, -1.0)
