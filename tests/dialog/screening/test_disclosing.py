"""What is told with its details: what, where, on which side, since when, and how it is treated."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.coaching.restriction import Oils, Outcome, Restriction
from assistant.dialog.screening.answer_kinds import Kind
from assistant.dialog.screening.answering import disclose
from assistant.dialog.screening.disclosure import Ago, BodyPlace, Disclosure
from assistant.dialog.screening.interview import SUMMARY, Interview, found, outcome
from assistant.dialog.screening.questions import Questions
from assistant.understanding.understood import Evidence

Play = Callable[..., Interview]
Say = Callable[[Interview], str]

RECENT, LONG_AGO, SOME_TIME = Ago(0, 0.5), Ago(60, 72), Ago(0, 24)


def told(condition: str, **details: object) -> Disclosure:
    return Disclosure(condition, **details)  # type: ignore[arg-type]


def at(*places: str, side: str = "") -> tuple[BodyPlace, ...]:
    return tuple(BodyPlace(each, side) for each in places)


# -- where --


@pytest.mark.parametrize(
    "condition", ["rash", "wound", "bruise", "burn", "lump", "veins", "keep_off", "numbness"]
)
@pytest.mark.parametrize("evidence", Evidence)
def test_a_place_that_is_told_is_left_out_in_the_same_turn(
    questions: Questions, play: Play, condition: str, evidence: Evidence
) -> None:
    after = disclose(questions, play("q3:"), told(condition, places=at("shoulders", "calf")), evidence)
    assert {"shoulders", "calf"} <= found(questions, after).zones_out
    assert "where" not in after.open


def test_what_follows_is_still_asked(play: Play, questions: Questions, say: Say) -> None:
    after = disclose(questions, play("q6:"), told("bruise", places=at("shoulders")))
    assert say(after) == "Thank you for saying so. Is it still spreading?"
    assert outcome(questions, play("y", at=after)) == Restriction(
        outcome=Outcome.REFER, clearable=False, zones_out=frozenset({"shoulders"})
    )


def test_a_place_waits_for_the_question_that_comes_later(questions: Questions, play: Play) -> None:
    asked = disclose(questions, play("q5:"), told("surgery", places=at("knee"), ago=RECENT))
    assert asked.open == "operation_doctor"
    assert play("y", at=asked).open == "q5"
    assert "calf" in found(questions, play("y", at=asked)).zones_out


def test_a_second_place_is_left_out_as_well(questions: Questions, play: Play) -> None:
    first = disclose(questions, play("q6:"), told("wound", places=at("neck")))
    second = disclose(questions, play("n", at=first), told("wound", places=at("foot")))
    assert {"neck", "feet"} <= found(questions, second).zones_out
    assert second.open == "q6"


def test_the_summary_repeats_the_places(questions: Questions, play: Play, say: Say) -> None:
    shoulder = told("bruise", places=at("shoulders", side="left"))
    heard = play("n @summary:", at=disclose(questions, play("q6:"), shoulder))
    assert say(heard).startswith("I heard a bruise at the left shoulder, and nothing else.")
    both = disclose(questions, heard, told("bruise", places=at("neck")))
    assert say(both).startswith(
        "Thank you for saying so. I heard a bruise at the left shoulder, and the neck,"
    )


def test_a_side_beside_an_answer_is_repeated_too(questions: Questions, play: Play, say: Say) -> None:
    named = (*at("knee", side="left"), *at("knee", side="right"))
    heard = play("n @summary:", at=disclose(questions, play("q6:"), told("wound", places=named)))
    assert "a wound at the knees" in say(heard)


def test_what_was_perhaps_not_said_settles_nothing(questions: Questions, play: Play) -> None:
    sure, perhaps = (
        disclose(questions, play("q6:"), told("device"), evidence)
        for evidence in (Evidence.GOOD, Evidence.WEAK)
    )
    assert (sure.given("device_drug"), sure.open) == (Kind.NO, "device_where")
    assert (perhaps.given("device_drug"), perhaps.open) == (None, "device_drug")


# -- since when --


@pytest.mark.parametrize(
    ("condition", "question"),
    [
        ("surgery", "operation"),
        ("fracture", "fracture"),
        ("injury", "injury"),
        ("birth", "birth"),
        ("flight", "long_flight"),
        ("fever", "fever"),
    ],
)
def test_a_time_settles_what_is_asked_about_lately(
    questions: Questions, play: Play, condition: str, question: str
) -> None:
    before = play("q1:")
    just = disclose(questions, before, told(condition, ago=Ago(0, 0.05)))
    assert just.given(question) is Kind.YES
    long_ago = disclose(questions, before, told(condition, ago=LONG_AGO))
    assert long_ago.given(question) is Kind.NO
    assert (long_ago.open, long_ago.findings) == ("q1", ())
    unclear = disclose(questions, before, told(condition, ago=SOME_TIME))
    assert (unclear.open, unclear.given(question)) == (question, None)
    unsaid = disclose(questions, before, told(condition))
    assert unsaid.given(question) is Kind.YES


def test_a_time_that_is_not_sure_allows_nothing(questions: Questions, play: Play) -> None:
    asked = disclose(questions, play("q1:"), told("surgery", ago=LONG_AGO), Evidence.WEAK)
    assert (asked.open, asked.given("operation")) == ("operation", None)


@pytest.mark.parametrize(
    ("ago", "comes"), [(RECENT, "refused"), (LONG_AGO, "heart_doctor"), (SOME_TIME, "heart_recent")]
)
def test_the_time_of_a_stroke_is_not_asked_again(
    questions: Questions, play: Play, ago: Ago, comes: str
) -> None:
    after = disclose(questions, play("q3:"), told("stroke", ago=ago))
    assert after.ending == comes or after.open == comes


def test_what_is_ever_asked_about_does_not_pass_with_time(questions: Questions, play: Play) -> None:
    for condition in ("clot", "aneurysm", "cancer", "pacemaker"):
        after = disclose(questions, play("q1:"), told(condition, ago=LONG_AGO))
        assert after.restricted(questions, questions.question_for(condition))


# -- how far, how treated, to what --


@pytest.mark.parametrize(
    ("weeks", "asked"), [(26, "pregnancy_doctor"), (13, "pregnancy_doctor"), (12, ""), (0, "pregnancy_weeks")]
)
def test_weeks_are_not_asked_for_again(questions: Questions, play: Play, weeks: int, asked: str) -> None:
    after = play("n", at=disclose(questions, play("q4:"), told("pregnant", weeks=weeks)))
    assert after.open == asked or (not asked and after.ending == "refused")


def test_weeks_that_allow_more_count_only_when_they_are_sure(questions: Questions, play: Play) -> None:
    asked = disclose(questions, play("q4:"), told("pregnant", weeks=30), Evidence.WEAK)
    assert play("n", at=asked).open == "pregnancy_weeks"


@pytest.mark.parametrize("where", ["q1:", "q3:", "q7:"])
def test_controlled_blood_pressure_is_one_and_the_same_wherever_it_is_told(
    questions: Questions, play: Play, where: str
) -> None:
    by_question = outcome(questions, play("q3: y n n n n n y y ."))
    controlled = disclose(questions, play(where), told("pressure", controlled=True))
    assert outcome(questions, play(".", at=controlled)) == by_question
    assert disclose(questions, play(where), told("pressure", controlled=False)).open == "pressure_doctor"
    assert disclose(questions, play(where), told("pressure")).open == "pressure_controlled"


def test_an_allergy_is_not_asked_about_when_it_is_named(questions: Questions, play: Play, say: Say) -> None:
    asked = disclose(questions, play("q7:"), told("allergy", allergens=("nut", "elsewhere")))
    assert say(asked) == "Thank you for saying so. Anything else?"
    assert found(questions, asked) == Restriction(outcome=Outcome.RESTRICT, oils_out=frozenset({"nut"}))


def test_cats_and_hay_fever_bar_no_oil(questions: Questions, play: Play) -> None:
    for each in ("elsewhere", "bee"):
        after = disclose(questions, play("q7:"), told("allergy", allergens=(each,)))
        assert found(questions, play("n .", at=after)).oils is Oils.ANY


# -- what may be nothing --


def test_what_may_be_nothing_is_asked_about(questions: Questions, play: Play) -> None:
    for condition, meant in questions.conditions.items():
        if meant.ask:
            asked = disclose(questions, play("q2:"), told(condition))
            assert asked.open == meant.ask[0], condition
            assert asked.findings == ()


def test_what_was_denied_is_asked_once_more_and_no_more(questions: Questions, play: Play) -> None:
    denied = play("n", at=disclose(questions, play("q2:"), told("headache")))
    again = disclose(questions, denied, told("headache"))
    assert again.open == "unwell"
    over = play("n", at=again)
    assert disclose(questions, over, told("headache")).open == over.open == "q2"


def test_a_cold_alone_is_no_infection_with_fever(questions: Questions, play: Play) -> None:
    asked = disclose(questions, play("q1:"), told("cold"))
    assert asked.open == "only_a_cold"
    well = outcome(questions, play("y .", at=asked))
    assert well == Restriction(minutes=30)
    for token in ("n n", "? n"):
        assert found(questions, play(token, at=asked)).refused


def test_other_care_asks_for_a_no_to_massage(questions: Questions, play: Play) -> None:
    asked = disclose(questions, play("q3:"), told("illness"))
    assert asked.open == "other_doctor"
    assert found(questions, play("?", at=asked)).refused
    mild = outcome(questions, play("n .", at=asked))
    assert mild is not None
    assert (mild.outcome, mild.cap) == (Outcome.RESTRICT, 2)


# -- whoever massages --


def test_while_the_giver_is_asked_it_is_about_the_giver(questions: Questions, play: Play) -> None:
    for condition, question in (
        ("cold", "giver_infection"),
        ("rash", "giver_skin"),
        ("joints", "giver_wrists"),
    ):
        after = disclose(questions, play("q8:"), told(condition))
        assert after.restricted(questions, question)
        assert disclose(questions, play("q2:"), told(condition)).given(question) is None


def test_bad_hands_leave_out_what_is_hard_on_them(questions: Questions, play: Play) -> None:
    after = disclose(questions, play("q8:"), told("hands"))
    assert found(questions, after).techniques_out
    assert after.agenda[-1] == SUMMARY
