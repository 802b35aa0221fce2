"""What is heard faintly: marked, read back, or confirmed before it refuses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.coaching.restriction import Outcome, Restriction
from assistant.dialog.screening.answer_kinds import Kind
from assistant.dialog.screening.interview import CONFIRM, SUMMARY, Ending, Interview, complete, outcome
from assistant.dialog.screening.questions import Questions

Play = Callable[..., Interview]
Say = Callable[[Interview], str]

HEALTHY = "y n n n n n n n n"


def test_a_weak_no_is_marked_and_named_at_the_end(play: Play, say: Say) -> None:
    asked = play("y n n~ n n n n~ n n")
    assert asked.marks == ("q2", "q6")
    assert say(asked) == (
        "I heard nothing in the way."
        " I was less sure about clots or a sore leg, and places to leave alone."
        " Is that right?"
    )
    assert play("y", at=asked).ending is Ending.COMPLETE


@pytest.mark.parametrize("token", ["y~", "n", "n~", "?", "s"])
def test_without_a_strong_yes_what_was_marked_is_asked_again(play: Play, say: Say, token: str) -> None:
    again = play(f"y n n~ n n n n~ n n {token}")
    assert say(again).startswith("Once more, to be sure. Ever a blood clot")
    assert again.agenda == ("q2", "q6", SUMMARY)
    assert say(play("n n", at=again)) == "I heard nothing in the way. Is that right?"


def test_weak_answers_for_ever_end_politely(questions: Questions, play: Play) -> None:
    ended = play("y~ " + "n~ " * 8 + "y~ " + ("y~ " + "n~ " * 8 + "y~ ") * 2 + "y~ y~")
    assert ended.ending is Ending.UNANSWERED
    assert outcome(questions, ended) is None


def test_a_weak_yes_from_a_doctor_is_read_back(questions: Questions, play: Play, say: Say) -> None:
    asked = play("q2: y n n y y~")
    assert say(asked) == "I heard yes. Is that right?"
    assert not asked.findings
    assert outcome(questions, play("y .", at=asked)) == outcome(questions, play("q2: y n n y y ."))
    assert play("y~", at=asked).given("clot_doctor") is None
    assert play("y~ y~ y~", at=asked).ending is Ending.UNANSWERED
    denied = play("n", at=asked)
    assert (denied.open, denied.read_back) == ("clot_doctor", None)
    assert play("y~ n", at=denied).ending is Ending.REFUSED


def test_a_weak_no_to_an_emergency_is_read_back(questions: Questions, play: Play, say: Say) -> None:
    asked = play("q1: y n~")
    assert say(asked) == "I heard no. Is that right?"
    assert outcome(questions, asked) is None
    assert play("?", at=asked).findings == (("emergency_chest", ""),)
    assert play("y y", at=asked).findings == (("unwell_now", ""),)


def test_not_really_is_asked_about(play: Play, say: Say) -> None:
    asked = play("q4: s")
    assert say(asked) == "Is that a no?"
    assert play("y", at=asked).given("q4") is Kind.NO
    assert play("y~", at=asked).given("q4") is None
    assert play("n", at=asked).open == "q4"
    assert play("?", at=asked).open == "pregnant"


def test_not_really_is_no_yes(questions: Questions, play: Play) -> None:
    assert play("s").given("q0") is Kind.NO
    assert outcome(questions, play("q2: y n n y s")) == Restriction(outcome=Outcome.REFER)


def test_a_place_heard_faintly_is_asked_again(questions: Questions, play: Play, say: Say) -> None:
    asked = play("q6: y n y n @neck~ n n n n n n n n n n n")
    assert "less sure about where the wound is" in say(asked)
    again = play("n", at=asked)
    assert say(again) == "Once more, to be sure. Where is the wound?"
    allowed = outcome(questions, play("@sacrum n .", at=again))
    assert allowed is not None
    assert allowed.zones_out == {"neck", "skull_base", "neck_front", "sacrum"}


# -- a refusal that may rest on a mistake --


def test_a_referral_on_a_weak_yes_is_confirmed_first(questions: Questions, play: Play, say: Say) -> None:
    asked = play("q1: y~ n n n n n")
    assert asked.open == CONFIRM
    assert (
        say(asked) == "You said yes to feeling unwell, and no to each part of it. Is there still something?"
    )
    assert outcome(questions, asked) is None
    for token in ("y", "y~", "?", "- - -", "n~ n~ n~", "!pregnant"):
        assert outcome(questions, play(token, at=asked)) == Restriction(
            outcome=Outcome.REFER, clearable=False
        )
    assert play("n", at=asked).open == "q2"


def test_an_emergency_is_never_held_up(play: Play) -> None:
    assert play("q1: y~ y~").findings == (("emergency_chest", ""),)


def test_a_strong_yes_is_not_doubted(play: Play) -> None:
    assert play("q1: y n y").ending is Ending.REFUSED


def test_a_yes_without_a_part_is_asked_about(questions: Questions, play: Play, say: Say) -> None:
    asked = play("q4: y n n n")
    assert asked.open == CONFIRM
    assert say(asked) == (
        "You said yes to pregnancy, birth or cancer, and no to each part of it. Is there still something?"
    )
    assert outcome(questions, play("y", at=asked)) == Restriction(outcome=Outcome.REFER)
    denied = play("n", at=asked)
    assert denied.open == "q5"
    assert denied.marks == ("q4",)
    assert "less sure about pregnancy, birth or cancer" in say(play("n n n n", at=denied))


def test_a_no_at_the_first_question_ends_it_even_without_a_reason(questions: Questions, play: Play) -> None:
    assert outcome(questions, play("n y y y y y")) == Restriction(outcome=Outcome.REFER, clearable=False)


def test_what_was_denied_part_by_part_is_asked_again_as_a_whole(play: Play) -> None:
    assert play("n", at=play("q4: y n n n n n n n n")).open == "q4"


def test_a_doctor_who_was_not_asked_does_not_settle_the_doubt(play: Play) -> None:
    asked = play("q2: y n n y~ n")
    assert (asked.open, asked.doubt) == (CONFIRM, "blood_clot")
    assert play("n", at=asked).open == "blood_clot"


def test_taking_one_answer_back_keeps_what_another_one_needs(questions: Questions, play: Play) -> None:
    asked = play("q3: y n n n y !heart~ n")
    assert (asked.open, asked.doubt) == (CONFIRM, "heart")
    rest = play("n n n n n n n n n n n n", at=asked)
    assert rest.given("heart") is Kind.NO
    assert rest.agenda == ("heart_recent", "heart_doctor", SUMMARY)
    assert outcome(questions, play("n ?", at=rest)) == Restriction(outcome=Outcome.REFER)


def test_an_interview_with_a_gap_allows_nothing(questions: Questions, play: Play) -> None:
    through = play(f"{HEALTHY} y")
    for main in questions.order:
        assert outcome(questions, through.without(main)) is None
    followed = play("q7: y n n y y n n n .")
    assert complete(questions, followed)
    assert outcome(questions, followed.without("diabetes_feeling")) is None
