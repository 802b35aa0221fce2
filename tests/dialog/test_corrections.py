"""An answer that was wrong, another person, a wish for a place: said at any time, and heeded."""

from __future__ import annotations

import pytest
from kit.talking import ALL_CLEAR, Talk, coached, prepared


def asked(*answers: str) -> Talk:
    return Talk().say("the seven step one", "thirty minutes", *answers).listen_out().clear()


@pytest.mark.parametrize(
    ("said", "opens"),
    [
        ("I answered the last one wrong", "q2"),
        ("no to the last one", "q2"),
        ("can we go back to the one about fever", "q1"),
        ("that was the wrong answer", "q2"),
    ],
)
def test_a_correction_opens_the_question_that_it_names(said: str, opens: str) -> None:
    talk = asked("yes", "no", "no").say(said)
    assert talk.now.interview is not None
    assert talk.now.interview.open == opens
    assert talk.now.interview.given(opens) is None


def test_after_the_questions_a_correction_asks_once_more_before_any_hands() -> None:
    talk = prepared().say("I made a mistake")
    assert talk.state == "screening.asking"
    assert talk.say("no", "yes").state == "preparing"


@pytest.mark.parametrize(
    "said", ["we've swapped", "my husband's lying down now", "actually she'll do me first"]
)
def test_another_person_is_asked_afresh(said: str) -> None:
    talk = prepared().say(said)
    assert (talk.state, talk.now.interview) == ("choosing", None)


def test_a_stop_with_a_condition_is_both() -> None:
    talk = coached().wait(10).clear().interrupt("stop I'm pregnant")
    assert talk.state == "stopped"
    assert "disclosure.before" in talk.said
    assert talk.say("carry on").state == "screening.asking"


def test_a_stop_with_a_condition_before_any_hands_is_asked_about_too() -> None:
    talk = asked(*ALL_CLEAR[:3]).interrupt("stop I take warfarin").say("carry on")
    assert talk.state == "screening.asking"
    assert talk.now.interview is not None
    assert talk.now.interview.given("blood_thinners") is not None


def test_a_place_can_be_left_out_under_way_and_before() -> None:
    talk = coached().wait(5).clear().say("leave out the shoulders")
    assert talk.said[0] == "wish.leave_out"
    assert "shoulders" in talk.now.comfort.closed
    early = prepared().clear().say("leave out the neck")
    assert early.said[0] == "wish.leave_out"
    assert "neck" in early.now.comfort.closed


def test_more_of_a_place_makes_nothing_firmer() -> None:
    talk = coached().wait(5)
    level = talk.now.comfort.level
    talk.clear().say("more on the shoulders")
    assert talk.said[0].startswith("wish.")
    assert talk.now.comfort.level == level


def test_who_spoke_is_not_told_that_nobody_was_heard() -> None:
    talk = asked()
    for _ in range(30):
        if talk.state == "screening.asking":
            talk.say("well that is a long story")
    assert "screening.unanswered_heard" in talk.said
