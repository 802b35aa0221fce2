"""How floors are weighed."""

from __future__ import annotations

import pytest
from benchmarks.flooring import NEVER, Cost, chosen, chosen_looks, false_wholes, looked, missed, told

SAID = [-0.5, -1.0, -2.0, -5.1]


def test_what_is_missed_is_told_in_a_hundred() -> None:
    assert missed(SAID, -1.5) == 50
    assert missed(SAID, -9) == 0


@pytest.mark.parametrize(
    ("false", "points", "floor"),
    [
        ([], 0.0, -5.25),
        ([-4.0] * 10, 0.1, -5.25),
        ([-4.0] * 10, 10.0, -2.0),
        ([-1.5] * 10, 1000.0, -1.0),
    ],
    ids=["nothing to lose", "cheap", "dear", "dearest"],
)
def test_the_floor_is_the_highest_of_those_that_cost_least(
    false: list[float], points: float, floor: float
) -> None:
    assert chosen(SAID, false, hours=1.0, cost=Cost(points)) == floor


def test_a_phrase_that_stays_may_be_less_probable() -> None:
    looks = [{"stop": -6.0}, {"stop": -3.0}, {}, {"stop": -5.0}, {"stop": -5.5}]
    assert looked(looks, "stop") == (-3.0, -5.5)
    assert looked(looks, "help") == (NEVER, NEVER)
    assert looked([], "stop") == (NEVER, NEVER)
    assert told((-3.0, NEVER), -3.0, -5.0)
    assert told((-4.0, -5.0), -3.0, -5.0)
    assert not told((-3.1, -5.1), -3.0, -5.0)


def test_both_floors_are_chosen_together() -> None:
    said = [(-1.0, -2.0), (-6.0, -6.5)]
    false = [(-5.5, NEVER)] * 5
    once, steady = chosen_looks(said, false, 1.0, Cost(points=5.0))
    assert once > -5.5
    assert steady == -6.5


def test_a_phrase_is_false_where_it_is_the_best_of_an_utterance() -> None:
    assert false_wholes([({"stop": -3, "help": -5}, ()), ({}, ()), ({"stop": -4}, ())]) == {"stop": [-3, -4]}
