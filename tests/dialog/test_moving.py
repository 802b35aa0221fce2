"""What people ask for under way: another step, less time, more time, a pause of a minute, and what was said before."""

from __future__ import annotations

import pytest
from kit.talking import Talk, coached, prepared

from assistant.dialog.effects import Say
from assistant.dialog.states import State
from assistant.dialog.talk import standing


def state(talk: Talk) -> State:
    return talk.state


def left(talk: Talk) -> float:
    return standing.time_left(talk.now)[1]


@pytest.mark.parametrize("words", ["go to step three", "can we do step three", "please skip to step three"])
def test_a_step_by_its_number(words: str) -> None:
    talk = coached(30).wait(10)
    assert talk.now.plan is not None
    wanted = talk.now.plan.steps[2].id
    before = left(talk)
    talk.say(words)
    assert state(talk) is State.COACHING_GUIDING
    assert standing.step(talk.now).id == wanted
    assert left(talk) == pytest.approx(before, rel=0.1), "the chosen time stays"


@pytest.mark.parametrize(
    "words", ["skip to the neck", "go on to my neck please", "let's move on to the neck"]
)
def test_on_to_a_place(words: str) -> None:
    talk = coached(30).wait(10).say(words)
    if "move.not_from_here" not in talk.said:
        assert "neck" in {segment.zone.id for segment in standing.step(talk.now).path}


def test_a_closed_place_is_neither_gone_to_nor_named() -> None:
    talk = coached(30).wait(10).say("leave out the neck").clear().say("skip to the neck")
    assert talk.said[-1:] == ["move.closed"]
    assert "neck" not in " ".join(each.text for each in talk.of(Say))


def test_a_step_that_there_is_not() -> None:
    assert coached(15).wait(10).clear().say("go to step thirty").said == ["move.no_such"]


def test_only_so_many_minutes_left() -> None:
    talk = coached(30).wait(20).say("I only have five minutes left")
    assert left(talk) <= 5.6 * 60
    assert talk.now.plan is not None
    assert talk.now.plan.steps[-1].closing
    assert coached(15).wait(20).clear().say("I only have sixty minutes left").said == ["time.enough"]


def test_five_minutes_more() -> None:
    talk = coached(15).wait(20)
    before = left(talk)
    talk.clear().say("add five minutes")
    assert talk.said == ["time.more"]
    assert before + 60 < left(talk) <= before + 6 * 60
    assert coached(45).wait(20).clear().say("add five minutes").said == ["time.most"]


@pytest.mark.parametrize("words", ["pause for one minute", "wait for a minute", "give me one minute"])
def test_a_pause_of_a_minute_ends_with_a_question_and_never_by_itself(words: str) -> None:
    talk = coached().wait(20).say(words)
    assert state(talk) is State.PAUSED
    talk.clear().wait(58)
    assert talk.said == []
    talk.wait(5)
    assert talk.said == ["pause.over"]
    talk.wait(120)
    assert state(talk) is State.PAUSED, "it asks, and waits"
    assert state(talk.say("yes")) is State.COACHING_GUIDING


def test_a_no_to_it_stays_paused_and_a_badly_heard_yes_as_well() -> None:
    over = coached().wait(20).say("pause for one minute").wait(65)
    assert state(Talk(over.now).say("no")) is State.PAUSED
    assert state(Talk(over.now).listen_out().mumble("yes")) is State.PAUSED


def test_a_pause_without_minutes_lasts_as_long_as_is_wanted() -> None:
    assert coached().wait(20).say("pause").clear().wait(300).said == []


def test_what_was_said_about_something() -> None:
    talk = prepared().clear().say("what did you say about the oil?")
    assert any(key.startswith("prepare.") for key in talk.said)
    assert "oil" in " ".join(each.text for each in talk.of(Say)).lower()
    talk = coached().wait(20).clear().say("what did you say about the oil?")
    assert "oil" in " ".join(each.text for each in talk.of(Say)).lower()
    assert state(talk) is State.COACHING_GUIDING
    assert coached().wait(20).clear().say("what did you say about the moon?").said == ["said.nothing"]


def test_where_were_we() -> None:
    assert coached().wait(20).clear().say("where were we?").said == ["status"]
