from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict

import pytest

from assistant.coaching.program import Who
from assistant.coaching.restriction import Outcome, Restriction
from assistant.dialog.screening import answering, asking
from assistant.dialog.screening.answers import Kind
from assistant.dialog.screening.interview import CHANGE, CONFIRM, SUMMARY, Ending, Interview
from assistant.dialog.screening.outcome import complete, outcome
from assistant.dialog.screening.questions import Questions
from assistant.understanding.understood import Evidence

Play = Callable[..., Interview]
Say = Callable[[Interview], str]

HEALTHY = "y n n n n n n n"


@pytest.fixture(scope="module")
def say(questions: Questions) -> Say:
    """All that is said now, as one text."""
    return lambda interview: " ".join(
        text for _, text in asking.question(questions, interview, "one one two")
    )


def test_a_healthy_person_is_through_with_eight_answers_and_one(
    questions: Questions, play: Play, say: Say
) -> None:
    asked = play(HEALTHY)
    assert say(asked) == "I heard no to all eight. Is all of that right?"
    assert outcome(questions, asked) is None
    through = play("y", at=asked)
    assert complete(questions, through)
    assert outcome(questions, through) == Restriction()
    assert say(through) == "Tell me any time if that changes."


def test_it_opens_with_who_answers(play: Play, say: Say) -> None:
    assert say(play("")).startswith("The person being massaged answers.")
    assert say(play("", who=Who.SELF)).startswith("These are about you.")
    assert "both happy" not in say(play("", who=Who.SELF))


def test_an_interview_can_be_stored(play: Play) -> None:
    interview = play("y n~ y - n n y y~ @neck")
    stored = json.loads(json.dumps(asdict(interview)))
    assert stored["who"] == "partner"
    assert stored["answers"][0] == ["q0", "yes"]
    assert hash(interview) == hash(play("y n~ y - n n y y~ @neck"))


# -- what is no answer --


@pytest.mark.parametrize("token", ["-", "u", "@neck", "#nut"])
def test_what_is_no_answer_leaves_the_question_open(play: Play, token: str) -> None:
    before = play("q2:")
    after = play(f"{token} {token}", at=before)
    assert (after.open, after.answers) == ("q2", before.answers)


@pytest.mark.parametrize("token", ["-", "u"])
def test_nobody_is_prompted_without_end(questions: Questions, play: Play, say: Say, token: str) -> None:
    once = play(token, at=play("q3:"))
    assert say(once) == "Yes, no, or not sure?"
    twice = play(token, at=once)
    assert say(twice) == f"Yes, no, or not sure? {questions.by_id['q3'].ask}"
    itemised = play(token, at=twice)
    assert say(itemised) == "Then one thing at a time. Are you bleeding now?"
    assert itemised.given("q3") is None
    ended = play(f"{token} {token} {token}", at=itemised)
    assert ended.ending is Ending.UNANSWERED
    assert outcome(questions, ended) is None
    assert "leave it for now" in say(ended)


def test_silence_where_help_may_be_needed_says_so(play: Play, say: Say) -> None:
    assert say(play("q1: y - - -")) == "I can't hear you. If you need help, call one one two."


def test_repeat_why_and_skip_change_nothing_and_ask_again(questions: Questions, play: Play) -> None:
    interview = play("q2: -")
    spoken = questions.by_id["q2"].ask
    assert asking.repeat(questions, interview, "") == (("screening.q2", spoken),)
    assert [text for _, text in asking.why(questions, interview, "")] == [
        "Rubbing can move a clot, and that is dangerous.",
        spoken,
    ]
    assert [text for _, text in asking.skip(questions, interview, "")] == [
        "I can't leave any of these out.",
        spoken,
    ]


def test_a_follow_up_has_the_reason_of_its_question(questions: Questions, play: Play) -> None:
    for script, reason in (("q5: y", "q5"), ("q2: !clot", "q2"), ("q7: y n n n n y", "q7")):
        (key, text), *_ = asking.why(questions, play(script), "")
        assert (key, text) == (f"screening.{reason}.why", questions.by_id[reason].why)


def test_the_summary_has_a_reason_too(questions: Questions, play: Play) -> None:
    assert len(asking.why(questions, play(HEALTHY), "")) == 3


def test_nothing_is_explained_or_skipped_after_the_end(questions: Questions, play: Play) -> None:
    ended = play("n n")
    assert asking.why(questions, ended, "") == asking.skip(questions, ended, "") == ()


def test_stop_ends_without_an_outcome(questions: Questions, play: Play, say: Say) -> None:
    for script in ("", "q3:", "q3: y", HEALTHY, "q2: y~ n n n"):
        stopped = answering.stop(play(script))
        assert stopped.ending is Ending.STOPPED
        assert outcome(questions, stopped) is None
        assert say(stopped) == ""
        assert play("y", at=stopped) == stopped
    refused = play("n n")
    assert answering.stop(refused) == refused


# -- evidence --


def test_a_weak_no_is_marked_and_named_at_the_end(play: Play, say: Say) -> None:
    asked = play("y n n~ n n n n~ n")
    assert asked.marks == ("q2", "q6")
    assert say(asked) == (
        "I heard no to all eight."
        " I was less sure about clots or a sore leg, and skin or pain."
        " Is all of that right?"
    )
    assert play("y", at=asked).ending is Ending.COMPLETE


@pytest.mark.parametrize("token", ["y~", "n", "n~", "?", "s"])
def test_without_a_strong_yes_what_was_marked_is_asked_again(play: Play, say: Say, token: str) -> None:
    again = play(f"y n n~ n n n n~ n {token}")
    assert say(again).startswith("Once more, to be sure. Ever had a blood clot")
    assert again.agenda == ("q2", "q6", SUMMARY)
    assert say(play("n n", at=again)) == "I heard no to all eight. Is all of that right?"


def test_weak_answers_for_ever_end_politely(questions: Questions, play: Play) -> None:
    ended = play("y~ " + "n~ " * 7 + "y~ " + ("y~ " + "n~ " * 7 + "y~ ") * 2 + "y~ y~")
    assert ended.ending is Ending.UNANSWERED
    assert outcome(questions, ended) is None


def test_a_weak_yes_from_a_doctor_is_read_back(questions: Questions, play: Play, say: Say) -> None:
    asked = play("q7: y n n n n n y y~")
    assert say(asked) == "I heard yes. Is that right?"
    assert not asked.findings
    assert outcome(questions, play("y .", at=asked)) == outcome(questions, play("q7: y n n n n n y y ."))
    assert play("y~", at=asked).given("other_doctor") is None
    assert play("y~ y~ y~", at=asked).ending is Ending.UNANSWERED
    denied = play("n", at=asked)
    assert (denied.open, denied.read_back) == ("other_doctor", None)
    assert play("y~ n", at=denied).ending is Ending.REFUSED


def test_a_weak_no_to_an_emergency_is_read_back(questions: Questions, play: Play, say: Say) -> None:
    asked = play("q1: y n~")
    assert say(asked) == "I heard no. Is that right?"
    assert outcome(questions, asked) is None
    assert play("?", at=asked).findings == (("emergency_chest", ""),)
    assert play("y", at=asked).findings == (("unwell_now", ""),)


def test_not_really_is_asked_about(play: Play, say: Say) -> None:
    asked = play("q4: s")
    assert say(asked) == "Is that a no?"
    assert play("y", at=asked).given("q4") is Kind.NO
    assert play("y~", at=asked).given("q4") is None
    assert play("n", at=asked).open == "q4"
    assert play("?", at=asked).open == "pregnant"


def test_not_really_is_no_yes(questions: Questions, play: Play) -> None:
    assert play("s").given("q0") is Kind.NO
    assert outcome(questions, play("q7: y n n n n n y s")) == Restriction(outcome=Outcome.REFER)


def test_a_place_heard_faintly_is_asked_again(questions: Questions, play: Play, say: Say) -> None:
    asked = play("q6: y n y n @neck~ n n n n n n n n")
    assert "less sure about where the wound is" in say(asked)
    again = play("n", at=asked)
    assert say(again) == "Once more, to be sure. Where is the wound?"
    allowed = outcome(questions, play("@sacrum n .", at=again))
    assert allowed is not None
    assert allowed.zones_out == {"neck", "skull_base", "neck_front", "sacrum"}


# -- a refusal that may rest on a mistake --


def test_a_referral_on_a_weak_yes_is_confirmed_first(questions: Questions, play: Play, say: Say) -> None:
    asked = play("q1: y~ n")
    assert asked.open == CONFIRM
    assert say(asked) == "I heard yes to feeling unwell. Is that right?"
    assert outcome(questions, asked) is None
    for token in ("y", "y~", "?", "- - -", "n~ n~ n~", "!pregnant"):
        assert outcome(questions, play(token, at=asked)) == Restriction(
            outcome=Outcome.REFER, clearable=False
        )
    again = play("n", at=asked)
    assert say(again).startswith("Once more, to be sure. Right now:")
    assert play("n", at=again).open == "q2"
    assert play("y~ n", at=again).ending is Ending.REFUSED


def test_an_emergency_is_never_held_up(play: Play) -> None:
    assert play("q1: y~ y~").findings == (("emergency_chest", ""),)


def test_a_strong_yes_is_not_doubted(play: Play) -> None:
    assert play("q1: y n").ending is Ending.REFUSED


def test_a_yes_without_a_part_is_asked_about(questions: Questions, play: Play, say: Say) -> None:
    asked = play("q4: y n n")
    assert asked.open == CONFIRM
    assert say(asked) == ("That didn't fit together. About pregnancy or cancer, is there still something?")
    assert outcome(questions, play("y", at=asked)) == Restriction(outcome=Outcome.REFER)
    denied = play("n", at=asked)
    assert denied.open == "q5"
    assert denied.marks == ("q4",)
    assert "less sure about pregnancy or cancer" in say(play("n n n", at=denied))


def test_a_no_at_the_first_question_ends_it_even_without_a_reason(questions: Questions, play: Play) -> None:
    assert outcome(questions, play("n y y y y y")) == Restriction(outcome=Outcome.REFER, clearable=False)


def test_what_was_denied_part_by_part_is_asked_again_as_a_whole(play: Play) -> None:
    assert play("n", at=play("q4: y n n n n n n")).open == "q4"


def test_a_doctor_who_was_not_asked_does_not_settle_the_doubt(play: Play) -> None:
    asked = play("q2: y n n y~ n")
    assert (asked.open, asked.doubt) == (CONFIRM, "blood_clot")
    assert play("n", at=asked).open == "blood_clot"


def test_taking_one_answer_back_keeps_what_another_one_needs(questions: Questions, play: Play) -> None:
    asked = play("q3: y n n n y !heart~ n")
    assert (asked.open, asked.doubt) == (CONFIRM, "heart")
    rest = play("n n n n n n n n n n", at=asked)
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
    assert say(play("q4: !pregnant n y y")) == "Any cancer, now or before?"


@pytest.mark.parametrize("where", ["", "q1:", "q2: y", "q3: ?", "q5: ?", "q6: - - -", HEALTHY])
def test_every_condition_counts_wherever_it_is_told(questions: Questions, play: Play, where: str) -> None:
    for condition in questions.conditions:
        told = play(f"{where} !{condition}")
        question = questions.question_for(condition)
        assert told.restricted(questions, question), condition
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
    assert say(play("q7: y n n y y y y #nut n n")) == (
        "I heard diabetes, epilepsy, and allergies, and nothing else. Is all of that right?"
    )
    assert say(play("q6: ? ? @neck n n")).startswith("I heard skin or pain, and nothing else.")


def test_what_to_mind_is_said_at_the_end(play: Play, say: Say) -> None:
    assert say(play("q7: y n n y y n #nut n n y")).startswith("Keep off the places where you inject.")


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
    asked = play("q3: !thinners y n~ n n n n")
    assert "less sure about heart and blood" in say(asked)
    again = play("n", at=asked)
    assert (again.open, again.lead) == ("q3", "apart")
    assert say(play("n", at=again)).startswith("I heard blood thinners, and nothing else.")


def test_a_disclosure_reopens_what_was_complete(questions: Questions, play: Play, say: Say) -> None:
    through = play(f"{HEALTHY} y")
    reopened = answering.correct(questions, through, "thinners")
    assert outcome(questions, reopened) is None
    assert reopened.open == "thinners_doctor"
    assert say(play("y", at=reopened)) == "I heard blood thinners, and nothing else. Is all of that right?"
    restricted = play("y y", at=reopened)
    assert outcome(questions, restricted) == Restriction(
        cap=1,
        strengths_out=questions.finding["thinners_cleared"].strengths_out,
        programs_out=frozenset({"p11"}),
    )
    assert answering.correct(questions, restricted, "thinners") == restricted
    assert outcome(questions, play("n", at=reopened)) == Restriction(outcome=Outcome.REFER)


def test_a_weak_disclosure_that_refuses_is_confirmed(questions: Questions, play: Play) -> None:
    reopened = answering.correct(questions, play(f"{HEALTHY} y"), "infection", Evidence.WEAK)
    assert play("n", at=reopened).open == CONFIRM


def test_a_refusal_stays_what_it_is(questions: Questions, play: Play) -> None:
    for script in ("n n", "q1: y y", "- - - - - -"):
        ended = play(script)
        assert answering.correct(questions, ended, "pregnant") == ended
        assert answering.silence(questions, ended) == ended
        assert play("y", at=ended) == ended


# -- one thing at a time --


def test_the_slow_mode_asks_every_item(questions: Questions, play: Play, say: Say) -> None:
    interview = play("", slow=True)
    for item in questions.items:
        assert interview.open == item
        interview = play("y" if questions.by_id[item].enabling is Kind.YES else "n", at=interview)
    assert say(interview) == "I heard nothing that speaks against it. Is all of that right?"
    assert outcome(questions, play("y", at=interview)) == Restriction()


def test_the_slow_mode_follows_up_as_well(questions: Questions, play: Play) -> None:
    allowed = outcome(questions, play("epilepsy: y .", slow=True))
    assert allowed is not None
    assert allowed.cap == 2
    assert outcome(questions, play("aneurysm: ?", slow=True)) == Restriction(
        outcome=Outcome.REFER, clearable=False
    )


def test_going_round_again_slowly_keeps_what_was_found(questions: Questions, play: Play) -> None:
    again = play("epilepsy: y allergy: . ", slow=True)
    assert outcome(questions, again) is not None
    again = play("n ?", at=play("epilepsy: y @summary:", slow=True))
    assert len(again.agenda) == len(questions.items)
    assert "epilepsy" not in again.agenda


def test_an_allergy_that_nobody_can_name_is_asked_for_by_kind(
    questions: Questions, play: Play, say: Say
) -> None:
    asked = play("q7: y n n n n y u u u")
    assert say(asked) == "Then one thing at a time. To nuts?"
    allowed = outcome(questions, play("n y n n .", at=asked))
    assert allowed is not None
    assert allowed.oils_out == {"soy"}
    unknown = outcome(questions, play("n n n n .", at=asked))
    assert unknown is not None
    assert unknown.programs_out == {"p12"}
