"""Hands as simple mittens, and the part of them that touches."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, radians, sin

from assistant.body_map.geometry import Point, along, mirrored, points, smooth
from assistant.body_map.ways import Touch

FLAT = points("-6,13 -8,6 -10.5,2 -12,-5 -10,-8 -7.5,-4 -7.5,-12 -6,-20 0,-23 6,-20 7.5,-10 7.5,3 6,13")
EDGE = points("-3.5,14 -4.5,4 -4,-14 -1,-22 3,-20 4,-8 4,4 3,14")
PINCH = points("-5,17 -8,8 -11,2 -9,-4 -4,-3 -3,1 0,2 2,-3 4,-8 9,-6 10,3 8,10 5,17")
THUMB = points("-6,16 -6.8,8 -4.4,3 -3.2,-5 0,-9 3.2,-5 4.4,3 6.8,8 6,16")
WRIST = points("-6,12 -6.8,26 6.8,26 6,12")
OFFSET = {
    Touch.PALM: 2.0,
    Touch.CUPPED: 2.0,
    Touch.FINGERS: 19.0,
    Touch.SPREAD: 18.0,
    Touch.HEEL: -9.0,
    Touch.EDGE: 4.0,
    Touch.THUMB: 6.0,
    Touch.PINCH: 3.0,
    Touch.CUP: 18.0,
}
"""How far the middle of the touch lies in front of the middle of the hand."""
FINGERS = "M-2.6,-20V-8M2.4,-20V-8"
SPREAD = "M0,-8L-6,-23M0,-8V-24M0,-8L6,-23"


SHAPES = {Touch.EDGE: EDGE, Touch.PINCH: PINCH, Touch.THUMB: THUMB}
"""All others are flat."""


def _shape(right: bool, touch: Touch) -> tuple[Point, ...]:
    shape = SHAPES.get(touch, FLAT)
    return shape if right else mirrored(shape)


def outline(right: bool, touch: Touch, turn: float, size: float) -> tuple[Point, ...]:
    """Points all along the edge of a hand and its wrist, two units apart or less, with the touch at 0,0.

    Args:
        right: it is a right hand.
        touch: the part that carries.
        turn: degrees by which the fingers point away from upward.
        size: 1 is a hand of life size on this figure.
    """
    c, s = cos(radians(turn)), sin(radians(turn))
    made = []
    for shape in (_shape(right, touch), WRIST):
        ring = (*shape, shape[0])
        for x, y in (along(ring, n / 48) for n in range(48)):
            x, y = x * size, (y + OFFSET[touch]) * size
            made.append((x * c - y * s, x * s + y * c))
    return tuple(made)


def mitten(right: bool, touch: Touch, turn: float, size: float, aside: float = 0.0) -> str:
    """One hand as SVG, its touch at 0,0 but for what it lies aside; its arguments are those of `outline`."""
    lines = "" if touch in SHAPES else f'<path class="line" d="{FINGERS}"/>'
    if touch is Touch.SPREAD:
        lines = f'<path class="line" d="{SPREAD}"/>'
    place = f"translate({aside:g},0) " if aside else ""
    scale = "" if size == 1 else f" scale({size:g})"
    return (
        f'<g transform="{place}rotate({turn:.0f}){scale} translate(0,{OFFSET[touch]:g})">'
        f'<path class="arm" d="{_open(WRIST)}"/><path class="hand" d="{smooth(_shape(right, touch), closed=True)}"/>'
        f"{lines}</g>"
    )


def _open(line: Sequence[Point]) -> str:
    return "M" + "L".join(f"{x:g},{y:g}" for x, y in line)


def patch(radius: float, touch: Touch, turn: float) -> str:
    """The touch itself as SVG: its shape tells which part of the hand carries."""
    r = radius
    if touch in (Touch.EDGE, Touch.SPREAD):
        wide, high = (r * 0.5, r * 2) if touch is Touch.EDGE else (r, r * 0.5)
        body = f'<ellipse class="touch" rx="{wide:g}" ry="{high:g}" transform="rotate({turn:.0f})"/>'
    elif touch is Touch.CUP:
        body = f'<circle class="touch ring" r="{r:g}"/><circle class="touch" r="{r / 3:.1f}"/>'
    elif touch is Touch.PINCH:
        body = f'<path class="touch fold" d="M{-r:g},0Q0,{-r:g} {r:g},0M{-r:g},3Q0,{3 - r:g} {r:g},3"/>'
    else:
        body = f'<circle class="touch" r="{r:g}"/>'
    return body
