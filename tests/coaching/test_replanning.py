"""After a report, what is still open fills the time that is left."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.coaching.comfort import Band, Comfort, Moment
from assistant.coaching.library import Library
from assistant.coaching.plan import plan
from assistant.coaching.planned import Plan, coachable
from assistant.coaching.reactions import new_round, record_pain
from assistant.coaching.replanning import replan
from assistant.coaching.restriction import Restriction

LIBRARY = Library.load()
SEVEN = LIBRARY.programs["p15"]
ANYTHING = Restriction()


def _planned(minutes: int) -> Plan:
    made = plan(SEVEN, ANYTHING, minutes, SEVEN.who)
    assert isinstance(made, Plan)
    return made


def _hurt(made: Plan, index: int, named: str | None) -> Comfort:
    step = made.steps[index]
    before = tuple((segment.zone.id, min(2, step.effort)) for segment in step.path)
    zones = [named] if named else [zone for zone, _ in before]
    return record_pain(Comfort(), zones, before, Band.MILD, Moment(), named=named is not None)


@given(
    st.integers(0, 7), st.sampled_from([15, 30, 45]), st.sampled_from([None, "neck", "shoulders", "thoracic"])
)
def test_nothing_comes_back_that_a_report_closed(index: int, minutes: int, named: str | None) -> None:
    made = _planned(minutes)
    index = min(index, len(made.steps) - 2)
    comfort = _hurt(made, index, named)
    again = replan(made, SEVEN, index, made.seconds_after(index), comfort, ANYTHING)
    assert again.steps[: index + 1] == made.steps[: index + 1]
    for step in again.steps[index + 1 :]:
        now = coachable(step, new_round(comfort), ANYTHING)
        assert now is not None
        assert now.path == step.path
    assert again.seconds <= made.seconds * 1.05


@pytest.mark.parametrize("minutes", [15, 30])
def test_an_early_report_does_not_end_the_massage(minutes: int) -> None:
    made = _planned(minutes)
    comfort = _hurt(made, 0, None)
    again = replan(made, SEVEN, 0, made.seconds, comfort, ANYTHING)
    assert again.seconds_after(0) >= 0.5 * made.seconds
    assert again.steps[-1].technique.stroking


def test_each_step_is_described_in_full_once() -> None:
    made = _planned(30)
    again = replan(made, SEVEN, 2, made.seconds_after(2), _hurt(made, 2, "neck"), ANYTHING)
    told = [step.id for step in again.steps if step.full_text]
    assert len(told) == len(set(told))
