"""What must not change in the sessions of six people, however they come to be worded."""

from __future__ import annotations

from functools import cache

import pytest
from dialog.told.telling import SCENES, Scene, acted

from assistant.coaching.program import Position
from assistant.coaching.restriction import Outcome
from assistant.coaching.techniques import Strength
from assistant.dialog.conversation import Conversation
from assistant.dialog.screening.interview import Ending

pytestmark = pytest.mark.whole

PEOPLE = SCENES["groups"]["people"]


@cache
def session(name: str) -> Scene:
    return acted(PEOPLE[name])


def end_of(name: str) -> Conversation:
    return session(name).driver.conversation


@pytest.mark.parametrize("name", PEOPLE)
def test_every_question_that_is_asked_it_is_answered(name: str) -> None:
    told = session(name).told
    asked = [at for at, line in enumerate(told) if "      you: " in line and line.endswith("?")]
    assert [told[at] for at in asked if "  — " not in told[at + 1]] == []


@pytest.mark.parametrize("name", PEOPLE)
def test_whoever_was_touched_is_told_how_to_rise(name: str) -> None:
    assert end_of(name).state == "ended"
    assert end_of(name).steps_begun > 0
    assert any("a few breaths before you stand" in line for line in session(name).told)


@pytest.mark.parametrize("name", PEOPLE)
def test_nobody_gets_it_firmer_than_it_began(name: str) -> None:
    assert end_of(name).comfort.level <= 2


def test_a_couple_gets_the_whole_massage_and_nothing_stands_in_the_way() -> None:
    end = end_of("a couple")
    assert end.finished
    assert end.choice.program == "p15"
    assert end.restriction is not None
    assert end.restriction.outcome is Outcome.PASS
    assert end.comfort.total == 0


def test_asking_why_is_no_answer_and_ends_nothing() -> None:
    end = end_of("anxious, and asking why")
    assert end.interview is not None
    assert end.interview.ending is Ending.COMPLETE
    assert end.interview.findings == ()
    assert end.restriction is not None
    assert end.restriction.outcome is Outcome.PASS
    assert end.comfort.level == 1
    assert not end.finished


def test_a_sore_neck_is_offered_a_massage_and_no_goodbye() -> None:
    end = end_of("a sore neck, alone at a desk")
    assert end.choice.program == "p08"
    assert end.finished
    assert end.comfort.total == 0
    assert end.comfort.level == 1


def test_long_answers_are_taken_for_what_they_say() -> None:
    end = end_of("long answers of an older person")
    assert end.interview is not None
    assert end.restriction is not None
    found = {finding for finding, _ in end.interview.findings}
    assert end.restriction.outcome is Outcome.RESTRICT
    assert not any("fracture" in each or "fever" in each for each in found)
    assert end.restriction.cap <= 2
    assert "shoulders" in end.restriction.zones_out | end.restriction.zones_light
    assert end.finished


def test_who_is_pregnant_lies_on_the_side_and_gets_it_soft_and_short() -> None:
    end = end_of("pregnant, with veins and blood thinners")
    assert end.restriction is not None
    assert end.plan is not None
    assert end.restriction.outcome is Outcome.RESTRICT
    assert end.restriction.cap == 1
    assert end.plan.position is not Position.PRONE
    assert {"belly", "calf", "thigh", "lumbar_strip"} <= end.restriction.zones_out
    assert Strength.MEDIUM in end.restriction.strengths_out


def test_three_pains_end_it_whatever_lies_between() -> None:
    end = end_of("a stop, on again, and then three pains")
    assert end.comfort.total == 3
    assert end.comfort.ended
    assert end.comfort.level == 1
    assert not end.comfort.hands_on
    assert not end.finished
    assert {"shoulders", "lumbar_strip"} <= end.comfort.closed
    assert all(end.comfort.ceiling(zone) <= 1 for zone, _ in end.comfort.reports)
