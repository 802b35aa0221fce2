"""Two minutes on a cushion, before anybody is touched."""

from __future__ import annotations

import pytest
from kit.talking import ALL_CLEAR, REHEARSED, Talk, dialog_data

from assistant.coaching.wording import WORDS_PER_MINUTE
from assistant.dialog.conversation import Choice, Conversation
from assistant.dialog.effects import Say
from assistant.dialog.states import COACHING
from assistant.library.sentences import usual

LINES = [line.id for line in dialog_data().dry_run]


def getting_ready(*before: str) -> Talk:
    return Talk().say("the seven step one", "15 minutes", *before, *ALL_CLEAR, *REHEARSED).listen_out()


def tried(talk: Talk) -> list[str]:
    return [key.removeprefix("prepare.") for key in talk.said if key.removeprefix("prepare.") in LINES]


def test_it_is_offered_before_a_first_massage() -> None:
    assert "dry_run.offer" in getting_ready().said


def test_it_is_not_offered_to_who_had_one_before_nor_for_their_own_hands() -> None:
    again = Talk(Conversation(offered=Choice("p15", 15))).begin()
    again.say("the seven step one", "15 minutes", *ALL_CLEAR, *REHEARSED).listen_out()
    assert "dry_run.offer" not in again.said
    alone = Talk().say("the foot massage", "15 minutes", *ALL_CLEAR, "stop", "it hurts").listen_out()
    assert alone.state == "preparing"
    assert "dry_run.offer" not in alone.said


def test_show_me_how_walks_through_it_and_then_gets_ready_from_the_start() -> None:
    talk = getting_ready().clear().say("show me how")
    for _ in LINES:
        assert not talk.now.comfort.hands_on
        talk.say("ready")
    assert tried(talk) == LINES
    assert talk.said[-3:] == ["dry_run.over", "prepare.begin", "prepare.surface"]
    assert talk.state == "preparing"


def test_it_takes_two_minutes() -> None:
    words = sum(len(usual(line.text).split()) for line in dialog_data().dry_run)
    assert words / WORDS_PER_MINUTE * 60 + 5 * len(LINES) <= 125


@pytest.mark.parametrize("before", [(), ("yes", "no")])
def test_asked_for_before_the_questions_are_answered_it_waits_for_them(before: tuple[str, ...]) -> None:
    talk = Talk().say("the seven step one", "15 minutes", *before).clear().say("show me how")
    assert "dry_run.noted" in talk.said
    assert talk.state == "screening.asking"
    talk.say(*ALL_CLEAR[len(before) :], *REHEARSED)
    assert tried(talk) == LINES[:1]
    assert talk.state == "preparing"


def test_enough_of_it_is_enough() -> None:
    talk = getting_ready("show me how").clear().say("skip the preparation")
    assert talk.said[-2:] == ["prepare.begin", "prepare.surface"]
    assert talk.state == "preparing"


@pytest.mark.parametrize("said", ["it hurts", "stop", "wait", "i'm on warfarin", "my chest feels tight"])
def test_what_protects_is_heard_in_it(said: str) -> None:
    talk = getting_ready("show me how").clear().say(said)
    assert talk.effects
    assert talk.state not in COACHING
    assert not talk.now.comfort.hands_on


def test_with_hands_on_it_asks_for_more_words() -> None:
    talk = getting_ready().say("skip the preparation").clear().say("show me how")
    assert talk.state in COACHING
    assert talk.now.manner.talk == "teach"


def test_a_closed_place_is_not_tried() -> None:
    talk = getting_ready().say("leave out the back").clear().say("show me how")
    texts = " ".join(say.text for say in talk.of(Say))
    for _ in LINES:
        talk.say("ready")
    texts = " ".join(say.text for say in talk.of(Say) if say.key.removeprefix("prepare.") in LINES)
    assert "waist" not in texts
    assert "ribs" not in texts
