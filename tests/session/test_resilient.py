"""Whatever breaks inside the program, no session ends by it, and no hands stay on."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from kit.talking import coached, dialog_data, understanding

from assistant.clock import BLOCK, RATE, Tick, to_samples
from assistant.dialog.conversation import Conversation, Cup
from assistant.dialog.effects import Effect, End, Hush, Say
from assistant.dialog.machine import Dialog
from assistant.dialog.resilient import ResilientDialog, parting, ready_beforehand
from assistant.hearing.heard import Heard, Pass
from assistant.hearing.scripted import Scripted
from assistant.session.driver import SessionDriver
from assistant.session.session import Components, Session
from assistant.speaking.face import Voice
from assistant.speaking.silent import SilentSpeaker
from assistant.speaking.speaker import Speaker
from assistant.understanding.understanding import Understanding
from assistant.understanding.understood import Understood

SECRET = "my secret illness"
LOG = "assistant.faults"


def breaks(*_args: Any, **_named: Any) -> Any:
    raise RuntimeError(SECRET)


class Acted:
    """A session turned by hand, with what came of it."""

    def __init__(
        self, conversation: Conversation, *watchers: Callable[..., None], voice: Voice | None = None
    ) -> None:
        self.effects: list[Effect] = []
        rooms = Components(
            Scripted(()), understanding(), ResilientDialog(dialog_data()), voice or SilentSpeaker(150)
        )
        self.session = Session(rooms, conversation, *watchers, self._note)
        self.driver = SessionDriver(self.session, 0.0)
        self.session.conversation = conversation
        self.effects.clear()

    @property
    def said(self) -> list[str]:
        return [each.key for each in self.effects if isinstance(each, Say)]

    @property
    def state(self) -> str:
        return self.session.conversation.state

    def wait(self, seconds: float) -> None:
        self.driver.wait(to_samples(seconds))

    def say(self, words: str) -> None:
        self.effects.clear()
        self.driver.type(words)
        self.driver.turn()

    def _note(self, _tick: Tick, event: object) -> None:
        if not isinstance(event, Tick | Understood):
            self.effects.append(event)  # type: ignore[arg-type]


def with_hands_on() -> Conversation:
    """Coached from the beginning of a session, so that its samples are those of the session."""
    now = coached().now
    return now.but(ticked=0, quiet_since=0, off_since=0)


@pytest.fixture
def hands() -> Acted:
    acted = Acted(with_hands_on())
    acted.wait(1)
    assert acted.state.startswith("coaching")
    acted.effects.clear()
    return acted


@pytest.mark.faults
@pytest.mark.parametrize("part", [(Understanding, "understand"), (Dialog, "understood")])
def test_what_was_said_and_lost_may_have_been_pain_so_it_is_asked(
    hands: Acted, part: tuple[type, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = hands.session.conversation
    with monkeypatch.context() as broken:
        broken.setattr(*part, breaks)
        hands.say("slower")
    assert [type(each) for each in hands.effects][:1] == [Hush]
    assert hands.said == ["lost.hands_off", "pain.suspect"]
    hands.wait(120)
    assert not hands.session.conversation.comfort.hands_on
    assert hands.state == "pain.suspecting", "silence holds, and the question stands"
    hands.say("no")
    hands.say("yes")
    hands.say("yes")
    after = hands.session.conversation
    assert after.state.startswith("coaching")
    assert after.plan == before.plan
    assert after.comfort.level <= before.comfort.level


@pytest.mark.faults
def test_carrying_on_without_an_answer_records_a_report(
    hands: Acted, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(Dialog, "understood", breaks)
        hands.say("slower")
    hands.say("carry on")
    assert hands.session.conversation.comfort.total == 1


@pytest.mark.faults
@pytest.mark.parametrize("part", [(Understanding, "understand"), (Dialog, "understood")])
@pytest.mark.parametrize("words", ["It hurts!", "stop", "ow, that really hurts", "I'm pregnant by the way"])
def test_when_a_protective_word_got_lost_nothing_goes_on(
    hands: Acted, part: tuple[type, str], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(*part, breaks)
        hands.say(words)
    assert hands.said[0] == "broken.hands_off"
    for again in ("carry on", "yes", "go on"):
        hands.say(again)
        assert not hands.session.conversation.comfort.hands_on
    hands.wait(180)
    assert hands.session.over


@pytest.mark.faults
@pytest.mark.parametrize("part", [(Understanding, "understand"), (Dialog, "understood")])
@pytest.mark.parametrize("begun", [True, False])
def test_when_a_danger_got_lost_it_is_told_what_to_do(
    part: tuple[type, str], begun: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    acted = Acted(with_hands_on() if begun else Conversation())
    acted.wait(1)
    with monkeypatch.context() as broken:
        broken.setattr(*part, breaks)
        acted.say("I can't breathe")
        (advice,) = [each for each in acted.effects if isinstance(each, Say) and each.key.startswith("red.")]
        assert dialog_data().emergency in advice.text
        acted.say("what was that")
    assert [each.text for each in acted.effects if isinstance(each, Say)] == [advice.text], "told again"
    assert acted.state == "emergency"


@pytest.mark.faults
def test_an_utterance_is_told_to_be_lost_once(hands: Acted, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Understanding, "understand", breaks)
    heard = [Heard("slow", False, 0, RATE, Pass.MAIN), Heard("slower", True, 0, 2 * RATE, Pass.MAIN)]
    for each in heard:
        monkeypatch.setattr(Scripted, "hear", lambda *_, each=each: (each,))
        hands.driver.turn()
    assert hands.said == ["lost.hands_off", "pain.suspect"]


@pytest.mark.faults
def test_when_the_passing_of_time_breaks_the_last_good_value_goes_on(
    hands: Acted, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = hands.session.conversation
    with monkeypatch.context() as broken:
        broken.setattr(Dialog, "tick", breaks)
        hands.wait(29)
        assert hands.said == ["fault.hands_off"], "it is told once, not in every block"
        hands.wait(3)
        assert len(hands.said) == 2, "it is told again when it lasts"
    after = hands.session.conversation
    assert (after.state, after.interrupted) == ("paused", before.state)
    assert after.plan == before.plan
    assert after.hands_on - before.hands_on <= BLOCK, "no time was coached"
    hands.say("stop")
    assert "stop.hands_off" in hands.said
    assert hands.state == "stopped"


@pytest.mark.faults
def test_it_comes_to_its_end_though_the_passing_of_time_is_broken(
    hands: Acted, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.say("I can't breathe")
    hands.session.conversation = hands.session.conversation.but(all_told=True)
    monkeypatch.setattr(Dialog, "tick", breaks)
    hands.wait(60)
    assert hands.session.over


@pytest.mark.faults
def test_a_cup_comes_off_first(monkeypatch: pytest.MonkeyPatch) -> None:
    acted = Acted(with_hands_on().but(cup=Cup(on=True)))
    monkeypatch.setattr(Dialog, "tick", breaks)
    acted.wait(1)
    assert acted.said == ["cup.off", "fault.hands_off"]


@pytest.mark.faults
def test_before_any_hands_are_on_it_asks_again(monkeypatch: pytest.MonkeyPatch) -> None:
    acted = Acted(Conversation())
    with monkeypatch.context() as broken:
        broken.setattr(Understanding, "understand", breaks)
        acted.say("the seven step one")
    assert acted.said == ["fault.before"]
    acted.say("the seven step one")
    assert acted.session.conversation.choice.program == "p15"


@pytest.mark.faults
def test_what_hears_may_break_and_is_then_deaf(hands: Acted, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(Scripted, "hear", breaks)
        hands.wait(1)
    assert hands.said == ["deaf.hands_off"]
    hands.wait(10)
    assert hands.said[-1] == "deaf.over"


@pytest.mark.faults
def test_a_watcher_that_breaks_changes_nothing() -> None:
    sound, broken = Acted(with_hands_on()), Acted(with_hands_on(), breaks)
    for acted in (sound, broken):
        acted.wait(30)
        acted.say("it hurts")
    assert broken.effects == sound.effects
    assert broken.session.conversation == sound.session.conversation


@pytest.mark.faults
def test_the_log_tells_where_it_broke_once_and_never_what_was_said(
    hands: Acted, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(Understanding, "understand", breaks)
        for _ in range(3):
            hands.say(SECRET)
    (record,) = (each for each in caplog.records if each.name.startswith(LOG))
    assert record.levelno == logging.ERROR
    assert "RuntimeError" in record.getMessage()
    assert "in breaks" in record.getMessage()
    assert SECRET not in record.getMessage()


def test_what_sends_hands_off_sounds_when_nothing_can_be_rendered_any_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    speaker = Speaker("espeak-ng", 150, 0.8, cache=tmp_path)
    try:
        speaker.keep_ready(ready_beforehand(dialog_data()))
        speaker.settle()
        monkeypatch.setattr("assistant.speaking.speaker.Rendering.put", lambda *_: None)
        for text in ready_beforehand(dialog_data()):
            speaker.perform(Say("", text, urgent=True))
            assert any(speaker.block().any() for _ in range(10)), text
    finally:
        speaker.close()


@pytest.mark.parametrize(("cup", "keys"), [(False, ["end.hands_off"]), (True, ["cup.off", "end.hands_off"])])
def test_whoever_ends_it_in_the_middle_hears_hands_off_and_nothing_else(cup: bool, keys: list[str]) -> None:
    acted = Acted(with_hands_on().but(cup=Cup(on=cup)))
    acted.wait(1)
    assert [each.key for each in parting(acted.session.conversation, dialog_data())] == keys
    acted.driver.part()
    acted.effects.clear()
    acted.say("slower")
    assert "Hands off" in acted.session.rooms.speaking.saying or cup
    acted.wait(20)
    assert acted.driver.over
    assert acted.driver.samples < to_samples(10)
    assert not any(isinstance(each, End | Say) for each in acted.effects)


def test_before_any_hands_are_on_nobody_is_kept() -> None:
    acted = Acted(Conversation())
    acted.wait(1)
    acted.driver.part()
    acted.wait(1)
    assert acted.driver.over
