from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.coaching.comfort import Comfort
from assistant.coaching.library import Library
from assistant.coaching.plan import Plan, plan
from assistant.coaching.planned import coachable, upcoming
from assistant.coaching.restriction import Restriction
from assistant.coaching.techniques import Strength
from assistant.coaching.underway import NoLonger, at_tempo, refill, stay_longer

LIBRARY = Library.load("en")
FREE = Restriction()


def laid(minutes: int = 30, program: str = "p15") -> Plan:
    chosen = LIBRARY.programs[program]
    made = plan(chosen, FREE, minutes, chosen.who)
    assert isinstance(made, Plan)
    return made


def at(made: Plan, step: str, side: str = "both") -> int:
    return next(i for i, each in enumerate(made.steps) if (each.id, each.side) == (step, side))


def test_slower_lengthens_the_step_and_the_session_keeps_its_length() -> None:
    made = laid()
    index = at(made, "p15.2")
    slow = at_tempo(made, index, 0.87)
    slow = refill(slow, index, made.seconds - sum(step.seconds for step in slow.steps[: index + 1]))
    assert slow.steps[index].count == made.steps[index].count
    assert slow.steps[index].strokes_per_minute == pytest.approx(14 * 0.87)
    assert slow.steps[index].seconds > made.steps[index].seconds
    assert slow.seconds == pytest.approx(made.seconds, rel=0.03)


@given(minutes=st.integers(15, 45), where=st.floats(0, 1), tempo=st.floats(0.4, 2.5), left=st.floats(0, 1.5))
def test_what_is_ahead_keeps_the_rules_when_it_is_fitted_anew(
    minutes: int, where: float, tempo: float, left: float
) -> None:
    made = laid(minutes)
    index = min(int(where * len(made.steps)), len(made.steps) - 2)
    wanted = made.seconds_after(index) * left
    slow = refill(at_tempo(made, index, tempo), index, wanted)
    assert [step.id for step in slow.steps[: index + 1]] == [step.id for step in made.steps[: index + 1]]
    assert all(12 <= step.strokes_per_minute <= 26 or step.step.hold for step in slow.steps)
    assert slow.steps[-1].technique.stroking
    for step in slow.steps:
        both = [other.count for other in slow.steps if (other.id, other.round) == (step.id, step.round)]
        assert len(set(both)) == 1
        assert len(both) == (1 if step.side == "both" else 2)
    for first in slow.steps:
        later = [each.count for each in slow.steps if each.id == first.id and each.round > first.round]
        assert all(count < first.count for count in later)


def test_both_sides_grow_together_while_the_second_is_ahead() -> None:
    made = laid()
    left, right = at(made, "p15.4", "left"), at(made, "p15.4", "right")
    longer = stay_longer(laid(20), at(laid(20), "p15.4", "left"), 30)
    assert isinstance(longer, Plan)
    assert longer.steps[left].count == longer.steps[right].count == laid(20).steps[left].count + 2
    assert longer.seconds > laid(20).seconds
    assert stay_longer(made, right, 30) is NoLonger.OTHER_SIDE


def test_staying_longer_has_its_ends() -> None:
    made = laid()
    index = at(made, "p15.1b")
    assert stay_longer(made, index, 600) is NoLonger.STEP
    full = replace(made, most_seconds=made.seconds + 5)
    assert stay_longer(full, index, 30) is NoLonger.SESSION


def test_a_step_is_narrowed_to_what_is_open_of_it() -> None:
    made = laid()
    strokes = made.steps[0]
    hurt = Comfort(ceilings=(("shoulders", 0),))
    narrowed = coachable(strokes, hurt, FREE)
    assert narrowed is not None
    assert [segment.zone.id for segment in narrowed.path] == ["lumbar_strip", "thoracic"]
    assert "shoulders" in strokes.instruction
    assert "shoulders" not in narrowed.instruction
    everything = Comfort(ceilings=tuple((zone, 0) for zone in sorted(LIBRARY.zones)))
    assert coachable(strokes, everything, FREE) is None


def test_what_is_closed_is_passed_over() -> None:
    made = laid()
    hurt = Comfort(ceilings=(("shoulders", 0),))
    found = upcoming(made, at(made, "p15.1b"), None, hurt, FREE)
    assert found is not None
    assert found[1].id == "p15.2"
    assert upcoming(made, len(made.steps), None, Comfort(), FREE) is None


def test_after_power_only_something_soft_comes_however_it_got_there() -> None:
    made = laid()
    power = LIBRARY.techniques["T07"]
    assert power.strength is Strength.POWER
    found = upcoming(made, at(made, "p15.2"), power, Comfort(), FREE)
    assert found is not None
    assert found[1].id == "p15.3a"
