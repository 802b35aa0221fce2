"""Hands as simple mittens, and the part of them that touches."""

from __future__ import annotations

from assistant.body_map.geometry import mirrored, points, smooth
from assistant.body_map.ways import Hand, Touch

FLAT = points("-6,13 -8,6 -10.5,2 -12,-5 -10,-8 -7.5,-4 -7.5,-12 -6,-20 0,-23 6,-20 7.5,-10 7.5,3 6,13")
EDGE = points("-3.5,14 -4.5,4 -4,-14 -1,-22 3,-20 4,-8 4,4 3,14")
PINCH = points("-5,17 -8,8 -11,2 -9,-4 -4,-3 -3,1 0,2 2,-3 4,-8 9,-6 10,3 8,10 5,17")
PALM_LINES = "M-2.6,-20V-8M2.4,-20V-8"
FOREARM = "M-6,12C-6.5,24 -8,34 -8.5,46L8.5,46C8,34 6.5,24 6,12Z"
OFFSET = {
    Touch.PALM: 2.0,
    Touch.CUPPED: 2.0,
    Touch.FINGERS: 16.0,
    Touch.SPREAD: 15.0,
    Touch.HEEL: -9.0,
    Touch.EDGE: 4.0,
    Touch.THUMB: 6.0,
    Touch.PINCH: 3.0,
    Touch.CUP: 16.0,
}
"""How far the middle of the touch lies in front of the middle of the hand."""


def mitten(hand: Hand, touch: Touch, turn: float) -> str:
    """One hand as SVG, with its touch at 0,0.

    Args:
        hand: left or right, and how far its touch spreads.
        touch: the part that carries.
        turn: degrees by which the fingers point away from upward.
    """
    shape = EDGE if touch is Touch.EDGE else PINCH if touch is Touch.PINCH else FLAT
    shape = shape if hand.right else mirrored(shape)
    lines = "" if touch in (Touch.EDGE, Touch.PINCH) else f'<path class="line" d="{PALM_LINES}"/>'
    spread = '<path class="line" d="M0,-8L-6,-25M0,-8V-26M0,-8L6,-25"/>' if touch is Touch.SPREAD else ""
    across = (11.0 if hand.right else -11.0) if touch is Touch.THUMB else 0.0
    return (
        f'<g transform="rotate({turn:.0f}) translate({across:g},{OFFSET[touch]:g})">'
        f'<path class="arm" d="{FOREARM}"/><path class="hand" d="{smooth(shape, closed=True)}"/>{lines}{spread}</g>'
    )


def patch(hand: Hand, touch: Touch, turn: float) -> str:
    """The touch itself as SVG: its shape tells which part of the hand carries."""
    r = hand.radius
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
