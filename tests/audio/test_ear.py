"""A real session in a room where it hears its own loudspeaker: it does not obey itself, and it obeys people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from kit.echoing_room import EchoingRoom, Way
from kit.live_session import LiveSession
from kit.recordings import Sound
from kit.talking import ALL_CLEAR, REHEARSED
from kit.voices import FLITE, needs_flite, render

from assistant.audio.ear import SEARCH, Ear, EchoPath
from assistant.audio.playing import Playing
from assistant.clock import BLOCK, to_samples
from assistant.dialog.effects import Hush
from assistant.speaking.pronunciation import load
from assistant.speaking.renderer import Renderer

CHOOSING = ("the seven step one", "fifteen minutes")
BEFORE = (*CHOOSING, *ALL_CLEAR, *REHEARSED, "skip the preparation", "skip the preparation")
PROMPT = to_samples(0.4)
"""After the end of "stop" there is silence."""
SENTENCES = (
    "Hello. I'll guide your hands with my voice. Just talk to me, any time.",
    "Lay both hands flat at the waist, one each side of the spine, and let them rest there for a moment.",
    "Glide slowly up the back to the shoulders, and come back down along the sides without any pressure.",
)


@cache
def own_voice() -> Sound:
    renderer = Renderer(load("en").espeak)
    pause = np.zeros(to_samples(0.35), np.int16)
    pieces = [piece for text in SENTENCES for piece in (renderer.render(text, 150), pause)]
    renderer.close()
    sound = np.concatenate(pieces)
    return sound[: len(sound) // BLOCK * BLOCK]


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What was rendered once need not be again."""
    return tmp_path_factory.mktemp("speech")


@pytest.fixture
def live(request: pytest.FixtureRequest, rendered: Path) -> Iterator[LiveSession]:
    session = LiveSession(request.param, rendered)
    yield session
    session.close()


def listen(room: EchoingRoom, ear: Ear, seconds: float) -> list[Sound]:
    """Play own sentences, round and round, and hear what comes of it."""
    passed, own = [], own_voice()
    for at in range(0, to_samples(seconds), BLOCK):
        room.pass_block()
        while room.heard:
            passed.append(ear.hear(room.heard.popleft(), room.playing.given()))
        start = at % len(own)
        room.playing.put(own[start : start + BLOCK])
    return passed


def loudest(blocks: list[Sound]) -> float:
    return max(float(np.sqrt(np.mean(np.square(block, dtype=np.float64)))) for block in blocks)


WAYS = [
    pytest.param(replace(way, decibels=decibels), id=f"{decibels} dB, {name}")
    for decibels in (-12.0, -6.0)
    for name, way in (
        ("one clock", Way()),
        ("the loop stalls", Way(stalls=((8.0, 0.2), (14.0, 0.4)))),
        ("10 ppm", Way(drift=10.0)),
        ("50 ppm", Way(drift=-50.0)),
    )
]


@pytest.mark.parametrize("way", WAYS)
def test_its_own_voice_becomes_the_noise_of_the_room(way: Way) -> None:
    assert loudest(listen(EchoingRoom(way), Ear(), 20)) < 45


@pytest.mark.parametrize("drift", [10.0, -50.0])
def test_two_clocks_are_brought_together(drift: float) -> None:
    ear = Ear()
    listen(EchoingRoom(Way(drift=drift)), ear, 30)
    assert ear.drift == pytest.approx(drift * 1e-6, abs=4e-6)


@needs_flite
def test_steps_back_while_somebody_speaks_into_its_voice_and_comes_back() -> None:
    room, ear = EchoingRoom(Way(-6)), Ear()
    listen(room, ear, 12)
    assert not ear.own.interrupted
    word = render(FLITE[0], "stop").astype(np.float64)
    room.say(word / np.sqrt(np.mean(np.square(word))) * 1000)
    listen(room, ear, len(word) / to_samples(1))
    assert ear.own.interrupted
    listen(room, ear, 1.5)
    assert not ear.own.interrupted


def test_headphones_are_noticed_and_nothing_is_held_back() -> None:
    room, ear = EchoingRoom(Way(-120)), Ear()
    listen(room, ear, 2 + SEARCH / to_samples(1))
    assert ear.own.way is EchoPath.NONE
    assert not ear.unheard
    listen(room, ear, 6)
    assert ear.unheard


def test_a_loudspeaker_is_noticed() -> None:
    room, ear = EchoingRoom(Way(-12)), Ear()
    listen(room, ear, 12)
    assert ear.own.way is EchoPath.FOUND
    assert not ear.unheard


@pytest.mark.parametrize("decibels", [-6.0, -24.0])
def test_a_voice_that_comes_back_no_more_is_missed_within_five_seconds(decibels: float) -> None:
    room, ear = EchoingRoom(Way(decibels, mute=((20.0, 10.0),))), Ear()
    listen(room, ear, 20)
    assert not ear.lost
    listen(room, ear, 5)
    assert ear.lost
    listen(room, ear, 8)
    assert not ear.lost


@pytest.mark.parametrize(
    "way",
    [
        Way(-36),
        Way(-6, drift=-50.0, stalls=((8.0, 0.2), (14.0, 0.4))),
        Way(-6, jumps=((12.0, 0.1), (18.0, -0.05))),
    ],
)
def test_a_voice_that_comes_back_another_way_is_not_missed(way: Way) -> None:
    room, ear = EchoingRoom(way), Ear()
    for _ in range(25):
        listen(room, ear, 1)
        assert not ear.lost
        assert not ear.wired


def test_what_the_loudspeaker_is_given_is_no_room() -> None:
    ear, playing, own = Ear(), Playing(), own_voice()
    for at in range(0, to_samples(8.0), BLOCK):
        playing.put(own[at % len(own) : at % len(own) + BLOCK])
        ear.hear(playing.next(), playing.given())
    assert ear.wired
    passed = [ear.hear(playing.next(), playing.given()) for _ in range(20)]
    assert loudest(passed[-10:]) < 45
    room = EchoingRoom(Way(-120))
    for _ in range(to_samples(1.5) // BLOCK):
        room.pass_block()
        ear.hear(room.heard.popleft(), playing.given())
    assert not ear.wired


@pytest.mark.parametrize(
    "live", [Way(-12), Way(-6, stalls=((4.0, 0.2), (20.0, 0.3)))], indirect=True, ids=str
)
def test_hears_nobody_where_nobody_speaks(live: LiveSession) -> None:
    live.type([*CHOOSING, "yes"], "screening")
    live.pass_by(20)
    assert live.heard == []


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    "live",
    [
        Way(-12),
        Way(-6),
        Way(-6, stalls=((20.0, 0.2), (90.0, 0.4), (200.0, 0.5))),
        Way(-12, jumps=((60.0, 0.02),)),
        Way(-6, drift=50.0),
        Way(-12, drift=10.0),
    ],
    indirect=True,
    ids=str,
)
def test_hears_nobody_in_a_whole_massage(live: LiveSession) -> None:
    live.type(BEFORE, "coaching")
    live.type((), "resting")
    assert live.heard == []


@needs_flite
@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize("live", [Way(-12), Way(-6)], indirect=True, ids=str)
def test_a_stop_is_obeyed_over_its_own_voice(live: LiveSession) -> None:
    live.type(BEFORE, "coaching")
    took = []
    for voice in FLITE[:2]:
        live.until_speaking()
        _, end = live.say("stop", voice, 0)
        before = len(live.events)
        live.pass_by(1.5)
        took += [at - end for at, event in live.events[before:] if isinstance(event, Hush)][:1]
        live.type(("carry on",), "coaching")
    assert len(took) == 2
    assert max(took) < PROMPT


@pytest.mark.parametrize("away", [2.0, 12.0])
def test_a_microphone_that_was_away_finds_the_voice_again(away: float) -> None:
    room, ear = EchoingRoom(Way(-12)), Ear()
    listen(room, ear, 12)
    own = own_voice()
    for at in range(0, to_samples(away), BLOCK):
        room.pass_block()
        room.heard.clear()
        if at % to_samples(0.3):  # it is asked for less often than sound goes by
            ear.hear(None, room.playing.given())
        room.playing.put(own[at % len(own) : at % len(own) + BLOCK])
    listen(room, ear, 4)
    assert loudest(listen(room, ear, 10)) < 45
    assert not ear.lost
