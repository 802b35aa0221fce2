"""The installed command on a virtual sound card: talked to through its microphone, heard through its loudspeaker."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from kit import noises
from kit.likeness import likeness, spoken
from kit.recordings import Sound
from kit.running_command import Running
from kit.scenario import SPEECH
from kit.virtual_card import Recording, VirtualCard, needs_pulseaudio, virtual_card
from kit.voices import needs_flite, render
from numpy.typing import NDArray

from assistant.clock import RATE

VOICE = "flite:slt"
HEARD = "you: "
"""Stands in every line of what was heard."""
ASKED = "Which massage would you like?"
TRIES = 5
MINUTE = 60 * RATE
GAP = RATE * 3 // 100
"""Samples of silence between what was cut off and the answer to it, at the least."""
LOUD, SILENT = 500, 8
"""The program's voice is louder than the one; digital silence that was resampled is no louder than the other."""


def _portaudio_is_missing() -> bool:
    try:
        import sounddevice  # noqa: F401
    except OSError:
        return True
    return False


pytestmark = [
    pytest.mark.live,
    pytest.mark.timeout(400),
    needs_pulseaudio,
    needs_flite,
    pytest.mark.skipif(_portaudio_is_missing(), reason="needs PortAudio"),
]


@pytest.fixture
def card(tmp_path: Path) -> Iterator[VirtualCard]:
    with virtual_card(tmp_path) as made, made.quiet_room():
        yield made


@pytest.fixture
def massage(card: VirtualCard, request: pytest.FixtureRequest) -> Iterator[Running]:
    command = [str(Path(sys.executable).with_name("massage")), "--engine", "pocketsphinx"]
    running = Running([*command, *getattr(request, "param", ())], card.environment)
    yield running
    running.stop()


def say_until(
    card: VirtualCard, massage: Running, words: str, answer: str, loudness: float | None = None
) -> float:
    """Say it again until it is answered, as people do; returns how long after the words the answer came."""
    gain = loudness / rms(render(VOICE, words)) if loudness else 1.0
    for _ in range(TRIES):
        said = card.say(words, VOICE, gain)
        if (came := massage.comes(answer, 12)) is not None:
            return came - said
    pytest.fail(f"{words!r} is not answered:\n" + "".join(massage.lines))


def test_it_is_talked_to_and_answers_and_what_it_says_is_heard(
    card: VirtualCard, massage: Running, tmp_path: Path
) -> None:
    with card.recorded() as played:
        massage.until(ASKED)
        say_until(card, massage, "seven step massage", "Long strokes")
        say_until(card, massage, "fifteen minutes", "happy to take part?")
        assert say_until(card, massage, "stop", "Shall we leave it for today?") < 12
        say_until(card, massage, "yes", "the end")
        assert massage.ended() == 0
    greeted = played.loudspeaker[: MINUTE // 2]
    assert likeness(spoken(ASKED, tmp_path), greeted) > 0.7
    assert likeness(render(VOICE, ASKED), greeted) < 0.3, "any speech would have done"


def kitchen() -> NDArray[np.float64]:
    """Three minutes of one, 20 dB below speech."""
    return noises.noise("kitchen", 3 * MINUTE).astype(np.float64) * (SPEECH / noises.LOUDNESS / 10)


@pytest.mark.long
def test_over_a_kitchen_it_is_talked_to_and_answers(card: VirtualCard, massage: Running) -> None:
    with card.sounding(kitchen()):
        massage.until(ASKED)
        say_until(card, massage, "seven step massage", "Long strokes", SPEECH)
        say_until(card, massage, "stop", "Shall we leave it for today?", SPEECH)


def until_it_speaks(room: Recording) -> None:
    """And has for most of a second."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        parts = np.array_split(np.abs(room.last(0.8).astype(int))[:, 0], 4)
        if all(len(part) and part.max() > LOUD for part in parts):
            return
        time.sleep(0.05)
    pytest.fail("it does not speak")


def rms(sound: Sound) -> float:
    """Root mean square."""
    return float(np.sqrt(np.square(sound, dtype=np.float64).mean()))


@pytest.mark.long
def test_a_microphone_that_goes_away_is_told_and_comes_back(card: VirtualCard, massage: Running) -> None:
    massage.until(ASKED)
    card.unplug()
    massage.until("I can't hear you.", 10)
    card.plug_in()
    massage.until("I can hear you again.", 15)
    say_until(card, massage, "stop", "Shall we leave it for today?")


@pytest.mark.parametrize("decibels", [-12, pytest.param(-6, marks=pytest.mark.long)])
def test_beside_a_loudspeaker_it_hears_people_and_never_itself(
    card: VirtualCard, massage: Running, decibels: float
) -> None:
    card.echo(decibels)
    massage.until(ASKED)
    assert massage.comes(HEARD, 14) is None, "".join(massage.lines)
    say_until(card, massage, "seven step massage", "Long strokes")
    assert massage.comes(HEARD, 8) is None, "".join(massage.lines)
    say_until(card, massage, "fifteen minutes", "Whoever is massaged")
    assert massage.comes(HEARD, 4) is None, "".join(massage.lines)
    with card.recorded() as room:
        time.sleep(1.0)
        is_silenced(card, massage, room)


def is_silenced(card: VirtualCard, massage: Running, room: Recording) -> None:
    """A stop that is said while it speaks, and heard, silences its voice within a second."""
    for _ in range(TRIES):
        until_it_speaks(room)
        said = card.say("stop", VOICE)
        if massage.comes("(silence)", 1.5):
            break
    else:
        pytest.fail("it speaks on:\n" + "".join(massage.lines))
    time.sleep(max(0.0, said + 1.0 - time.monotonic()))
    since = np.abs(room.last(1.0).astype(int))[:, 0]
    assert np.convolve(since <= SILENT, np.ones(GAP), "valid").max() == GAP
