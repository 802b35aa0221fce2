"""Conditions told by name, the summary, and corrections."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.coaching.restriction import Outcome, Restriction
from assistant.dialog.screening import answering
from assistant.dialog.screening.disclosure import Disclosure
from assistant.dialog.screening.interview import CHANGE, CONFIRM, SUMMARY, Ending, Interview, outcome
from assistant.dialog.screening.questions import Questions
from assistant.understanding.understood import Evidence

Play = Callable[..., Interview]
Say = Callable[[Interview], str]

HEALTHY = "y n n n n n n n n"


# -- conditions by name --


def test_a_condition_named_in_its_question_is_followed_up_and_the_rest_asked(
    questions: Questions, play: Play, say: Say
) -> None:
    asked = play("q3: !thinners")
    assert say(asked) == ("Thank you for saying so. Has a doctor who knows about this said massage is fine?")
    rest = play("y", at=asked)
    assert say(rest) == f"Apart from what you told me. {questions.by_id['q3'].ask}"
    assert say(play("n", at=rest)) == questions.by_id["q4"].ask
    assert play("y", at=rest).open == "bleeding"


def test_of_a_short_question_only_the_rest_is_asked(play: Play, say: Say) -> None:
    assert say(play("q4: !pregnant n y y")) == "A birth, or the loss of a pregnancy, in the last six weeks?"


@pytest.mark.parametrize("where", ["", "q1:", "q2: y", "q3: ?", "q5: ?", "q6: - - -", HEALTHY])
def test_every_condition_counts_wherever_it_is_told(questions: Questions, play: Play, where: str) -> None:
    for condition in questions.conditions:
        told = play(f"{where} !{condition}")
        if asked := questions.conditions[condition].ask:
            assert told.open in asked, condition
            continue
        assert told.restricted(questions, questions.question_for(condition)), condition
        for token in ("?", "n"):
            worst = told
            for _ in range(80):
                worst = play(token, at=worst)
            allowed = outcome(questions, worst)
            assert allowed is None or allowed.outcome is not Outcome.PASS, condition


def test_an_unforeseen_condition_is_something_a_doctor_treats(play: Play) -> None:
    assert play("q3: !gout").open == "other_doctor"


def test_a_condition_told_twice_is_followed_up_once(play: Play) -> None:
    assert play("q3: !thinners y !thinners").open == "q3"


def test_what_is_told_early_is_not_asked_again(play: Play) -> None:
    interview = play("y !diabetes y n n n n n n")
    assert interview.open == "q7"
    assert interview.lead == "apart"


# -- the summary, and corrections --


def test_the_summary_repeats_what_was_found(play: Play, say: Say) -> None:
    assert say(play("q7: y n n y y y y #nut n n n")) == (
        "I heard diabetes, epilepsy, and allergies, and nothing else. Is that right?"
    )
    assert say(play("q6: ? ? @neck n n n")).startswith(
        "I heard places to leave alone at the neck, and nothing else."
    )


def test_what_to_mind_is_said_at_the_end(play: Play, say: Say) -> None:
    assert say(play("q7: y n n y y n y #nut n n n y")).startswith("Keep off the places where you inject.")


def test_a_correction_at_the_summary(questions: Questions, play: Play) -> None:
    corrected = play("!pregnant", at=play(HEALTHY))
    assert corrected.open == "pregnancy_signs"
    allowed = outcome(questions, play("n y y n y", at=corrected))
    assert allowed is None
    allowed = outcome(questions, play("n y y y", at=corrected))
    assert allowed is not None
    assert (allowed.cap, allowed.minutes) == (1, 20)


def test_a_no_at_the_summary_asks_what_was_wrong(questions: Questions, play: Play) -> None:
    asked = play(f"{HEALTHY} n")
    assert asked.open == CHANGE
    assert play("!thinners", at=asked).open == "thinners_doctor"
    again = play("?", at=asked)
    assert again.agenda == (*questions.order, SUMMARY)
    assert play(f"{HEALTHY} n ? {HEALTHY} n", at=again).ending is Ending.UNANSWERED
    assert play("- - -", at=asked).ending is Ending.UNANSWERED


def test_what_was_found_survives_going_round_again(questions: Questions, play: Play) -> None:
    allowed = outcome(questions, play("q7: y n n n y n n n ? . y"))
    assert allowed is not None
    assert allowed.cap == 2


def test_what_was_told_survives_asking_for_the_rest_again(play: Play, say: Say) -> None:
    asked = play("q3: !thinners y n~ n n n n n")
    assert "less sure about heart and blood" in say(asked)
    again = play("n", at=asked)
    assert (again.open, again.lead) == ("q3", "apart")
    assert say(play("n", at=again)).startswith("I heard blood thinners, and nothing else.")


def test_a_disclosure_reopens_what_was_complete(questions: Questions, play: Play, say: Say) -> None:
    through = play(f"{HEALTHY} y")
    reopened = answering.disclose(questions, through, Disclosure("thinners"))
    assert outcome(questions, reopened) is None
    assert reopened.open == "thinners_doctor"
    assert say(play("y", at=reopened)) == "I heard blood thinners, and nothing else. Is that right?"
    restricted = play("y y", at=reopened)
    assert outcome(questions, restricted) == Restriction(
        cap=1,
        strengths_out=questions.finding["thinners_cleared"].strengths_out,
        programs_out=frozenset({"p11"}),
    )
    assert answering.disclose(questions, restricted, Disclosure("thinners")) == restricted
    assert outcome(questions, play("n", at=reopened)) == Restriction(outcome=Outcome.REFER)


def test_a_weak_disclosure_that_refuses_is_confirmed(questions: Questions, play: Play) -> None:
    reopened = answering.disclose(questions, play(f"{HEALTHY} y"), Disclosure("fever"), Evidence.WEAK)
    assert play("n", at=reopened).open == CONFIRM


def test_a_refusal_stays_what_it_is(questions: Questions, play: Play) -> None:
    for script in ("n n", "q1: y y", "- - - - - -"):
        ended = play(script)
        assert answering.disclose(questions, ended, Disclosure("pregnant")) == ended
        assert answering.silence(questions, ended) == ended
        assert play("y", at=ended) == ended
