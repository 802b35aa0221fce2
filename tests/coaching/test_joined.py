"""The collar after the back: one massage out of two (article L307, L345)."""

from __future__ import annotations

from itertools import pairwise

import pytest
from kit.talking import Talk

from assistant.coaching.comfort import Comfort
from assistant.coaching.library import Library
from assistant.coaching.plan import Plan, plan
from assistant.coaching.replanning import replan
from assistant.coaching.restriction import Restriction
from assistant.coaching.techniques import Strength

BOTH = Library.load().chosen("p13", True)


def laid(minutes: int) -> Plan:
    made = plan(BOTH, Restriction(), minutes, BOTH.who)
    assert isinstance(made, Plan)
    return made


@pytest.mark.parametrize("minutes", [38, 45, 57])
def test_the_collar_comes_once_after_both_sides(minutes: int) -> None:
    made = laid(minutes)
    assert made.seconds == pytest.approx(60 * minutes, rel=0.06)
    programs = [step.id.partition(".")[0] for step in made.steps]
    assert programs == sorted(programs)
    assert {"p13", "p14"} == {*programs}
    assert made.steps[-1].id == "p14.7"
    for step, after in pairwise(made.steps):
        assert step.technique.strength is not Strength.POWER or after.technique.soft


def test_it_stays_when_the_plan_is_made_anew() -> None:
    made = laid(45)
    for index in (2, len(made.steps) // 2, len(made.steps) - 6):
        left = made.seconds_after(index)
        again = replan(made, BOTH, index, left, Comfort(), Restriction())
        assert "p14.7" in {step.id for step in again.steps}
        assert sum(step.seconds for step in again.steps[index + 1 :]) <= left * 1.1 + 30


def test_it_is_asked_for_in_the_choice() -> None:
    talk = Talk().say("the long back massage", "with the neck and shoulders after").clear().say("45 minutes")
    assert talk.state == "screening.asking"
    assert talk.now.choice.followed
    assert "choose.not_followed" in Talk().say("cupping", "with the neck and shoulders after").said


@pytest.mark.parametrize("minutes", [38, 45, 60])
def test_what_was_asked_for_behind_it_comes_at_every_length(minutes: int) -> None:
    steps = laid(minutes).steps
    behind = {step.id for step in steps if step.id.startswith("p14") and not step.closing}
    assert {"p14.0", "p14.1", "p14.3", "p14.4"} <= behind
    assert any(step.id == "p13.5a" for step in steps)
