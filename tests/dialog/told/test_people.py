"""What must not change in the sessions of six people, however they come to be worded."""

from __future__ import annotations

from functools import cache

import pytest
from dialog.told.telling import SCENES, Scene, acted

from assistant.coaching.restriction import Outcome
from assistant.dialog.conversation import Conversation
from assistant.dialog.screening.interview import Ending

PEOPLE = SCENES["groups"]["people"]


@cache
def session(name: str) -> Scene:
    return acted(PEOPLE[name])


def end_of(name: str) -> Conversation:
    return session(name).clockwork.conversation


@pytest.mark.parametrize("name", PEOPLE)
def test_every_question_that_is_asked_it_is_answered(name: str) -> None:
    told = session(name).told
    asked = [at for at, line in enumerate(told) if "      you: " in line and line.endswith("?")]
    assert [told[at] for at in asked if "  — " not in told[at + 1]] == []


@pytest.mark.parametrize("name", PEOPLE)
def test_whoever_was_touched_is_told_how_to_rise(name: str) -> None:
    assert end_of(name).state == "ended"
    assert end_of(name).steps_begun > 0
    assert any("sit for a few breaths" in line.lower() for line in session(name).told)


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


def test_three_pains_end_it_whatever_lies_between() -> None:
    end = end_of("a stop, on again, and then three pains")
    assert end.comfort.total == 3
    assert end.comfort.ended
    assert end.comfort.level == 1
    assert not end.comfort.hands_on
    assert not end.finished
    assert {"shoulders", "lumbar_strip"} <= end.comfort.closed
    assert all(end.comfort.ceiling(zone) <= 1 for zone, _ in end.comfort.reports)
