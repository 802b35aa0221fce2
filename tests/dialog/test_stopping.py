"""Stop, pause and deafness, and how the hands come back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from kit.talking import Talk, coached, dialog_data, prepared

from assistant.clock import BLOCK
from assistant.coaching.program import Position
from assistant.dialog.effects import End, Hush, Say
from assistant.dialog.resilient import ready_beforehand


@pytest.mark.parametrize("heard", ["well", "badly", "half"])
def test_stop_takes_the_hands_off_in_one_turn(heard: str) -> None:
    talk = coached().wait(15).clear()
    {"well": talk.interrupt, "badly": talk.mumble, "half": talk.begin_to_say}[heard]("stop")
    assert talk.state == "stopped"
    assert isinstance(talk.effects[0], Hush)
    assert talk.of(Say)[0].text == "Okay. Hands off."
    assert not talk.now.comfort.hands_on


@pytest.mark.parametrize("answer", ["yes", None])
def test_after_a_stop_yes_or_silence_leads_to_the_aftercare(answer: str | None) -> None:
    talk = coached().wait(15).say("stop").clear()
    talk = talk.say(answer) if answer else talk.listen_out().wait(21)
    assert talk.state == "resting"
    talk.wait(400)
    assert any(key.startswith("aftercare.") for key in talk.said)
    assert talk.of(End)


@pytest.mark.parametrize(
    ("position", "told"),
    [(Position.PRONE, "rise"), (Position.ASTRIDE, "rise_seated"), (Position.LEANING, "rise_seated")],
)
def test_whoever_sits_is_not_told_how_to_get_up_from_lying(position: Position, told: str) -> None:
    now = coached().wait(15).now
    assert now.plan
    talk = Talk(replace(now, plan=replace(now.plan, position=position))).say("stop").clear().say("yes")
    talk.wait(400)
    assert [key for key in talk.said if key.startswith("aftercare.rise")] == [f"aftercare.{told}"]


def test_after_a_stop_it_goes_on_at_the_lightest() -> None:
    talk = coached().wait(15).say("stop", "carry on")
    assert talk.state == "coaching.guiding"
    assert talk.now.comfort.level == 1


def test_a_second_stop_ends_it() -> None:
    talk = coached().wait(15).say("stop", "stop")
    assert talk.state == "resting"


def test_a_second_stop_heard_badly_does_not() -> None:
    talk = coached().wait(15).say("stop").mumble("stop")
    assert talk.state == "stopped"


def test_a_second_stop_that_was_heard_badly_at_first_ends_it_once_it_is_sure() -> None:
    talk = coached().wait(15).say("stop").wait(2).begin_to_say("stop")
    assert talk.state == "stopped"
    assert talk.interrupt("stop").state == "resting"


def test_the_end_of_the_first_stop_is_no_second_one() -> None:
    talk = coached().wait(15).begin_to_say("stop").interrupt("stop")
    assert talk.state == "stopped"


def rested() -> Talk:
    """Somebody stopped a massage, and nobody said whether that was the end."""
    talk = coached().wait(15).say("stop").listen_out().wait(21)
    assert talk.state == "resting"
    return talk.listen_out().clear()


def test_out_of_a_rest_that_nobody_asked_for_a_clear_carry_on_comes_back() -> None:
    talk = rested().wait(60).say("carry on")
    assert talk.said == ["stop.all_right"]
    assert not talk.now.comfort.hands_on
    talk.say("yes")
    assert talk.state == "coaching.guiding"
    assert talk.now.comfort.hands_on
    assert talk.now.comfort.level == 1
    talk.wait(400)
    assert not any(key.startswith("aftercare.") for key in talk.said), "the rest is over and done with"


@pytest.mark.parametrize("answer", ["no", "not sure", None])
def test_it_does_not_come_back_where_all_is_not_well(answer: str | None) -> None:
    talk = rested().say("carry on").clear()
    talk = talk.say(answer) if answer else talk.listen_out().wait(30)
    assert talk.state == "resting"
    assert talk.said[:1] == ["rest.quiet"]
    assert not talk.now.comfort.hands_on


def test_a_carry_on_that_is_not_sure_does_not_come_back() -> None:
    talk = rested().mumble("carry on")
    assert talk.state == "resting"


@pytest.mark.parametrize("told", ["my shoulder hurts now", "I had a blood clot once"])
def test_what_is_told_in_the_rest_keeps_the_hands_off(told: str) -> None:
    talk = rested().say(told).listen_out().say("carry on", "yes")
    assert not talk.now.comfort.hands_on
    assert talk.state in ("resting", "refused", "emergency")


def test_what_is_told_on_the_way_back_is_asked_about_first() -> None:
    talk = rested().say("carry on", "I had an operation last week", "yes")
    assert not talk.now.comfort.hands_on


def test_what_somebody_ended_is_not_gone_on_with() -> None:
    talk = coached().wait(15).say("stop", "yes").listen_out().clear().say("carry on")
    assert talk.state == "resting"
    assert talk.said == ["rest.quiet"], "and it is answered"


def test_a_rest_can_be_ended() -> None:
    talk = coached().wait(15).say("stop", "yes").listen_out().clear().say("stop").clear().say("yes")
    assert any(key.startswith("aftercare.") for key in talk.said)
    assert talk.listen_out().wait(2).state == "ended"


def test_a_stop_that_nobody_answers_leaves_the_rest_alone() -> None:
    talk = coached().wait(15).say("stop", "yes").listen_out().say("stop").clear().listen_out().wait(30)
    assert talk.state == "resting"
    assert talk.said == []


def test_stop_before_hands_on_can_be_taken_back() -> None:
    talk = prepared().say("ready", "stop")
    item = talk.now.place.item
    talk.say("carry on")
    assert (talk.state, talk.now.place.item) == ("preparing", item)


def test_stop_while_choosing_ends_without_aftercare() -> None:
    talk = Talk().say("stop", "yes").wait(10)
    assert talk.state == "ended"
    assert not any(key.startswith("aftercare.") for key in talk.said)


def test_pause_freezes_the_step_and_never_times_out_into_coaching() -> None:
    talk = coached().wait(15).say("pause")
    elapsed = talk.now.place.elapsed
    talk.wait(700)
    assert (talk.state, talk.now.place.elapsed) == ("paused", elapsed)
    assert "pause.check" in talk.said
    talk.say("carry on")
    assert talk.state == "coaching.guiding"


def test_after_half_an_hour_health_is_asked_about_again() -> None:
    talk = coached().wait(15).say("pause").wait(31 * 60).clear().say("carry on")
    assert talk.state.startswith("screening")
    assert "screening.q1" in talk.said


def test_deaf_means_hands_off_and_it_says_so() -> None:
    talk = coached().wait(15).clear().wait(0.1, deaf=True)
    assert talk.state == "paused"
    assert talk.said[0] == "deaf.hands_off"
    talk.wait(0.1)
    assert talk.said[-1] == "deaf.over"
    assert talk.state == "paused"


def test_when_its_voice_fails_it_says_so_with_what_is_ready_and_ends() -> None:
    talk = coached().wait(15).clear().wait(0.1, mute=True)
    hush, off, *told = talk.effects
    assert isinstance(hush, Hush)
    assert isinstance(off, Say)
    assert (off.key, off.urgent) == ("mute.hands_off", True)
    assert off.text in ready_beforehand(dialog_data())
    assert any(isinstance(each, Say) and each.key == "aftercare.rise" for each in told)
    assert not talk.now.comfort.hands_on
    talk.wait(60, mute=True)
    assert talk.state == "ended"
    assert talk.of(End)


def test_when_its_voice_fails_before_any_hands_are_on_it_does_not_begin() -> None:
    talk = Talk().begin().clear().wait(0.1, mute=True)
    assert talk.said == ["mute.before"]
    talk.wait(60, mute=True)
    assert talk.state == "ended"


def test_before_hands_a_doubtful_word_only_silences() -> None:
    talk = Talk().say("the seven step one", "thirty minutes")
    open_question = talk.now.interview
    talk.clear().begin_to_say("ouch")
    assert [type(effect) for effect in talk.effects] == [Hush]
    assert (talk.state, talk.now.interview) == ("screening.asking", open_question)
    talk.interrupt("yes")
    assert talk.now.interview != open_question


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (("pause",), "pause.resume_hint"),
        (("stop",), "stop.finish"),
        (("my lower back hurts", "no", "two"), "pain.carry_on"),
    ],
)
def test_go_on_is_too_near_to_stop_and_brings_no_hands_back(before: tuple[str, ...], said: str) -> None:
    talk = coached().wait(15).say(*before)
    state = talk.state
    talk.clear().say("go on")
    assert talk.state == state
    assert talk.said == [said]


@pytest.mark.parametrize("words", ["softer", "carry on but softer", "yes go on, but gently please"])
def test_softer_in_a_pause_is_kept_for_when_the_hands_come_back(words: str) -> None:
    talk = coached().wait(15).say("pause")
    before = talk.now.comfort.level
    talk.clear().say(words)
    assert (talk.state, talk.said, talk.now.comfort.level) == ("paused", ["pause.softer"], before - 1)
    assert talk.say("carry on").now.comfort.level == before - 1


@pytest.mark.parametrize("words", ["why did you stop", "nobody said stop", "i never said stop"])
def test_who_wonders_about_a_stop_has_not_said_it_again(words: str) -> None:
    talk = coached().wait(15).say("stop").clear().say(words)
    assert (talk.state, talk.said) == ("stopped", ["stop.finish"])


@pytest.mark.parametrize(("first", "state"), [(("pause",), "paused"), (("stop", "yes"), "resting")])
def test_what_there_is_nothing_to_repeat_of_is_answered_all_the_same(
    first: tuple[str, ...], state: str
) -> None:
    talk = coached().wait(15).say(*first).listen_out().clear().say("say that again")
    assert talk.state == state
    assert talk.said


@pytest.mark.parametrize("said", [("yes", "no"), ("yes", "no", "no", "no")])
def test_before_hands_are_on_a_stop_that_nobody_answers_keeps_all_answers(said: tuple[str, ...]) -> None:
    talk = Talk().say("the seven step one", "30 minutes", *said)
    answers = talk.now.interview
    assert answers
    talk.say("stop").listen_out().wait(25)
    assert talk.state == "paused"
    assert not talk.of(End)
    talk.say("carry on")
    assert talk.state == "screening.asking"
    assert talk.now.interview
    assert talk.now.interview.answers == answers.answers
    assert talk.now.interview.open == answers.open


def test_nor_does_a_yes_that_was_heard_badly_end_it() -> None:
    talk = Talk().say("the seven step one", "30 minutes", "yes", "stop").listen_out()
    talk.mumble("yes")
    assert talk.state == "stopped"
    assert talk.say("yes").state == "ended"


def test_whoever_leaves_before_hands_are_on_is_not_waited_for_for_ever() -> None:
    talk = Talk().say("stop").listen_out()
    talk.turn = 100 * BLOCK
    talk.wait(25 * 60)
    assert talk.state == "paused"
    talk.wait(10 * 60)
    assert talk.of(End)
