"""How a hand lies on its way, so that it covers nothing that hands keep away from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from assistant.body_map.figure import figures
from assistant.body_map.geometry import Point
from assistant.body_map.hand_way import Hand, HandWay
from assistant.body_map.hands import outline
from assistant.body_map.ways import Touch
from assistant.coaching.program import Who

TURNS = (0, 12, -12, 24, -24, 36, -36, 48, -48, 60, -60, 80, -80, 100, -100, 130, -130, 180)
"""Degrees away from how a hand lies by itself, the smallest first."""
TRIED = (
    (1.0, 5, (0, 4, 7, 10)),
    (0.85, 9, (0, 4, 8)),
    (0.7, 13, (0, 4, 8, 12)),
    (0.55, 18, (0, 4, 8, 12)),
    (0.42, 18, (0, 6)),
)
"""How large a hand is drawn, how many turns are tried at that size, and how far aside of its touch it may lie."""
NEAR = 3.0
"""Places of a hand closer together than this are looked at once."""


@dataclass(frozen=True, slots=True)
class Pose:
    """How a hand is drawn all along its way."""

    turn: float
    """Degrees by which its fingers point away from upward."""
    size: float
    aside: float
    """How far the middle of the hand lies beside the middle of its touch, outward; units of the figure."""


def pose_of(hand: Hand, way: HandWay, who: Who, largest: float = 1.0) -> Pose | None:
    """The most natural pose in which no part of the hand covers a barred zone; None when none is left."""
    x, _ = hand.moments[0].point
    outward = 0.0 if not way.figure.two_sided else 1.0 if x >= 0 else -1.0
    natural, places = _natural(hand, way, who), _places(hand)
    return _fitting(way.figure.id, way.way.touch, hand.right, natural, outward, places, way.barred, largest)


@lru_cache(maxsize=1024)
def _fitting(
    figure: str,
    touch: Touch,
    right: bool,
    natural: float,
    outward: float,
    places: tuple[Point, ...],
    barred: frozenset[str],
    largest: float,
) -> Pose | None:
    at = np.array(places)[:, np.newaxis, :]
    drawn = figures()[figure]
    for size, count, shifts in (each for each in TRIED if each[0] <= largest):
        for turn in (each * (outward or 1.0) for each in TURNS[:count]):
            edge = np.array(outline(right, touch, natural + turn, size))
            for shift in shifts if outward and touch in (Touch.PALM, Touch.HEEL) else shifts[:1]:
                every = (at + edge + np.array((shift * outward, 0.0))).reshape(-1, 2)
                if not any(drawn.reached(zone, every[:, 0], every[:, 1]).any() for zone in barred):
                    return Pose(natural + turn, size, shift * outward)
    return None


def _places(hand: Hand) -> tuple[Point, ...]:
    near = {
        (round(each.point[0] / NEAR), round(each.point[1] / NEAR)): each.point
        for each in hand.moments
        if not each.away
    }
    return tuple(near.values())


def _natural(hand: Hand, way: HandWay, who: Who) -> float:
    """Where the fingers point by themselves: away from the one whose hands they are."""
    x, y = hand.moments[0].point
    outer = 1.0 if x >= 0 else -1.0
    if way.figure.id == "leg":
        return 75.0
    if way.figure.id == "front":
        return 180.0
    if who is Who.SELF:
        over_the_top = all(each.point[0] * outer > 14 and each.point[1] < 150 for each in hand.moments)
        return 180.0 - outer * 20 if over_the_top else outer * (-100.0 if y < 150 else -75.0)
    if 36 < abs(x) < 48 and 170 < y < 210:
        return outer * -80.0
    return outer * -12.0


def poses(way: HandWay, who: Who) -> tuple[tuple[Hand, Pose | None], ...]:
    """Each hand of a way with its pose, both hands of one size."""
    every = [pose_of(hand, way, who) for hand in way.hands]
    size = min((each.size for each in every if each), default=1.0)
    return tuple((hand, pose_of(hand, way, who, size)) for hand in way.hands)
