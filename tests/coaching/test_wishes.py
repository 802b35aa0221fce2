"""Leave out the neck, and more on the shoulders: before the massage, and in the middle of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.coaching.comfort import Comfort
from assistant.coaching.filling import PERCUSSION_SECONDS, SIDE_SECONDS
from assistant.coaching.fitting import one_sided, percussed
from assistant.coaching.library import Library
from assistant.coaching.plan import Refusal, plan
from assistant.coaching.planned import Plan
from assistant.coaching.replanning import seconds_in
from assistant.coaching.restriction import Restriction
from assistant.coaching.wishes import Granted, NoWish, Wish, grant, wished

LIBRARY = Library.load()
SEVEN = LIBRARY.programs["p15"]
FREE = Restriction()
NECK = LIBRARY.areas["neck"]
SHOULDERS = LIBRARY.areas["shoulders"]
ONES = [name for name, each in LIBRARY.programs.items() if not each.gate]


def planned(minutes: int = 30, name: str = "p15", comfort: Comfort | None = None) -> Plan:
    program = LIBRARY.programs[name]
    made = plan(program, FREE, minutes, program.who, comfort)
    assert isinstance(made, Plan)
    return made


def under_way(
    wish: Wish, zones: tuple[str, ...], made: Plan, index: int, comfort: Comfort | None = None
) -> Granted | NoWish:
    here = made.steps[index].seconds / 2
    left = (here, here + made.seconds_after(index))
    program = LIBRARY.programs[made.program]
    return grant(wish, zones, made, program, index, left, comfort or Comfort(hands_on=True), FREE)


def worked(made: Plan, index: int = -1) -> set[str]:
    return {segment.zone.id for step in made.steps[index + 1 :] for segment in step.path}


def test_what_is_left_out_before_has_no_step_and_the_time_is_filled_all_the_same() -> None:
    whole, without = planned(), planned(comfort=wished(Comfort(), Wish.LEAVE_OUT, NECK))
    assert "neck" in worked(whole)
    assert "neck" not in worked(without)
    assert without.seconds == pytest.approx(whole.seconds, rel=0.05)
    assert "neck" in wished(Comfort(), Wish.LEAVE_OUT, NECK).closed


def test_what_is_left_out_under_way_does_not_come_any_more() -> None:
    made = planned()
    given_way = under_way(Wish.LEAVE_OUT, NECK, made, 0)
    assert isinstance(given_way, Granted)
    assert given_way.plan.steps[0] == made.steps[0]
    assert "neck" not in worked(given_way.plan, 0)
    assert given_way.plan.seconds == pytest.approx(made.seconds, rel=0.07)
    assert given_way.comfort.total == 0
    assert given_way.comfort.level == Comfort().level


def test_a_place_that_it_does_not_come_to_can_be_left_out_and_not_be_had_more_of() -> None:
    made = planned()
    without = under_way(Wish.LEAVE_OUT, ("calf",), made, 0)
    assert isinstance(without, Granted)
    assert "calf" in without.comfort.closed
    assert worked(without.plan) == worked(made)
    assert under_way(Wish.MORE, ("calf",), made, 0) is NoWish.ELSEWHERE


def test_nothing_is_left_of_a_massage_without_its_only_place() -> None:
    made = planned(8, "p05")
    assert under_way(Wish.LEAVE_OUT, ("calf", "thigh", "shoulders"), made, 0) is NoWish.NOTHING_LEFT
    program = LIBRARY.programs["p05"]
    comfort = wished(Comfort(), Wish.LEAVE_OUT, ("calf", "thigh", "shoulders"))
    assert plan(program, FREE, 8, program.who, comfort) is Refusal.NOTHING_LEFT


def test_more_before_gives_more_of_the_same_time() -> None:
    whole, more = planned(30), planned(30, comfort=wished(Comfort(), Wish.MORE, SHOULDERS))
    assert seconds_in(more.steps, SHOULDERS) > 1.1 * seconds_in(whole.steps, SHOULDERS)
    assert more.seconds == pytest.approx(whole.seconds, rel=0.05)
    assert worked(more) == worked(whole)


def test_more_under_way_gives_more_of_the_time_that_is_left() -> None:
    made = planned()
    more = under_way(Wish.MORE, SHOULDERS, made, 0)
    assert isinstance(more, Granted)
    assert seconds_in(more.plan.steps, SHOULDERS) > 1.2 * seconds_in(made.steps, SHOULDERS)
    assert more.plan.seconds == pytest.approx(made.seconds, rel=0.07)
    assert [step.effort for step in more.plan.steps[:1]] == [made.steps[0].effort]


def test_what_has_as_much_as_it_may_gets_no_more() -> None:
    made = planned()
    more = under_way(Wish.MORE, SHOULDERS, made, 0)
    assert isinstance(more, Granted)
    assert under_way(Wish.MORE, SHOULDERS, more.plan, 0, more.comfort) is NoWish.PLENTY


def test_no_wish_opens_what_is_closed() -> None:
    made = planned()
    closed = wished(Comfort(hands_on=True), Wish.LEAVE_OUT, NECK)
    assert under_way(Wish.MORE, NECK, made, 0, closed) is NoWish.CLOSED
    assert wished(closed, Wish.MORE, NECK) == closed
    ruled_out = Restriction(zones_out=frozenset(NECK))
    left = (10.0, made.seconds - 10)
    assert grant(Wish.MORE, NECK, made, SEVEN, 0, left, Comfort(hands_on=True), ruled_out) is NoWish.CLOSED


def test_leaving_out_takes_back_the_wish_for_more() -> None:
    comfort = wished(wished(Comfort(), Wish.MORE, SHOULDERS), Wish.LEAVE_OUT, SHOULDERS)
    assert comfort.favoured == frozenset()
    assert "shoulders" in comfort.closed


@given(
    st.sampled_from(ONES),
    st.sampled_from(sorted(LIBRARY.areas)),
    st.sampled_from(Wish),
    st.integers(0, 8),
    st.booleans(),
)
def test_every_wish_keeps_within_all_bounds(
    name: str, area: str, wish: Wish, index: int, longest: bool
) -> None:
    program = LIBRARY.programs[name]
    made = planned(program.minutes.longest if longest else program.minutes.shortest, name)
    index = min(index, len(made.steps) - 1)
    given_way = under_way(wish, LIBRARY.areas[area], made, index)
    if not isinstance(given_way, Granted):
        return
    again, zones = given_way.plan, {*LIBRARY.areas[area]}
    assert again.steps[: index + 1] == made.steps[: index + 1]
    assert percussed(again.steps) <= max(PERCUSSION_SECONDS, percussed(made.steps))
    assert one_sided(again.steps) <= max(SIDE_SECONDS, one_sided(made.steps))
    left = made.steps[index].seconds / 2 + made.seconds_after(index)
    once = max((step.seconds_each for step in again.steps[index + 1 :]), default=0)
    assert again.seconds_after(index) <= 1.05 * left + once
    for step in again.steps[index + 1 :]:
        assert step.count <= step.step.repetitions.most
        if wish is Wish.LEAVE_OUT:
            assert not zones & {segment.zone.id for segment in step.path}
    assert replace(given_way.comfort, favoured=frozenset(), ceilings=()) == Comfort(hands_on=True)
