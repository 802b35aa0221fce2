"""A sudden loud voice is told from talk, from noise, and from words."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kit import recordings
from kit.recordings import Sound, needs_people
from kit.talking import coached, dialog_data, understanding
from numpy.typing import NDArray

from assistant.clock import BLOCK, RATE, to_samples, to_seconds
from assistant.dialog.effects import Effect, Say
from assistant.dialog.resilient import ResilientDialog
from assistant.hearing.heard import Heard, Pass
from assistant.hearing.scripted import Scripted
from assistant.hearing.shout_detector import Shout, ShoutDetector
from assistant.recording.recording import Event
from assistant.session.session import Components, Session
from assistant.speaking.silent import SilentSpeaker

Waves = NDArray[np.float64]
TALK = 1000.0
ROOM = 10.0


def voice(seconds: float, loudness: float, first: float = 140, last: float = 120) -> Waves:
    """A vowel that glides from one pitch to another, in hertz."""
    pitch = np.linspace(first, last, to_samples(seconds))
    phase = 2 * np.pi * np.cumsum(pitch) / RATE
    wave: Waves = np.sum([np.sin(n * phase) / n for n in range(1, 8)], axis=0)
    return np.asarray(wave * loudness / np.sqrt(np.mean(wave**2)))


def pause(seconds: float) -> Waves:
    return np.zeros(to_samples(seconds))


def talk(syllables: int = 40) -> Waves:
    """Syllables, now louder, now softer, as in words."""
    loud = np.random.default_rng(3).uniform(0.3, 1.4, syllables)
    return np.concatenate([part for each in loud for part in (voice(0.15, TALK * each), pause(0.06))])


def decibels(value: float) -> float:
    return float(10 ** (value / 20))


def found(*parts: Waves, words: tuple[int, int] | None = None) -> list[Shout]:
    sound = in_a_room(*parts)
    outcries = ShoutDetector()
    if words:
        outcries.were_words(*words)
    took = (
        outcries.take(sound[at - BLOCK : at], at, own=False) for at in range(BLOCK, len(sound) + 1, BLOCK)
    )
    return [each for each in took if each]


def in_a_room(*parts: Waves) -> Sound:
    sound = np.concatenate([*parts, pause(1.5)])
    sound = sound + np.random.default_rng(4).normal(scale=ROOM, size=len(sound))
    return np.asarray(np.clip(sound, -32768, 32767), np.int16)


CRY = voice(0.4, TALK * decibels(18), 600, 400)


def test_a_cry_is_found_where_it_is() -> None:
    before = np.concatenate([pause(1), talk(), pause(2)])
    (cry,) = found(before, CRY)
    assert to_seconds(cry.start) == pytest.approx(to_seconds(len(before)), abs=0.06)
    assert to_seconds(cry.end - cry.start) == pytest.approx(0.4, abs=0.09)


def test_talk_is_none() -> None:
    assert found(pause(1), talk(200)) == []


def test_what_was_heard_as_words_is_none() -> None:
    before = np.concatenate([pause(1), talk(), pause(2)])
    at = len(before)
    assert found(before, CRY, words=(at - RATE // 10, at + RATE // 4)) == []
    assert found(before, CRY, words=(at - RATE, at - RATE // 2))


@pytest.mark.parametrize("seconds", [0.06, 1.9, 4.0])
def test_a_click_is_none_and_neither_is_what_goes_on(seconds: float) -> None:
    assert found(pause(1), talk(), pause(1), voice(seconds, TALK * decibels(18), 600, 400)) == []


def test_noise_has_no_voice() -> None:
    slam = np.random.default_rng(5).normal(scale=TALK * decibels(18), size=to_samples(0.4))
    assert found(pause(1), talk(), pause(1), slam) == []


def test_before_anybody_has_spoken_nobody_knows_what_is_loud() -> None:
    assert found(pause(3), CRY) == []


def test_it_is_not_told_again_right_away() -> None:
    assert len(found(pause(1), talk(), pause(1), CRY, pause(3), CRY, pause(3), CRY)) == 1


def test_the_own_voice_says_nothing_about_how_people_talk() -> None:
    outcries = ShoutDetector()
    sound = in_a_room(pause(1), talk() / decibels(20), pause(1), talk())
    took = [
        outcries.take(sound[at - BLOCK : at], at, own=at < to_samples(9.5))
        for at in range(BLOCK, len(sound) + 1, BLOCK)
    ]
    assert not any(took)


@settings(max_examples=15)
@given(st.floats(-30, 8), st.floats(0.1, 3.0), st.floats(90, 500))
def test_no_voice_as_loud_as_talk_is_a_cry(louder: float, seconds: float, pitch: float) -> None:
    assert found(pause(1), talk(), pause(1), voice(seconds, TALK * decibels(louder), pitch, pitch)) == []


@needs_people
def test_ordinary_talk_of_people_gives_none() -> None:
    place = recordings.folder()
    assert place
    speakers = defaultdict(list)
    for file in sorted((place / "sentences" / "an4").glob("*.flac")):
        speakers[file.stem.split("-")[1] if "-" in file.stem else ""].append(file)
    some = [files for files in speakers.values() if len(files) >= 5][:8]
    assert some
    for files in some:
        said = np.concatenate([np.append(recordings.read(file), pause(1)) for file in files])
        assert found(said * TALK / np.sqrt(np.mean(said[said != 0] ** 2.0))) == []


def session(sound: Sound, heard: list[Heard]) -> list[Effect]:
    """What a session with hands on does at this sound."""
    effects: list[Effect] = []

    def watch(_tick: object, event: Event) -> None:
        if isinstance(event, Effect):
            effects.append(event)

    rooms = Components(Scripted(heard), understanding(), ResilientDialog(dialog_data()), SilentSpeaker(150))
    running = Session(rooms, coached().now.but(ticked=0), watch)
    for at in range(0, len(sound) - BLOCK, BLOCK):
        running.turn(sound[at : at + BLOCK], 0.0)
    return effects


def test_a_session_asks_whether_all_is_right() -> None:
    sound = in_a_room(pause(1), talk(), pause(2), CRY)
    start = len(sound) - to_samples(1.5) - len(CRY)
    assert "All right?" in [each.text for each in session(sound, []) if isinstance(each, Say)]
    unsure = Heard("next", True, start, start + len(CRY), Pass.MAIN)
    assert "All right?" in [each.text for each in session(sound, [unsure]) if isinstance(each, Say)]
    ouch = Heard("ouch", False, start, start + len(CRY), Pass.PROTECTIVE)
    said = [each.text for each in session(sound, [ouch]) if isinstance(each, Say)]
    assert "All right?" not in said
    assert "Okay. Hands off." in said
