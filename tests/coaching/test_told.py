"""A massage is mostly quiet: so few steps that there is time for each, and images that fit beside what is told."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kit.restrictions import mild_restrictions

from assistant.coaching.library import Library
from assistant.coaching.plan import Plan, plan
from assistant.coaching.restriction import Restriction
from assistant.coaching.told import fitting, room_for_images, told_seconds, told_too_much
from assistant.coaching.wording import speech_seconds

LIBRARY = Library.load("en")
LENGTHS = [
    (program.id, minutes)
    for program in LIBRARY.programs.values()
    for minutes in range(program.minutes.shortest, program.minutes.longest + 1)
]
MOST = 0.2
"""Of any plan for somebody with no restriction; touch and check-ins come to it."""


@cache
def made(name: str, minutes: int) -> Plan:
    program = LIBRARY.programs[name]
    laid = plan(program, Restriction(), minutes, program.who, granted=frozenset(program.gate))
    assert isinstance(laid, Plan)
    return laid


@pytest.mark.parametrize("name", sorted(LIBRARY.programs))
def test_at_no_length_there_is_more_to_be_told_than_a_fifth(name: str) -> None:
    for minutes in (each for program, each in LENGTHS if program == name):
        laid = made(name, minutes)
        assert told_seconds(laid.steps) <= MOST * laid.seconds, minutes
        assert laid.seconds == pytest.approx(60 * minutes, rel=0.05), minutes
        assert len({step.id for step in laid.steps}) >= 3, minutes


@pytest.mark.parametrize("name", sorted(LIBRARY.programs))
def test_all_of_it_comes_where_there_is_most_time(name: str) -> None:
    program = LIBRARY.programs[name]
    laid = made(name, program.minutes.longest)
    assert {step.id for step in laid.steps} == {step.id for step in (*program.steps, *program.closing)}


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(LENGTHS), mild_restrictions)
def test_what_guards_is_in_every_instruction(length: tuple[str, int], restriction: Restriction) -> None:
    name, minutes = length
    program = LIBRARY.programs[name]
    laid = plan(program, restriction, minutes, program.who, granted=frozenset(program.gate))
    for step in laid.steps if isinstance(laid, Plan) else ():
        assert all(line in step.instruction for line in step.must), step.id


def test_what_is_spare_falls_away_first() -> None:
    shorter = {step.id for step in made("p08", 8).steps}
    assert shorter.isdisjoint({"p08.2", "p08.3", "p08.4"})
    assert "p08.6" in shorter, "kneading deserves most attention (L184)"


def test_the_other_side_is_told_in_few_words_and_with_what_guards() -> None:
    steps = made("p15", 30).steps
    other = [step for before, step in pairwise(steps) if step.id == before.id]
    assert [step.instruction for step in other] == [
        "Always away from the spine. Now the right.",
        "Beside the spine, never on it. Now the right.",
    ]
    assert all(len(step.in_full) > 3 * len(step.instruction) for step in other)


def test_a_way_and_a_place_are_told_once() -> None:
    steps = made("p15", 30).steps
    whole, alone = told_seconds(steps), sum(told_seconds([step]) for step in steps)
    assert told_seconds(steps[3:], steps[:3]) < told_seconds(steps[3:])
    assert whole < alone
    assert not told_too_much(steps)


def test_images_fit_in_by_and_by() -> None:
    steps = made("p15", 30).steps
    rooms = [room_for_images(steps, index) for index in range(len(steps))]
    assert rooms == sorted(rooms)
    assert rooms[0] > 0
    lines = ["one two three", "four five", "six"]
    assert fitting(lines, speech_seconds("one two three four five")) == lines[:2]
    assert fitting(lines, 0.1) == []
