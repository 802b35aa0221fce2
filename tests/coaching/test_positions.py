"""Lying, side or chair: what is planned for each, and whether its words fit (safety.md, decision 18)."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.restrictions import restrictions

from assistant.coaching.comfort import Comfort
from assistant.coaching.filling import SIDE_SECONDS
from assistant.coaching.fitting import one_sided
from assistant.coaching.library import Library
from assistant.coaching.limits import limit
from assistant.coaching.plan import Plan, plan, preparation
from assistant.coaching.program import Position, Program, Who
from assistant.coaching.restriction import Restriction, permitted
from assistant.coaching.turning import lie_otherwise

LIBRARY = Library.load()
GIVEN = [program for program in LIBRARY.programs.values() if program.who is Who.PARTNER]
ON_THE_SIDE = [program for program in GIVEN if Position.SIDE in program.positions]
BOTH_AT_ONCE = re.compile(
    r"each side of the spine|on each|to each side|left and right of the spine|the shoulders\b"
)
PLACED = [(program, position) for program in GIVEN for position in program.positions]


def laid(program: Program, position: Position, minutes: int = 20) -> Plan:
    granted = frozenset(program.gate)
    made = plan(program.lain(position), Restriction(), minutes, program.who, Comfort(), granted)
    assert isinstance(made, Plan)
    assert made.position is position
    return made


@pytest.mark.parametrize(("program", "position"), PLACED, ids=lambda each: getattr(each, "id", str(each)))
def test_each_program_can_be_had_in_each_of_its_positions(program: Program, position: Position) -> None:
    made = laid(program, position)
    told = preparation(program, Restriction(), position)
    assert any(position in line.position for line in told), "nobody is told how to lie or sit"
    assert made.steps[0].technique.stroking
    assert made.steps[-1].technique.stroking


@pytest.mark.parametrize("program", ON_THE_SIDE, ids=lambda each: each.id)
def test_on_the_side_all_is_done_on_one_half_and_then_on_the_other(program: Program) -> None:
    sides = [step.side for step in laid(program, Position.SIDE).steps if not step.closing]
    assert sides == sorted(sides)
    assert set(sides) == {"left", "right"}


@pytest.mark.parametrize("program", ON_THE_SIDE, ids=lambda each: each.id)
def test_on_the_side_no_words_reach_for_both_halves(program: Program) -> None:
    for step in laid(program, Position.SIDE, 45).steps:
        for text in (step.instruction, step.in_full, *step.must):
            assert not BOTH_AT_ONCE.search(text), text


@given(st.sampled_from(PLACED), st.integers(3, 60), restrictions)
def test_no_position_loosens_a_limit(
    placed: tuple[Program, Position], minutes: int, restriction: Restriction
) -> None:
    program, position = placed
    made = plan(program.lain(position), restriction, minutes, program.who, Comfort(), frozenset(program.gate))
    if not isinstance(made, Plan):
        return
    assert made.position in restriction.positions
    assert made.seconds <= 60 * restriction.minutes * 1.05 + 60
    assert one_sided(made.steps) <= SIDE_SECONDS
    counts: dict[tuple[str, int], dict[str, int]] = defaultdict(dict)
    for step in made.steps:
        counts[step.id, step.round][step.side] = step.count
        for segment in step.path:
            assert limit(segment.zone, step.technique) > 0
            assert permitted(restriction, segment.zone, step.technique) > 0
    assert all(len(set(each.values())) == 1 for each in counts.values() if len(each) == 2)


@given(st.sampled_from(ON_THE_SIDE), st.data())
def test_whoever_turns_in_the_middle_keeps_the_time_and_even_sides(
    program: Program, data: st.DataObject
) -> None:
    first, then = (data.draw(st.sampled_from(program.positions)) for _ in range(2))
    before = laid(program, first)
    index = data.draw(st.integers(0, len(before.steps) - 2))
    left = before.seconds_after(index)
    after = lie_otherwise(before, program, index, then, left)
    assert after.position is then
    assert after.steps[:index] == before.steps[:index]
    assert sum(step.seconds for step in after.steps[index + 1 :]) <= left * 1.05 + 60
    assert after.steps[-1].technique.stroking
    if then is Position.SIDE:
        ahead = [step.side for step in after.steps[index + 1 :] if not step.closing]
        assert ahead == sorted(ahead)
        counts: dict[tuple[str, int], dict[str, int]] = defaultdict(dict)
        for step in after.steps:
            counts[step.id, step.round][step.side] = step.count
        assert all(
            each["left"] == each["right"] for each in counts.values() if {"left", "right"} <= each.keys()
        )
