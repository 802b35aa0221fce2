"""Corrections: a question that was answered is put again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.dialog.screening.answering import about, last_answered, reopen
from assistant.dialog.screening.interview import CONFIRM, SUMMARY, Ending, Interview, found, outcome
from assistant.dialog.screening.questions import Questions

Play = Callable[..., Interview]

HEALTHY = "y n n n n n n n n"


def test_the_last_answer_is_known(play: Play) -> None:
    assert last_answered(play("")) == ""
    assert last_answered(play("q3:")) == "q2"
    assert last_answered(play("q3: y n")) == "bleeding"


def test_a_condition_names_its_question(questions: Questions) -> None:
    named = {each: about(questions, each) for each in ("fever", "clot", "pregnant", "illness", "hands")}
    assert named == {"fever": "q1", "clot": "q2", "pregnant": "q4", "illness": "q7", "hands": "q8"}


@pytest.mark.parametrize("where", ["q4:", HEALTHY, f"{HEALTHY} y"])
def test_a_question_is_put_again_and_the_open_one_comes_after_it(
    questions: Questions, play: Play, where: str
) -> None:
    before = play(where)
    again = reopen(questions, before, "q1")
    assert (again.open, again.lead, again.ending) == ("q1", "again", None)
    assert again.given("q1") is None
    assert outcome(questions, again) is None
    assert play("n", at=again).open == (SUMMARY if before.ending else before.open)


def test_a_corrected_answer_counts(questions: Questions, play: Play) -> None:
    again = reopen(questions, play("q4:"), "q1")
    assert play("y y", at=again).ending is Ending.REFUSED


def test_with_a_question_all_that_it_brought_is_put_again(questions: Questions, play: Play) -> None:
    again = reopen(questions, play("q3: y n n n n n n y"), "q3")
    assert again.agenda == ("q3", *questions.order[4:], SUMMARY)
    assert [each for each, _ in again.answers] == ["q0", "q1", "q2"]


def test_what_was_found_stays_found(questions: Questions, play: Play) -> None:
    before = play("q7: y n n n y n n n")
    again = play("n y", at=reopen(questions, before, "q7"))
    assert again.ending is Ending.COMPLETE
    assert found(questions, again) == found(questions, before)


def test_a_refusal_is_not_reopened(questions: Questions, play: Play) -> None:
    for script in ("n n", "q1: y y"):
        assert reopen(questions, play(script), "q0") == play(script)


def test_a_refusal_in_doubt_is_withdrawn_only_by_its_own_question(questions: Questions, play: Play) -> None:
    asked = play("q2: y n y~")
    assert (asked.open, asked.doubt) == (CONFIRM, "aneurysm")
    assert reopen(questions, asked, "q1") == asked
    assert reopen(questions, asked, "q2").open == "aneurysm"


def test_what_is_no_question_changes_nothing(questions: Questions, play: Play) -> None:
    assert reopen(questions, play("q4:"), "q99") == play("q4:")
