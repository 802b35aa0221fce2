from __future__ import annotations

import numpy as np
import pytest
from kit.recordings import Sound
from kit.voices import ESPEAK, FLITE, needs_flite, render
from numpy.typing import NDArray

from assistant.audio.delay import LONGEST, DelayTracker
from assistant.clock import BLOCK, RATE, to_samples

OWN = "Lay both hands flat at the waist, one each side of the spine, and let them rest there for a moment."
OTHER = "Could you please come a little higher, and stay on the left side of the shoulder for a while?"
REFLECTIONS = ((0, 1.0), (70, -0.6), (190, 0.5), (530, 0.4), (1100, -0.3))
"""Samples after the direct sound, and gain."""


def speech(text: str, voice: str, seconds: float) -> NDArray[np.float64]:
    sound = np.resize(render(voice, text), to_samples(seconds) // BLOCK * BLOCK).astype(np.float64)
    return np.asarray(sound * 2000 / np.sqrt(np.mean(sound**2)))


def echoed(played: NDArray[np.float64], delay: int) -> NDArray[np.float64]:
    heard = np.zeros(len(played))
    for later, gain in REFLECTIONS:
        at = delay + later
        heard[at:] += gain * played[: len(played) - at]
    return heard


def follow(tracker: DelayTracker, heard: NDArray[np.float64], played: NDArray[np.float64]) -> None:
    for at in range(0, len(heard), BLOCK):
        tracker.track(as_sound(heard[at : at + BLOCK]), as_sound(played[at : at + BLOCK]))


def as_sound(samples: NDArray[np.float64]) -> Sound:
    return np.clip(np.rint(samples), -32768, 32767).astype(np.int16)


@pytest.mark.parametrize("delay", [0, 33, 1_000, 4_000, LONGEST - 1])
@pytest.mark.parametrize("other_gain", [0.0, 2.0])
def test_finds_the_delay_within_a_second_and_a_half_whoever_speaks(delay: int, other_gain: float) -> None:
    played = speech(OWN, ESPEAK[0], 1.5)
    heard = echoed(played, delay) + other_gain * speech(OTHER, ESPEAK[1], 1.5)
    tracker = DelayTracker()
    follow(tracker, heard, played)
    assert tracker.delay == pytest.approx(delay, abs=2)
    assert tracker.sure


def test_is_surer_of_a_clear_echo_than_of_one_under_another_voice() -> None:
    played = speech(OWN, ESPEAK[0], 3)
    surenesses = []
    for other_gain in (0.0, 1.0, 4.0):
        tracker = DelayTracker()
        follow(tracker, echoed(played, 1_000) + other_gain * speech(OTHER, ESPEAK[1], 3), played)
        surenesses.append(tracker.sureness)
    assert 1 > surenesses[0] > surenesses[1] > surenesses[2] > 0


def test_follows_a_clock_that_drifts() -> None:
    played = speech(OWN, ESPEAK[0], 12)
    drift = 100e-6
    times = np.arange(len(played)) * (1 - drift) - 1_000
    heard = np.interp(times, np.arange(len(played)), played, left=0)
    tracker = DelayTracker()
    follow(tracker, heard, played)
    assert tracker.sure
    assert tracker.delay == pytest.approx(1_000 + drift * 11 * RATE, abs=3)


@pytest.mark.parametrize(("before", "after"), [(800, 4_000), (4_000, 300)])
def test_finds_a_new_delay_within_two_seconds(before: int, after: int) -> None:
    played = speech(OWN, ESPEAK[0], 6)
    change = to_samples(3.99) // BLOCK * BLOCK
    heard = np.concatenate([echoed(played, before)[:change], echoed(played, after)[change:]])
    tracker = DelayTracker()
    follow(tracker, heard[:change], played[:change])
    assert tracker.delay == pytest.approx(before, abs=2)
    follow(tracker, heard[change:], played[change:])
    assert tracker.delay == pytest.approx(after, abs=2)
    assert tracker.sure


@pytest.mark.parametrize("heard", ["nothing", "noise", pytest.param("another voice", marks=needs_flite)])
def test_is_never_sure_when_nothing_comes_back(heard: str) -> None:
    played = speech(OWN, ESPEAK[0], 12)
    others = {
        "nothing": np.zeros(len(played)),
        "noise": np.random.default_rng(1).normal(0, 300, len(played)),
    }
    # Two voices of espeak-ng have the very same consonants, so that one looks like the other's echo.
    other = others[heard] if heard in others else speech(OTHER, FLITE[0], 12)
    tracker = DelayTracker()
    for at in range(0, len(played), BLOCK):
        follow(tracker, other[at : at + BLOCK], played[at : at + BLOCK])
        assert not tracker.sure


def test_silence_in_what_is_played_changes_nothing() -> None:
    played = speech(OWN, ESPEAK[0], 3)
    tracker = DelayTracker()
    follow(tracker, echoed(played, 1_000), played)
    follow(tracker, speech(OTHER, ESPEAK[1], 1.5), np.zeros(to_samples(1.5) // BLOCK * BLOCK))
    known = tracker.delay, tracker.sureness
    follow(tracker, speech(OTHER, ESPEAK[1], 5), np.zeros(to_samples(5) // BLOCK * BLOCK))
    assert (tracker.delay, tracker.sureness) == known
    assert known[0] == pytest.approx(1_000, abs=2)
