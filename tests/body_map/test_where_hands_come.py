"""No hand in a picture comes where hands must not come, neither what touches nor what is drawn of it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from kit.steps_shown import LIBRARY, shown
from numpy.typing import NDArray

from assistant.body_map.choosing import allowed, barred
from assistant.body_map.geometry import Point, distance, within
from assistant.body_map.hand_way import HandWay, way_of
from assistant.body_map.hands import outline
from assistant.body_map.posing import poses
from assistant.coaching.comfort import Comfort
from assistant.coaching.planned import PlannedStep, coachable
from assistant.coaching.program import Who
from assistant.coaching.restriction import Restriction

SPINE = 3.5
"""The spine line reaches this far left and right of the middle of the figure, from the hairline down."""


def _touched(way: HandWay) -> Iterator[tuple[Point, float]]:
    """Where a hand with weight is, also between two moments."""
    for hand in way.hands:
        for a, b in zip(hand.moments, hand.moments[1:], strict=False):
            if not b.lifted:
                parts = max(1, int(distance(a.point, b.point) / 2)) if not a.lifted else 1
                for n in range(1, parts + 1):
                    f = n / parts
                    x, y = (a.point[k] + (b.point[k] - a.point[k]) * f for k in (0, 1))
                    yield (x, y), hand.radius


def trespasses(step: PlannedStep, who: Who) -> set[str]:
    """What is wrong with the way of the hands in a step."""
    way = way_of(step, who)
    found = set()
    may, never = allowed(step, way.figure), barred(step, way.figure)
    touched = list(_touched(way))
    x, y = np.array([point for point, _ in touched]).T
    if not within(x, y, way.figure.outline).all():
        found.add("off the body")
    for zone in way.figure.zones.keys() - may:
        if way.figure.reached(zone, x, y).any():
            found.add(f"middle in {zone}")
    turn, radius = np.arange(12) * np.pi / 6, 0.95 * np.array([[each] for _, each in touched])
    edge_x, edge_y = x[:, np.newaxis] + radius * np.cos(turn), y[:, np.newaxis] + radius * np.sin(turn)
    for zone in never:
        if way.figure.reached(zone, edge_x, edge_y).any():
            found.add(f"edge in {zone}")
    return {f"{step.id} {step.side} {step.position}: {each}" for each in found}


@pytest.mark.parametrize("program", LIBRARY.programs)
def test_no_hand_comes_where_hands_must_not_come(program: str) -> None:
    assert set().union(*(trespasses(*each) for each in shown(program))) == set()


def _drawn(way: HandWay, who: Who) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Every point of the edge of every hand, wherever its loop leads."""
    every = [np.empty((0, 2))]
    for hand, pose in poses(way, who):
        if pose:
            edge = np.array(outline(hand.right, way.way.touch, pose.turn, pose.size))
            at = np.array([each.point for each in hand.moments if not each.away])[:, np.newaxis, :]
            every.append((at + edge + np.array((pose.aside, 0.0))).reshape(-1, 2))
    x, y = np.concatenate(every).T
    return x, y


@pytest.mark.parametrize("program", LIBRARY.programs)
def test_no_hand_is_drawn_over_the_spine(program: str) -> None:
    for step, who in shown(program):
        way = way_of(step, who)
        if "spine" in way.figure.zones:
            x, y = _drawn(way, who)
            assert not ((abs(x) < SPINE - 0.5) & (y > 84) & (y < 262)).any(), f"{step.id} {step.side}"


@pytest.mark.parametrize("program", LIBRARY.programs)
def test_no_hand_is_drawn_over_a_zone_that_is_left_alone(program: str) -> None:
    for step, who in shown(program):
        way = way_of(step, who)
        x, y = _drawn(way, who)
        for zone in way.barred:
            for shape in way.figure.shapes(zone):
                middle = np.mean(shape, axis=0)
                smaller = [tuple(middle + 0.9 * (np.array(point) - middle)) for point in shape]
                assert not within(x, y, smaller).any(), f"{step.id} {step.side} {step.position}: {zone}"


def test_a_hand_is_drawn_as_large_as_it_can_be_recognised() -> None:
    sizes = [
        pose.size if pose else 0.0
        for program in LIBRARY.programs
        for step, who in shown(program)
        for _, pose in poses(way_of(step, who), who)
    ]
    assert min(sizes) >= 0.42
    assert sum(size >= 0.7 for size in sizes) > 0.7 * len(sizes)


@pytest.mark.parametrize("program", LIBRARY.programs)
def test_a_zone_that_is_closed_for_now_is_kept_free(program: str) -> None:
    for step, who in shown(program):
        for zone in {segment.zone.id for segment in step.path}:
            narrowed = coachable(step, Comfort(skipped=frozenset({zone})), Restriction())
            if narrowed:
                assert trespasses(narrowed, who) == set()
