"""Nothing that is said meets silence, in any state; what is not understood three times is told what can be said."""

from __future__ import annotations

import pytest
from kit.situations import SITUATIONS, situation
from kit.talking import Talk, understanding

from assistant.clock import BLOCK
from assistant.dialog.conversation import Conversation
from assistant.dialog.effects import Cue, End, Hush, Say, Tune
from assistant.dialog.states import BEFORE, HANDS, PAIN, State

FREE = (
    *("gladys", "hello there", "bonjour madame", "was kostet das", "twenty seven"),
    *("knock knock", "the dog wants out", "tell me a joke", "what is the capital of france", "haha"),
    *("lower", "higher", "yeah no", "mm", "I don't know what to do", "whatever", "it's raining again"),
    *("can I eat before it", "my neck and my left foot", "the blue one", "thank you", "sorry"),
)
"""What is in no list of phrases, or in several."""

ENOUGH = ("coaching", "resting", "refused")
"""Where one soft word is enough, or the last one was said."""


def utterances() -> list[str]:
    """The first wording of each intent, and what people say besides."""
    first: dict[str, str] = {}
    for text, intent in understanding().test_phrases():
        first.setdefault(intent, text)
    return [*first.values(), *FREE]


def coarse(now: Conversation) -> Talk:
    """The same with fewer and longer turns, to take less of the machine's time."""
    talk = Talk(now)
    talk.turn = 10 * BLOCK
    return talk


def is_answered(talk: Talk, before: str) -> bool:
    return talk.state != before or any(
        isinstance(each, Say | Cue | Hush | Tune | End) for each in talk.effects
    )


@pytest.mark.parametrize("name", SITUATIONS)
def test_whatever_is_said_well_is_answered_at_once(name: str) -> None:
    now = situation(name)
    silent = [said for said in utterances() if not is_answered(Talk(now).clear().interrupt(said), now.state)]
    assert silent == []


@pytest.mark.parametrize("name", SITUATIONS)
def test_and_whatever_is_heard_badly_within_two_seconds(name: str) -> None:
    now = situation(name)
    silent = [said for said in utterances() if not is_answered(coarse(now).mumble(said).wait(2), now.state)]
    assert silent == []


@pytest.mark.parametrize("name", [each for each in SITUATIONS if not each.startswith(ENOUGH)])
def test_so_is_the_second_the_third_and_the_fourth_time(name: str) -> None:
    talk = coarse(situation(name))
    for _ in range(4):
        before = talk.state
        talk.clear().say("gladys")
        assert is_answered(talk, before)
        if talk.state == "refused":
            return


def test_with_hands_on_other_peoples_talk_is_answered_once_a_minute() -> None:
    talk = Talk(situation("coaching")).say("it's raining again", "yes").clear()
    assert talk.say("it's raining again").said == []
    assert "coach.all_right" in talk.wait(60).clear().say("it's raining again").said


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("choosing", "help.choosing"),
        ("choosing, offered", "help.offered"),
        ("choosing, how long", "help.minutes"),
        ("choosing, where", "help.where"),
        ("screening", "help.screening"),
        ("screening, a place", "help.place"),
        ("screening, summary", "help.screening"),
        ("preparing", "help.preparing"),
        ("pain, asking", "help.yes_no"),
        ("pain, suspecting a sign", "help.yes_no"),
        ("pain, offering", "help.offering"),
    ],
)
def test_the_third_misunderstanding_tells_what_can_be_said_here(name: str, told: str) -> None:
    talk = Talk(situation(name)).clear()
    for times in range(3):
        assert told not in talk.said, times
        talk.say("gladys")
    assert told in talk.said
    assert talk.state == situation(name).state


def test_what_is_understood_begins_the_count_anew() -> None:
    talk = Talk(situation("screening")).say("gladys", "gladys", "yes").clear().say("gladys")
    assert "help.screening" not in talk.said


def test_words_that_may_be_protective_are_asked_for_again_once_no_other_pass_makes_words_of_them() -> None:
    talk = Talk().listen_out().clear().mumble("ow")
    assert talk.said == []
    assert talk.wait(2).said == ["question.again"]


def test_and_not_when_another_pass_does() -> None:
    talk = Talk().listen_out().clear().mumble("ow").wait(0.3)
    talk.interrupt("back massage").listen_out().wait(2)
    assert "question.again" not in talk.said


def test_silence_without_a_word_is_no_doubt() -> None:
    talk = Talk().listen_out().clear().begin_to_say("ow").wait(2)
    assert talk.said == []


@pytest.mark.parametrize("name", ["paused, choosing", "stopped, screening"])
def test_a_pain_that_is_told_before_hands_are_on_is_asked_about(name: str) -> None:
    talk = Talk(situation(name)).clear().say("my shoulder hurts")
    assert talk.said[0] == "disclosure.before"
    assert talk.now.told_early
    assert talk.state == situation(name).state


def test_every_state_of_a_session_is_among_them() -> None:
    assert {situation(name).state for name in SITUATIONS} == BEFORE | HANDS | PAIN | {
        State.RESTING,
        State.REFUSED,
        State.EMERGENCY,
    }
