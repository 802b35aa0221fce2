from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from kit.echoing_room import EchoingRoom, Way
from kit.room_card import RoomCard
from kit.voices import ESPEAK, needs_flite, render

from assistant.audio.sound import Sound
from assistant.clock import BLOCK, RATE
from assistant.doctor.check_words import CheckWords
from assistant.doctor.echo_judging import MISTAKEN, Played
from assistant.doctor.engines import Listener
from assistant.doctor.loopback import SILENCE, Loopback, came_back, session_sound
from assistant.hearing.pocket import pocketsphinx
from assistant.settings import Settings
from assistant.understanding.understanding import Understanding

ROOM = -68.7
"""Level of the virtual room, dBFS."""


@pytest.fixture(scope="module")
def played() -> list[Sound]:
    sounds, voiced = session_sound(Settings(voice="espeak-ng"), CheckWords.load().spoken)
    assert voiced
    return sounds


def turned(way: Way, played: list[Sound], meanwhile: Callable[[EchoingRoom], None] | None = None) -> Played:
    room = EchoingRoom(way)
    turning = Loopback(RoomCard(room))
    turning.listen(2.0)
    if meanwhile:
        meanwhile(room)
    return came_back(turning.turn(played), ROOM, turning.tracker, words=True)


def test_the_session_is_heard_at_its_volume_and_ends_in_silence(played: list[Sound]) -> None:
    assert 5 < sum(map(len, played)) / RATE < 15
    assert not played[-1].any()
    assert {len(block) for block in played} == {len(SILENCE)}


def test_an_echo_comes_back_with_its_level_and_delay(played: list[Sound]) -> None:
    near, far = (turned(Way(decibels, delay=0.1), played) for decibels in (-6, -18))
    assert near.heard_dbfs - far.heard_dbfs == pytest.approx(12, abs=0.5)
    assert near.played_dbfs == pytest.approx(far.played_dbfs, abs=0.5)
    assert near.heard_dbfs < near.played_dbfs
    for back in (near, far):
        assert 0.1 <= back.delay_seconds <= 0.1 + 5 * BLOCK / RATE, "and what waits to be played"
        assert back.left_dbfs <= back.heard_dbfs


def test_what_is_taken_out_of_an_echo_is_seen_and_nobody_is_heard_in_it(played: list[Sound]) -> None:
    back = turned(Way(-12), played)
    assert back.heard_dbfs - back.left_dbfs > 10
    assert back.mistaken == 0


def test_headphones_give_nothing_back(played: list[Sound]) -> None:
    back = turned(Way(-120), played)
    assert back.heard_dbfs == pytest.approx(ROOM, abs=1.5)
    assert back.sureness < 0.3


def test_who_talks_into_it_is_told_from_its_own_voice(played: list[Sound]) -> None:
    def talk(room: EchoingRoom) -> None:
        word = np.concatenate([np.zeros(RATE), render(ESPEAK[0], "stop").astype(np.float64)])
        room.say(np.concatenate([np.zeros(5 * RATE), *3 * [word]]))

    assert turned(Way(-12), played, talk).mistaken > MISTAKEN


@needs_flite
def test_what_a_person_says_is_heard_through_the_ear_of_a_session() -> None:
    room = EchoingRoom(Way(-12))
    turning = Loopback(RoomCard(room))
    listener = Listener(pocketsphinx(Understanding.load("en").protective_vocabulary()))
    assert listener.heard(turning.listen(2.0).told) == ""
    word = render("flite:slt", "stop").astype(np.float64)
    room.say(np.concatenate([np.zeros(RATE), word]))
    assert "stop" in listener.heard(turning.listen(3.0).told)
