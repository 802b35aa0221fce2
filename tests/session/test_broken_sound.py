"""Whatever breaks between the microphone and the loudspeaker, the session goes on, with the hands off."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from kit.echoing_room import EchoingRoom, Way
from kit.room_card import RoomCard
from kit.talking import dialog_data
from session.test_resilient import Acted, breaks, with_hands_on

from assistant.audio.duplex import Duplex
from assistant.audio.ear import Ear
from assistant.audio.watching import ContactWatch
from assistant.clock import BLOCK, to_samples
from assistant.dialog.effects import Cue, Hush, Say, Tune
from assistant.dialog.resilient import ready_beforehand
from assistant.hearing.din import Din
from assistant.hearing.scripted import Scripted
from assistant.hearing.shout_detector import ShoutDetector
from assistant.session import session as sessions
from assistant.speaking.mixer import Mixer
from assistant.speaking.speaker import Speaker
from assistant.speaking.steady import SteadyVoice

pytestmark = pytest.mark.faults


class Room:
    """Hands on, on a card of virtual time."""

    def __init__(self) -> None:
        self.acted = Acted(with_hands_on())
        self.duplex = Duplex(RoomCard(EchoingRoom(Way(), 1)))
        self.duplex.begin()
        self.wait(2)
        assert self.acted.state.startswith("coaching")
        self.acted.effects.clear()

    @property
    def said(self) -> list[str]:
        return self.acted.said

    def wait(self, seconds: float) -> None:
        for _ in range(to_samples(seconds) // BLOCK):
            came = self.duplex.hear()
            self.acted.driver.notice(self.duplex.ear.own)
            spoken = self.acted.driver.turn_live(came.heard, 0.0, came.contact)
            self.duplex.play(spoken, hushed=self.acted.driver.hushed)


@pytest.fixture
def room() -> Room:
    return Room()


@pytest.mark.parametrize(
    ("part", "told"),
    [
        ((RoomCard, "read"), "deaf.hands_off"),
        ((RoomCard, "given"), "deaf.hands_off"),
        ((Ear, "hear"), "deaf.hands_off"),
        ((ContactWatch, "note"), "deaf.hands_off"),
        ((RoomCard, "write"), "inaudible.hands_off"),
        ((Scripted, "hear"), "deaf.hands_off"),
    ],
    ids=lambda each: ".".join((each[0].__name__, each[1])) if isinstance(each, tuple) else each,
)
def test_the_hands_come_off_and_it_goes_on_when_that_is_over(
    room: Room, part: tuple[type, str], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(*part, breaks)
        room.wait(0.5)
    assert room.said[0] == told
    assert not room.acted.session.conversation.comfort.hands_on
    room.wait(3)
    assert room.said[-1].endswith(".over")
    assert not room.acted.session.conversation.comfort.hands_on
    room.acted.say("carry on")
    assert room.acted.state.startswith("coaching")


@pytest.mark.parametrize("part", [(Din, "take"), (ShoutDetector, "take"), (Scripted, "learn")])
def test_what_only_adds_to_it_is_done_without(
    room: Room, part: tuple[type, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(*part, breaks)
    room.wait(5)
    assert room.acted.state.startswith("coaching")
    room.acted.say("stop")
    assert room.acted.state == "stopped"


def test_a_turn_that_breaks_sends_the_hands_off_in_the_next(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(sessions, "Tick", breaks)
        room.wait(0.1)
    room.wait(0.1)
    assert room.said == ["deaf.hands_off", "deaf.over"]


def test_when_nothing_works_any_more_it_says_so_and_gives_up(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sessions, "Tick", breaks)
    with pytest.raises(RuntimeError):
        room.wait(1)


class Speaking:
    """A real voice with hands on."""

    def __init__(self, folder: Path) -> None:
        self.voice = SteadyVoice(Speaker("", 150, 0.8, cache=folder))
        self.voice.keep_ready(ready_beforehand(dialog_data()))
        self.voice.settle()

    def say(self, key: str) -> Any:
        self.voice.perform(Say(key, dialog_data().prompts.fixed[key], urgent=True))
        return np.concatenate([self.voice.block() for _ in range(60)])


@pytest.fixture
def speaking(tmp_path: Path) -> Iterator[Speaking]:
    made = Speaking(tmp_path)
    yield made
    made.voice.close()


@pytest.mark.parametrize("part", [(Mixer, "block"), (Speaker, "perform"), (Speaker, "_say")])
def test_a_voice_that_breaks_says_what_was_ready(
    speaking: Speaking, part: tuple[type, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    speaking.say("pause.hands_off")
    before = speaking.voice.speech.number
    monkeypatch.setattr(*part, breaks)
    assert speaking.say("stop.hands_off").any()
    assert speaking.voice.failed
    assert speaking.voice.saying or not speaking.voice.speech.waiting
    assert speaking.voice.speech.number == before + 1
    speaking.voice.perform(Cue(20.0))
    speaking.voice.perform(Tune(150, 0.5))
    speaking.voice.duck(True)
    speaking.voice.perform(Say("x", "nothing that was rendered before"))
    assert speaking.say("mute.hands_off").any()
    speaking.voice.perform(Hush())
    assert not speaking.voice.block().any()
    assert not speaking.voice.speech.waiting


def test_a_voice_that_breaks_in_a_session_ends_it_with_the_hands_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    voice = SteadyVoice(Speaker("", 150, 0.8, cache=tmp_path))
    try:
        ends_with_hands_off(Acted(with_hands_on(), voice=voice), monkeypatch)
    finally:
        voice.close()


def ends_with_hands_off(acted: Acted, monkeypatch: pytest.MonkeyPatch) -> None:
    acted.wait(3)
    words = acted.session.last_words()
    assert words is not None
    assert words.any()
    monkeypatch.setattr(Mixer, "block", breaks)
    acted.wait(0.2)
    assert acted.said[0] == "mute.hands_off"
    acted.wait(20)
    assert acted.session.over
