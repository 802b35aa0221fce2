"""What was perhaps said is not forgotten because something else broke in (safety.md, decision 4)."""

from __future__ import annotations

import pytest
from kit.talking import Talk, coached, prepared

from assistant.dialog.conversation import Choice
from assistant.dialog.states import State

SUSPECTED = {"pain": "it hurts", "danger": "chest pain"}


def suspected(what: str) -> Talk:
    talk = coached().wait(15)
    talk.begin_to_say(SUSPECTED[what])
    return talk.wait(2).listen_out()


@pytest.mark.parametrize("what", SUSPECTED)
def test_a_stop_over_the_question_leads_back_to_it(what: str) -> None:
    talk = suspected(what).say("stop", "carry on")
    assert talk.state == "pain.suspecting"
    assert talk.now.comfort.level == 1


@pytest.mark.parametrize("what", SUSPECTED)
def test_so_does_a_while_without_hearing(what: str) -> None:
    talk = suspected(what).wait(1, deaf=True).wait(1).say("carry on")
    assert talk.state == "pain.suspecting"


def test_so_do_new_answers_to_the_screening() -> None:
    talk = suspected("pain").say("i have asthma", "no", "yes")
    assert talk.state == "paused"
    assert talk.say("carry on").state == "pain.suspecting"


def test_so_does_a_long_silence_and_then_health_is_asked_about_too() -> None:
    talk = suspected("pain").wait(1900).say("carry on")
    assert talk.state.startswith("screening")
    assert talk.now.comfort.total == 1


def test_what_was_denied_is_over() -> None:
    talk = suspected("pain").say("no", "yes", "stop", "carry on", "yes")
    assert talk.state == "coaching.guiding"
    assert talk.now.comfort.total == 0


@pytest.mark.parametrize("words", ["carry on", "pause"])
def test_before_hands_on_a_danger_is_answered_first(words: str) -> None:
    talk = prepared()
    talk.mumble("chest pain").listen_out().say(words)
    assert talk.state == "stopped"
    assert talk.say("yes").state == "emergency"


def test_before_hands_on_a_danger_is_denied_in_words_heard_well() -> None:
    talk = prepared().mumble("chest pain").listen_out()
    assert talk.mumble("no").state == "stopped"
    assert talk.say("no").state == "paused"


def test_a_danger_that_was_not_answered_is_not_taken_for_the_next_question() -> None:
    talk = coached().wait(15).say("stop", "yes").mumble("chest pain").listen_out()
    assert talk.state == "stopped"
    talk.say("stop").listen_out()
    assert talk.state == "resting"
    assert talk.say("stop", "yes").state == "resting"


def test_a_numb_arm_that_was_asked_about_waits_until_the_feeling_is_back() -> None:
    talk = coached().wait(15)
    talk.begin_to_say("my arm fell asleep")
    talk.wait(2).say("yes")
    assert talk.state == "pain.waiting"
    assert talk.say("carry on", "yes", "carry on").state == "coaching.guiding"


def test_a_third_report_ends_it_also_when_its_questions_were_broken_off() -> None:
    talk = coached().wait(15)
    for _ in range(3):
        talk.say("it hurts", "stop")
    talk.say("carry on")
    assert talk.state == "resting"
    assert "coach.closing" not in talk.said


def test_and_when_something_else_was_denied_after_it() -> None:
    talk = coached().wait(15).say("it hurts", "stop", "it hurts", "stop", "it hurts", "stop")
    talk.mumble("it hurts").wait(2).say("no", "yes").clear().say("yes")
    assert talk.state == "resting"
    assert "coach.closing" not in talk.said
    assert not talk.now.finished


@pytest.mark.parametrize("last", ["stop", "chest pain"])
def test_after_the_last_words_it_is_still_waited_for_an_answer(last: str) -> None:
    talk = coached().wait(15).say("stop", "yes")
    while not talk.now.all_told:
        talk.wait(5)
    talk.begin_to_say(last)
    talk.listen_out().clear().wait(25)
    assert talk.state == ("ended" if last == "stop" else "stopped")
    assert last == "stop" or "pain.silence" in talk.said


def test_after_a_stop_nobody_has_to_know_at_once() -> None:
    talk = coached().wait(15).say("stop").clear().say("i don't know")
    assert talk.state == "paused"
    assert talk.said == ["pause.resume_hint"]


@pytest.mark.parametrize("first", [(), ("stop",)])
def test_what_is_told_while_another_massage_is_chosen_is_asked_about(first: tuple[str, ...]) -> None:
    talk = prepared()
    talk = Talk(talk.now.but(state=State.CHOOSING, choice=Choice()))
    talk.say(*first, "i am pregnant", *(("carry on",) if first else ()))
    assert talk.state == "choosing"
    talk.say("the seven step one", "thirty minutes")
    assert talk.state == "screening.asking"
    assert talk.now.interview
    assert talk.now.interview.given("pregnant") is not None


def test_what_is_told_during_the_rest_never_brings_hands_back() -> None:
    talk = coached().wait(15).say("stop", "yes", "stop", "i have asthma")
    assert talk.state == "stopped"
    assert talk.say("carry on").state == "resting"


def test_a_number_that_is_denied_twice_is_not_asked_for_for_ever() -> None:
    talk = coached().wait(15).say("it hurts", "no").listen_out()
    while talk.state == "pain.locating":
        talk.say("not sure")
    for _ in range(2):
        talk.listen_out().mumble("two")
        assert talk.state == "pain.confirming"
        talk.say("no")
    assert talk.state == "pain.offering"
    assert "pain.unclear" in talk.said
