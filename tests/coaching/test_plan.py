"""What must be true of every plan of every program, whatever was answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kit.restrictions import mild_restrictions

from assistant.coaching.comfort import Comfort
from assistant.coaching.library import Library
from assistant.coaching.limits import limit
from assistant.coaching.plan import Plan, PlannedStep, Refusal, Short, Shortfall, plan, preparation
from assistant.coaching.program import Position, Program, Who
from assistant.coaching.restriction import Oils, Outcome, Restriction, permitted
from assistant.coaching.techniques import Strength
from assistant.coaching.wording import shortest
from assistant.dialog.screening.soundness import load_questions

LIBRARY = Library.load("en")
PROGRAMS = sorted(LIBRARY.programs)
FREE = Restriction()
PREGNANT = load_questions().finding["pregnancy_cleared"].restriction()


def made(program: Program, minutes: int, restriction: Restriction = FREE) -> Plan:
    laid = plan(program, restriction, minutes, program.who, granted=frozenset(program.gate))
    assert isinstance(laid, Plan), laid
    return laid


def lengths() -> Iterator[tuple[str, int]]:
    for program in LIBRARY.programs.values():
        span = program.minutes
        usual = {15, 20, 30, 45} & set(range(span.shortest, span.longest + 1))
        yield from ((program.id, minutes) for minutes in sorted({span.shortest, span.longest, *usual}))


def check(laid: Plan, restriction: Restriction) -> None:
    """Invariants 8, 10, 11, 16, 18, 19, 20, 21 and rules R02 to R04, R08, R16, R19, R32."""
    steps = laid.steps
    assert steps[0].technique.stroking
    assert steps[-1].technique.stroking
    assert (steps[0].effort, steps[-1].effort) == (1, 1)
    for before, after in pairwise(steps):
        assert after.effort <= before.effort + 1
        assert before.technique.strength is not Strength.POWER or after.technique.soft
        if before.closing:
            assert after.effort <= before.effort
    for step in steps:
        assert step.seconds >= shortest(step.instruction) - 1e-9
        assert step.strokes_per_minute <= 26
        assert step.count <= step.step.repetitions.most
        assert any(not segment.aside for segment in step.path)
        for segment in step.path:
            assert limit(segment.zone, step.technique) > 0
            assert permitted(restriction, segment.zone, step.technique) > 0
    drums = sum(step.seconds for step in steps if step.technique.strength is Strength.PERCUSSION)
    assert drums <= 300
    assert sum(step.seconds for step in steps if step.side == "left") <= 15 * 60
    counts: dict[tuple[str, int], dict[str, int]] = {}
    for step in steps:
        counts.setdefault((step.id, step.round), {})[step.side] = step.count
    for (name, number), sides in counts.items():
        assert set(sides) in ({"both"}, {"left", "right"})
        assert len(set(sides.values())) == 1
        efforts = {step.effort for step in steps if (step.id, step.round) == (name, number)}
        assert len(efforts) == 1
        earlier = [min(other.values()) for (id_, n), other in counts.items() if id_ == name and n < number]
        assert all(max(sides.values()) < count for count in earlier)
    assert laid.seconds <= min(60, restriction.minutes) * 60 * 1.05
    for before, after in pairwise(steps):
        assert after.turned == ((before.side, after.side) == ("left", "right"))
    first: set[str] = set()
    for step in steps:
        assert step.full_text == (step.id not in first)
        first.add(step.id)


@pytest.mark.parametrize(("program", "minutes"), list(lengths()))
def test_every_length_is_filled(program: str, minutes: int) -> None:
    laid = made(LIBRARY.programs[program], minutes)
    check(laid, FREE)
    chosen = LIBRARY.programs[program]
    if minutes == chosen.minutes.longest:
        assert {step.id for step in laid.steps} == {each.id for each in (*chosen.steps, *chosen.closing)}
    assert laid.shortfall is None
    assert laid.seconds == pytest.approx(minutes * 60, rel=0.05)


@settings(max_examples=400)
@given(program=st.sampled_from(PROGRAMS), restriction=mild_restrictions, minutes=st.integers(1, 90))
def test_whatever_is_answered_the_plan_keeps_the_rules(
    program: str, restriction: Restriction, minutes: int
) -> None:
    chosen = LIBRARY.programs[program]
    laid = plan(chosen, restriction, minutes, chosen.who, granted=frozenset(chosen.gate))
    if isinstance(laid, Refusal):
        assert laid in {Refusal.PROGRAM_OUT, Refusal.POSITION, Refusal.NOTHING_LEFT}
        return
    check(laid, restriction)
    assert laid.position in restriction.positions
    exact = abs(laid.seconds - 60 * minutes) <= 0.05 * 60 * minutes
    assert exact == (laid.shortfall is None)
    assert laid == plan(chosen, restriction, minutes, chosen.who, granted=frozenset(chosen.gate))


def p15(restriction: Restriction = FREE, minutes: int = 30) -> Plan:
    return made(LIBRARY.programs["p15"], minutes, restriction)


def names(steps: tuple[PlannedStep, ...]) -> list[str]:
    return [name for name, _ in groupby(step.id for step in steps)]


def test_the_seven_steps_come_in_their_order() -> None:
    expected = ["p15.1a", "p15.1b", "p15.2", "p15.3a", "p15.3b", "p15.4", "p15.5", "p15.6", "p15.7"]
    assert names(p15(minutes=30).steps) == expected
    assert names(p15(minutes=45).steps)[: len(expected) - 1] == expected[:-1]
    shorter = names(p15(minutes=15).steps)
    assert shorter == [each for each in expected if each in shorter]


def test_left_comes_before_right_and_the_change_is_announced() -> None:
    rubbing = [step for step in p15(minutes=20).steps if step.id == "p15.3a"]
    assert [step.side for step in rubbing] == ["left", "right"]
    assert "left side" in rubbing[0].instruction
    assert "the right" in rubbing[1].soon
    assert len(rubbing[1].instruction) < len(rubbing[0].instruction) < len(rubbing[1].in_full) + 5


def test_each_side_and_each_round_has_the_same_words() -> None:
    rubbing = [step for step in p15(minutes=45).steps if step.id == "p15.3a"]
    assert [(step.round, step.side) for step in rubbing] == [
        (1, "left"),
        (1, "right"),
        (2, "left"),
        (2, "right"),
    ]
    assert len({frozenset(step.words) for step in rubbing}) == 1


def test_soft_only_leaves_the_soft_steps_and_still_fills_the_time() -> None:
    soft = Restriction(cap=1, minutes=20, strengths_out=frozenset(set(Strength) - {Strength.SOFT}))
    laid = p15(soft, 20)
    assert names(laid.steps)[:5] == ["p15.1a", "p15.1b", "p15.3a", "p15.3b", "p15.6"]
    assert laid.shortfall is None


def test_diagonals_stay_above_the_waist_and_circles_below_the_neck() -> None:
    zones = {step.id: {segment.zone.id for segment in step.path} for step in p15().steps}
    assert zones["p15.2"] == {"thoracic", "blades"}
    assert zones["p15.6"] == {"lumbar_strip", "thoracic"}


def test_what_is_short_says_what_can_be_had() -> None:
    program = LIBRARY.programs["p15"]
    assert made(program, 60).shortfall == Shortfall(Short.LONGEST, 45)
    assert made(program, 5).shortfall == Shortfall(Short.SHORTEST, 15)
    assert made(program, 45, Restriction(minutes=20)).shortfall == Shortfall(Short.SCREENING, 20)


def test_closed_zones_stay_closed_in_a_new_plan() -> None:
    program = LIBRARY.programs["p15"]
    hurt = Comfort(ceilings=(("shoulders", 0),))
    laid = plan(program, FREE, 30, Who.PARTNER, hurt)
    assert isinstance(laid, Plan)
    assert "shoulders" not in {segment.zone.id for step in laid.steps for segment in step.path}


@pytest.mark.parametrize(
    ("restriction", "who", "comfort", "why"),
    [
        (Restriction(outcome=Outcome.REFER), Who.PARTNER, Comfort(), Refusal.REFERRED),
        (FREE, Who.PARTNER, Comfort(ended=True), Refusal.ENDED),
        (Restriction(programs_out=frozenset({"p15"})), Who.PARTNER, Comfort(), Refusal.PROGRAM_OUT),
        (FREE, Who.SELF, Comfort(), Refusal.WHO),
        (Restriction(positions=frozenset({Position.SEATED})), Who.PARTNER, Comfort(), Refusal.POSITION),
        (Restriction(strengths_out=frozenset(Strength)), Who.PARTNER, Comfort(), Refusal.NOTHING_LEFT),
        (Restriction(techniques_out=frozenset({"T01", "T03"})), Who.PARTNER, Comfort(), Refusal.NOTHING_LEFT),
    ],
)
def test_no_plan_has_a_reason(restriction: Restriction, who: Who, comfort: Comfort, why: Refusal) -> None:
    assert plan(LIBRARY.programs["p15"], restriction, 30, who, comfort) is why


def test_a_gate_stays_shut_until_all_of_it_is_granted() -> None:
    gated = LIBRARY.programs["p15"].model_copy(update={"gate": ("tested", "agreed")})
    assert plan(gated, FREE, 30, Who.PARTNER) is Refusal.GATE
    assert plan(gated, FREE, 30, Who.PARTNER, granted=frozenset({"tested"})) is Refusal.GATE
    assert isinstance(plan(gated, FREE, 30, Who.PARTNER, granted=frozenset({"tested", "agreed"})), Plan)


def test_preparation_fits_oil_and_position() -> None:
    program = LIBRARY.programs["p15"]
    prone = [line.id for line in preparation(program, FREE, Position.PRONE)]
    dry = [line.id for line in preparation(program, Restriction(oils=Oils.NONE), Position.ASTRIDE)]
    assert {"lie", "oil", "warm_oil"} <= set(prone)
    assert "astride" not in prone
    assert "astride" in dry
    assert not {"lie", "oil", "warm_oil"} & set(dry)
    left_out = Restriction(preparation_out=frozenset({"towel"}))
    assert "towel" not in [line.id for line in preparation(program, left_out, Position.PRONE)]


def test_a_plan_can_be_kept_and_compared() -> None:
    laid = p15()
    assert hash(laid) == hash(p15())
    assert replace(laid, steps=laid.steps[1:]) != laid


@pytest.mark.parametrize("name", ["p01", "p09", "p14", "p15"])
def test_in_pregnancy_nobody_sits_with_the_belly_against_a_chair(name: str) -> None:
    laid = plan(LIBRARY.programs[name], PREGNANT, 15, Who.PARTNER)
    assert isinstance(laid, Plan)
    assert laid.position in (Position.SIDE, Position.LEANING)
    told = [line.text[0].text for line in preparation(LIBRARY.programs[name], PREGNANT, laid.position)]
    assert not any("astride" in text for text in told)
    assert any("pillows" in text for text in told)
