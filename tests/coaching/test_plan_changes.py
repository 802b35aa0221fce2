"""Wherever the hands go in the plan, and however the time changes, every bound of it holds."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.coaching.comfort import Comfort
from assistant.coaching.filling import PERCUSSION_SECONDS
from assistant.coaching.fitting import percussed
from assistant.coaching.library import Library
from assistant.coaching.plan import plan
from assistant.coaching.plan_changes import (
    NoMove,
    NoTime,
    further_at,
    lengthened,
    move_on,
    numbered,
    shortened,
)
from assistant.coaching.planned import Plan, PlannedStep, coachable
from assistant.coaching.reactions import close
from assistant.coaching.restriction import Restriction
from assistant.coaching.techniques import Strength

LIBRARY = Library.load()
ROUNDED = 30.0
"""Seconds by which whole repetitions may miss a time."""
PROGRAMS = sorted(each.id for each in LIBRARY.open)
RESTRICTIONS = (
    Restriction(),
    Restriction(cap=2, minutes=20, strengths_out=frozenset({Strength.PERCUSSION, Strength.POWER})),
    Restriction(zones_out=frozenset({"neck", "shoulders"}), cap=3),
)


def laid(program: str, minutes: int, restriction: Restriction = RESTRICTIONS[0]) -> Plan | None:
    chosen = LIBRARY.programs[program]
    made = plan(chosen, restriction, minutes, chosen.who, granted=frozenset(chosen.gate))
    return made if isinstance(made, Plan) else None


def keeps_bounds(before: Plan, after: Plan, index: int, restriction: Restriction, comfort: Comfort) -> None:
    assert after.steps[: index + 1] == before.steps[: index + 1], "what was done stays done"
    ahead = after.steps[index:]
    assert after.steps[-1].technique.stroking
    assert percussed(after.steps) <= max(PERCUSSION_SECONDS, percussed(before.steps[: index + 1]))
    for first, second in pairwise(ahead):
        assert second.effort <= first.effort + 1, "it never grows firmer by more than one"
        assert first.technique.strength is not Strength.POWER or second.technique.soft
    for step in ahead[1:]:
        narrowed = coachable(step, comfort, restriction)
        assert narrowed is not None
        assert narrowed.path == step.path
        assert step.count <= max(step.step.repetitions.most, step.step.repetitions.least) or fixed(
            step, before
        )


def fixed(step: PlannedStep, before: Plan) -> bool:
    """It is the other side of one that was done already, and comes as often."""
    return any(
        (each.id, each.round, each.count) == (step.id, step.round, step.count) for each in before.steps
    )


@given(
    st.sampled_from(PROGRAMS),
    st.integers(10, 45),
    st.sampled_from(RESTRICTIONS),
    st.floats(0, 1),
    st.floats(0, 1),
    st.floats(0, 1),
)
def test_every_move_keeps_every_bound(
    program: str, minutes: int, restriction: Restriction, where: float, to: float, done: float
) -> None:
    made = laid(program, minutes, restriction)
    if made is None or len(made.steps) < 3:
        return
    index = int(where * (len(made.steps) - 2))
    target = index + 1 + int(to * (len(made.steps) - 2 - index))
    left = made.steps[index].seconds * (1 - done) + made.seconds_after(index)
    moved = move_on(made, LIBRARY.programs[program], index, target, left, Comfort(), restriction)
    if isinstance(moved, Plan):
        keeps_bounds(made, moved, index, restriction, Comfort())
        here = made.steps[target]
        assert moved.seconds_after(index) <= left + ROUNDED, "no time is added"
        assert (moved.steps[index + 1].id, moved.steps[index + 1].side) == (here.id, here.side)


@given(
    st.sampled_from(PROGRAMS),
    st.integers(10, 45),
    st.sampled_from(RESTRICTIONS),
    st.floats(0, 1),
    st.floats(0, 1),
    st.integers(1, 60),
)
def test_less_and_more_time_keep_every_bound(
    program: str, minutes: int, restriction: Restriction, where: float, done: float, wanted: int
) -> None:
    chosen, made = LIBRARY.programs[program], laid(program, minutes, restriction)
    if made is None or len(made.steps) < 3:
        return
    index = int(where * (len(made.steps) - 2))
    here = made.steps[index].seconds * (1 - done)
    left = (here, here + made.seconds_after(index))
    less = shortened(made, index, left, 60.0 * wanted)
    if less is NoTime.ENOUGH:
        assert 60 * wanted >= left[1]
    else:
        assert not isinstance(less, NoTime)
        shorter, at_once = less
        keeps_bounds(made, shorter, index, restriction, Comfort())
        assert shorter.seconds <= made.seconds + 0.01 or at_once
        assert shorter.seconds_after(index) <= max(made.seconds_after(index), 60.0 * wanted + ROUNDED)
        assert at_once or here <= 30.0 * wanted
    more = lengthened(made, chosen, index, left, 60.0 * wanted, Comfort(), restriction)
    if isinstance(more, Plan):
        keeps_bounds(made, more, index, restriction, Comfort())
        assert made.seconds < more.seconds <= 60 * min(chosen.minutes.longest, restriction.minutes) + 0.01


def test_a_step_is_called_by_its_number() -> None:
    made = laid("p15", 30)
    assert made is not None
    assert numbered(made, 3) == 2
    assert numbered(made, 0) is NoMove.NO_SUCH
    assert numbered(made, len(made.steps) + 1) is NoMove.NO_SUCH


def test_a_place_is_the_next_step_that_lies_there() -> None:
    made = laid("p15", 30)
    assert made is not None
    there = further_at(made, 0, {"neck"})
    assert isinstance(there, int)
    assert "neck" in {segment.zone.id for segment in made.steps[there].path}
    assert further_at(made, 0, {"toes"}) is NoMove.NO_SUCH


def test_what_is_closed_is_not_gone_to() -> None:
    made = laid("p15", 30)
    assert made is not None
    target = further_at(made, 0, {"shoulders"})
    assert isinstance(target, int)
    hurt = close(Comfort(), {segment.zone.id for segment in made.steps[target].path})
    assert move_on(made, LIBRARY.programs["p15"], 0, target, 600.0, hurt, Restriction()) is NoMove.CLOSED


@pytest.mark.parametrize("minutes", [45])
def test_the_longest_gets_no_longer(minutes: int) -> None:
    chosen, made = LIBRARY.programs["p15"], laid("p15", minutes)
    assert made is not None
    assert lengthened(made, chosen, 0, (60.0, made.seconds), 600.0, Comfort(), Restriction()) is NoTime.MOST
