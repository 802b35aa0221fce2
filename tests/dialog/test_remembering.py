"""Remembering, with consent: short questions for the same person, and everything for anybody else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from kit.talking import REHEARSED, Talk, coached, dialog_data

from assistant.dialog.conversation import Choice, Conversation
from assistant.dialog.effects import Record, Say
from assistant.dialog.remembered import Remembered
from assistant.dialog.screening.interview import found
from assistant.dialog.states import State
from assistant.dialog.talk.remembering import again, of

WORDS_A_MINUTE = 150


def state(talk: Talk) -> State:
    return talk.state


def known(talk: Talk) -> Remembered:
    remembered = of(talk.now, 0.0)
    assert remembered is not None
    return remembered


def met_again(remembered: Remembered, program: str = "p15") -> Talk:
    conversation = Conversation(choice=Choice(program, 30), remembers=True, remembered=remembered)
    talk = Talk(conversation)
    return talk.begin()


def hurt() -> Talk:
    return coached().wait(20).say("it hurts", "no", "shoulders", "two", "carry on").wait(10)


def test_it_tells_what_it_remembers_and_asks_whose_it_is() -> None:
    talk = met_again(known(coached()))
    assert state(talk) is State.RECALLING
    assert talk.said[-2:] == ["known.clear", "known.same"]


def test_two_short_questions_and_those_of_every_time_are_enough() -> None:
    talk = met_again(known(coached())).say("yes", "no")
    assert state(talk) is State.SCREENING_ASKING
    assert talk.now.known
    talk.say("yes", "no")
    assert state(talk) is State.SCREENING_READING_BACK
    assert state(talk.say("yes")) is State.REHEARSING


def test_the_short_questions_take_no_longer_than_twenty_five_seconds() -> None:
    talk = met_again(known(coached())).clear().say("yes", "no", "yes", "no")
    words = sum(
        len(each.text.split()) for each in talk.of(Say) if not each.key.startswith("screening.summary")
    )
    asked = len(" ".join(dialog_data().prompts.fixed[key] for key in ("known.clear", "known.same")).split())
    assert 60 * (words + asked) / WORDS_A_MINUTE <= 30, "with what is read back"


@pytest.mark.parametrize(
    "words",
    ["yes", "maybe", "no I had an operation", "I don't know", "mm", "well", "I have a fever", "not really"],
)
def test_anything_but_a_clear_whole_no_asks_everything_anew(words: str) -> None:
    talk = met_again(known(coached())).say("yes").listen_out().say(words).wait(3)
    assert not talk.now.known
    assert state(talk) is not State.REHEARSING
    if state(talk) is State.SCREENING_ASKING:
        assert talk.now.interview is not None
        assert len(set(talk.now.interview.agenda) & set(dialog_data().questions.order)) >= 7


def test_a_no_that_was_heard_badly_is_no_whole_no() -> None:
    talk = met_again(known(coached())).say("yes").listen_out().mumble("no").wait(1)
    assert not talk.now.known


@pytest.mark.parametrize("words", ["no", "maybe", "someone else"])
def test_for_somebody_else_nothing_of_it_holds(words: str) -> None:
    talk = met_again(known(hurt())).say(words).wait(1)
    assert talk.now.remembered is None or not talk.now.known
    assert not talk.now.comfort.ceilings


def test_after_thirty_days_nothing_is_remembered() -> None:
    old = replace(known(coached()), told=-31 * 86_400.0)
    assert state(met_again(old)) is State.SCREENING_ASKING


def test_alone_and_with_a_partner_it_is_not_the_same_person() -> None:
    alone = next(each.id for each in dialog_data().library.open if each.who == "self")
    assert state(met_again(known(coached()), alone)) is not State.RECALLING


def test_restrictions_carry_over_and_never_get_looser() -> None:
    remembered = replace(known(coached()), findings=(("clot_past", ""),))
    questions = dialog_data().questions
    if "clot_past" not in questions.finding:
        name = next(name for name, each in questions.finding.items() if not each.refuses and not each.around)
        remembered = replace(remembered, findings=((name, ""),))
    before = found(questions, again(questions, remembered))
    talk = met_again(remembered).say("yes", "no", "yes", "no", "yes").wait(1)
    assert talk.now.restriction == before


def test_where_it_hurt_it_is_gentler_and_says_so() -> None:
    talk = met_again(known(hurt())).say("yes").listen_out()
    assert "known.sore" in talk.said
    assert dict(talk.now.comfort.ceilings)["shoulders"] == 1
    talk.say("no", "yes", "no", "yes", *REHEARSED, "skip the preparation").wait(1)
    assert state(talk) is State.COACHING_GUIDING
    assert dict(talk.now.comfort.ceilings)["shoulders"] == 1


def finished() -> Talk:
    now = coached(15).now.but(remembers=True)
    talk = Talk(now)
    talk.turn *= 20
    while state(talk) is not State.RESTING:
        talk.wait(20)
    while "known.consent" not in talk.said and state(talk) is not State.ENDED:
        talk.wait(5)
    return talk


def test_at_the_end_it_asks_and_only_a_clear_yes_is_consent() -> None:
    end = finished()
    assert end.said[-1] == "known.consent"
    for words, kept in (("yes", True), ("no", False), ("not sure", False)):
        talk = Talk(end.now).say(words).wait(1)
        assert (Record("remember") in talk.effects) is kept
        assert talk.now.all_told
    silent = Talk(end.now)
    silent.wait(60)
    assert Record("remember") not in silent.effects
    assert state(silent) is State.ENDED


def test_where_nothing_can_be_kept_it_does_not_ask() -> None:
    talk = Talk(coached(15).now)
    talk.turn *= 20
    while state(talk) is not State.ENDED:
        talk.wait(20)
    assert "known.consent" not in talk.said


def test_what_do_you_know_about_me() -> None:
    assert "known.nothing_kept" in Talk().say("what do you know about me").said
    assert "known.told" in met_again(known(coached())).say("what do you know about me?").said
    assert (
        "known.told"
        in Talk(coached().now.but(remembered=known(coached()))).say("what do you know about me?").said
    )


@pytest.mark.parametrize(
    ("words", "kind"),
    [("forget me", "forget_all"), ("forget that", "forget_session"), ("forget everything", "forget_all")],
)
def test_forgetting_by_voice(words: str, kind: str) -> None:
    talk = met_again(known(coached())).say(words)
    assert Record(kind) in talk.effects
    if kind == "forget_all":
        assert talk.now.remembered is None
        assert talk.now.want_nothing_kept
    with_hands = coached().wait(20).say(words)
    assert Record(kind) in with_hands.effects
    assert state(with_hands) is State.COACHING_GUIDING
