from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict

import pytest

from assistant.coaching.program import Who
from assistant.coaching.restriction import Outcome, Restriction
from assistant.dialog.screening import answering, question_wording
from assistant.dialog.screening.answer_kinds import Kind
from assistant.dialog.screening.interview import Ending, Interview, complete, outcome
from assistant.dialog.screening.questions import Questions

Play = Callable[..., Interview]
Say = Callable[[Interview], str]

HEALTHY = "y n n n n n n n n"


def test_a_healthy_person_is_through_with_nine_answers_and_one(
    questions: Questions, play: Play, say: Say
) -> None:
    asked = play(HEALTHY)
    assert say(asked) == "I heard nothing in the way. Is that right?"
    assert outcome(questions, asked) is None
    through = play("y", at=asked)
    assert complete(questions, through)
    assert outcome(questions, through) == Restriction()
    assert say(through) == "Tell me any time if that changes."


def test_it_opens_with_who_answers(play: Play, say: Say) -> None:
    assert say(play("")).startswith(
        "To be safe: nine short questions, ninety seconds. Whoever is massaged says"
    )
    assert say(play("", who=Who.SELF)).startswith("To be safe: nine short questions, ninety seconds. Say yes")
    assert "both" not in say(play("", who=Who.SELF))


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
    assert say(once) == "Yes, no, or not sure? You can also say repeat, or slower."
    twice = play(token, at=once)
    assert (
        say(twice) == f"Yes, no, or not sure? You can also say repeat, or slower. {questions.by_id['q3'].ask}"
    )
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
    assert question_wording.repeat(questions, interview, "") == (("screening.q2", spoken),)
    assert [text for _, text in question_wording.why(questions, interview, "")] == [
        "Rubbing can move a clot, and that is dangerous.",
        spoken,
    ]
    assert [text for _, text in question_wording.skip(questions, interview, "")] == [
        "I can't leave any of these out.",
        spoken,
    ]


def test_a_follow_up_has_the_reason_of_its_question(questions: Questions, play: Play) -> None:
    for script, reason in (("q5: y", "q5"), ("q2: !clot", "q2"), ("q7: y n n n n y", "q7")):
        (key, text), *_ = question_wording.why(questions, play(script), "")
        assert (key, text) == (f"screening.{reason}.why", questions.by_id[reason].why)


def test_the_summary_has_a_reason_too(questions: Questions, play: Play) -> None:
    assert len(question_wording.why(questions, play(HEALTHY), "")) == 3


def test_nothing_is_explained_or_skipped_after_the_end(questions: Questions, play: Play) -> None:
    ended = play("n n")
    assert question_wording.why(questions, ended, "") == question_wording.skip(questions, ended, "") == ()


def test_stop_ends_without_an_outcome(questions: Questions, play: Play, say: Say) -> None:
    for script in ("", "q3:", "q3: y", HEALTHY, "q2: y~ n n n"):
        stopped = answering.stop(play(script))
        assert stopped.ending is Ending.STOPPED
        assert outcome(questions, stopped) is None
        assert say(stopped) == ""
        assert play("y", at=stopped) == stopped
    refused = play("n n")
    assert answering.stop(refused) == refused


# -- one thing at a time --


def test_the_slow_mode_asks_every_item(questions: Questions, play: Play, say: Say) -> None:
    interview = play("", slow=True)
    for item in questions.items:
        assert interview.open == item
        interview = play("y" if questions.by_id[item].enabling is Kind.YES else "n", at=interview)
    assert say(interview) == "I heard nothing in the way. Is that right?"
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
