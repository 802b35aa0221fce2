"""A session that was cut off goes on, with nothing lost of what protects."""

from __future__ import annotations

import pytest
from kit.talking import ALL_CLEAR, REHEARSED, Talk, coached, dialog_data, prepared

from assistant.clock import Tick, to_samples
from assistant.contact import Contact, Microphone
from assistant.dialog.effects import Say
from assistant.dialog.machine import Reply
from assistant.dialog.monitor import Judge
from assistant.dialog.states import State
from assistant.dialog.taking_up import LONGEST, STALE, UNSEEN, taken_up


def cut_off(before: Talk, away: float = 60.0) -> Talk:
    """The same session after the program was killed and begun again."""
    back = taken_up(before.now, away)
    assert back is not None
    return Talk(back).begin()


def state(talk: Talk) -> State:
    return talk.state


def hurt() -> Talk:
    return coached().wait(20).say("it hurts", "no", "shoulders", "two", "carry on").wait(30)


def test_it_says_where_it_stopped_and_asks() -> None:
    talk = cut_off(coached().wait(20))
    assert state(talk) is State.PAUSED
    assert talk.said == ["cut.hands_off", "cut.during", "cut.go_on"]
    assert "long strokes" in " ".join(each.text for each in talk.of(Say))
    assert not talk.now.comfort.hands_on


def test_on_a_yes_the_words_are_rehearsed_and_it_goes_on_there() -> None:
    before = coached().wait(20)
    talk = cut_off(before).clear().say("yes")
    assert state(talk) is State.REHEARSING
    talk.say(*REHEARSED)
    assert state(talk) is State.PAUSED
    talk.say("carry on")
    assert state(talk) is State.COACHING_GUIDING
    assert talk.now.place.step == before.now.place.step
    assert talk.now.comfort.level <= before.now.comfort.level


def test_what_hurt_and_how_long_it_took_is_never_lost() -> None:
    before = hurt()
    talk = cut_off(before)
    was, now = before.now, talk.now
    assert (now.comfort.ceilings, now.comfort.reports, now.comfort.total) == (
        was.comfort.ceilings,
        was.comfort.reports,
        was.comfort.total,
    )
    assert now.plan == was.plan
    assert now.restriction == was.restriction
    assert now.interview == was.interview
    assert now.hands_on == was.hands_on + UNSEEN
    assert now.place.elapsed == was.place.elapsed + UNSEEN
    talk.say("yes", *REHEARSED, "carry on").clear().say("firmer")
    assert talk.now.comfort.level == was.comfort.level, "nothing rises so soon after a report"


def test_the_minutes_away_count_for_the_time_after_a_report() -> None:
    before = hurt()
    talk = cut_off(before, away=200)
    assert talk.now.comfort.last is not None
    assert before.now.comfort.last is not None
    passed = before.now.ticked / to_samples(1) - before.now.comfort.last.seconds
    assert -talk.now.comfort.last.seconds == pytest.approx(passed + 200 + 1)


@pytest.mark.parametrize("words", ["no", "someone else", "it's somebody else now"])
def test_for_another_person_everything_is_asked_anew(words: str) -> None:
    talk = cut_off(hurt()).say(words)
    assert state(talk) is State.CHOOSING
    assert talk.now.restriction is None
    assert talk.now.comfort.total == 0
    assert talk.now.cut_off is None


@pytest.mark.parametrize(
    "words", ["maybe", "yeah no", "what", "I don't know", "banana", "next", "yes but it hurts"]
)
def test_nothing_but_a_clear_yes_lets_it_go_on(words: str) -> None:
    talk = cut_off(coached().wait(20)).say(words).wait(30)
    assert talk.now.cut_off is not None
    assert talk.state not in (State.COACHING_GUIDING, State.REHEARSING)


def test_a_yes_that_was_heard_badly_is_asked_again() -> None:
    talk = cut_off(coached().wait(20)).listen_out().clear().mumble("yes")
    assert state(talk) is State.PAUSED
    assert talk.said == ["cut.go_on"]


def test_after_half_an_hour_they_are_asked_how_they_feel() -> None:
    talk = cut_off(coached().wait(20), STALE + 1)
    assert "cut.hands_off" not in talk.said, "whoever comes back now has moved their hands"
    talk.say("yes", *REHEARSED, "carry on")
    assert state(talk) is State.SCREENING_ASKING
    talk.say("no", "yes")
    assert state(talk) is State.PAUSED
    talk.say("carry on")
    assert state(talk) is State.COACHING_GUIDING


def test_after_twelve_hours_it_begins_anew() -> None:
    assert taken_up(coached().now, LONGEST) is not None
    assert taken_up(coached().now, LONGEST + 1) is None


def test_a_choice_alone_is_not_gone_on_with_nor_stale_answers() -> None:
    assert taken_up(Talk().say("the seven step one").now, 5) is None
    asked = Talk().say("the seven step one", "fifteen minutes", "yes", "no")
    assert taken_up(asked.now, 5) is not None
    assert taken_up(asked.now, STALE + 1) is None


def test_the_questions_go_on_with_the_open_one() -> None:
    asked = Talk().say("the seven step one", "fifteen minutes", "yes", "no").listen_out()
    talk = cut_off(asked).clear().say("yes")
    assert state(talk) is State.SCREENING_ASKING
    assert talk.now.interview == asked.now.interview
    assert talk.say(*ALL_CLEAR[2:]).state is State.REHEARSING


def test_getting_ready_and_the_rest_go_on() -> None:
    talk = cut_off(prepared()).say("yes", *REHEARSED, "carry on")
    assert state(talk) is State.PREPARING
    rest = coached().say("stop", "yes")
    assert state(rest) is State.RESTING
    talk = cut_off(rest).say("yes")
    assert state(talk) is State.RESTING
    assert talk.now.rest_until > 0


def test_a_stop_before_the_cut_still_makes_it_the_lightest() -> None:
    talk = cut_off(coached().wait(20).say("stop")).say("yes", *REHEARSED, "carry on")
    assert state(talk) is State.COACHING_GUIDING
    assert talk.now.comfort.level == 1


def test_an_open_question_about_a_pain_is_answered_first() -> None:
    asked = coached().wait(20).mumble("it hurts").listen_out()
    assert state(asked) is State.PAIN_SUSPECTING
    talk = cut_off(asked).say("yes", *REHEARSED, "carry on")
    assert state(talk) is State.PAIN_SUSPECTING


def test_pain_is_heard_before_the_question_and_the_question_stands() -> None:
    talk = cut_off(coached().wait(20)).say("ow it hurts", "no", "shoulders", "two")
    assert state(talk) is State.PAIN_OFFERING
    assert talk.now.comfort.total == 1
    talk.say("carry on")
    assert state(talk) is State.PAUSED
    assert talk.now.cut_off is not None
    talk.say("yes", *REHEARSED, "carry on")
    assert state(talk) is State.PAIN_OFFERING
    assert talk.say("yes").state is State.COACHING_GUIDING


@pytest.mark.parametrize("first", [("stop",), ("stop", "no"), ("pause",), ("I had an operation", "no")])
def test_no_other_way_leads_to_hands_on(first: tuple[str, ...]) -> None:
    talk = cut_off(coached().wait(20)).say(*first, "carry on", "carry on")
    assert state(talk) is not State.COACHING_GUIDING
    assert talk.now.cut_off is not None or talk.state is State.REHEARSING


def test_a_stop_that_nobody_answers_does_not_lead_round_the_question() -> None:
    talk = cut_off(coached().wait(20)).say("stop").wait(40).say("carry on", "yes")
    assert state(talk) is State.PAUSED
    assert talk.now.cut_off is not None


def test_an_emergency_stands_until_it_is_somebody_else() -> None:
    alarm = coached().wait(5).say("my chest feels tight")
    assert state(alarm) is State.EMERGENCY
    talk = cut_off(alarm)
    assert talk.said[0] == "red.chest_pain"
    assert talk.said[-1] == "cut.latched"
    assert cut_off(alarm).say("no").state is State.EMERGENCY
    assert cut_off(alarm).say("carry on").state is State.EMERGENCY
    fresh = cut_off(alarm).say("yes")
    assert state(fresh) is State.CHOOSING
    assert fresh.now.restriction is None


def test_a_refusal_is_told_again_and_ends() -> None:
    refused = coached().wait(5).say("my calf is hot and swollen")
    assert state(refused) is State.REFUSED
    talk = cut_off(refused).say("no")
    assert state(talk) is State.REFUSED
    assert talk.wait(20).state is State.ENDED


def test_a_cup_is_told_of_first() -> None:
    now = coached().wait(20).now
    talk = cut_off(Talk(now.but(cup=type(now.cup)(on=True))), STALE + 1)
    assert talk.said[0] == "cup.off"


def test_while_nobody_is_heard_nothing_goes_on() -> None:
    talk = cut_off(coached().wait(20)).with_contact(Contact(microphone=Microphone.SILENT)).wait(1)
    assert talk.say("carry on").now.cut_off is not None


def test_hands_on_before_the_yes_would_break_a_rule() -> None:
    was = coached().wait(20).now
    judge = Judge(dialog_data())
    broken = judge.broken(was, None, Tick(was.ticked, 0.0), Reply(was.but(cut_off=State.PAUSED), ()))
    assert [each.number for each in broken] == [25]
