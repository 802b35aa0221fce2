"""Loudness by our own arithmetic, against the library that the trade uses."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import numpy as np
import pyloudnorm
import pytest
from kit.prompts import spoken_sentences

from assistant.audio.resampling import Floats
from assistant.audio.sound import FULL_SCALE, Sound
from assistant.clock import RATE
from assistant.model_store.voice_files import found, piper_is_here
from assistant.speaking.cue import CueSound
from assistant.speaking.finishing import LEVEL
from assistant.speaking.limiting import limited, true_peak
from assistant.speaking.loudness import loudness
from assistant.speaking.pronunciation import load
from assistant.speaking.renderer import Renderer, VoiceChoice

METER = pyloudnorm.Meter(RATE, filter_class="DeMan")
HIGHEST = 10 ** (-1 / 20)
"""-1 dBTP."""
SHORTEST = 0.5
"""Seconds; the library measures nothing that is shorter than its block."""


def noise(seconds: float, seed: int) -> Floats:
    random = np.random.default_rng(seed)
    steps = np.repeat(random.uniform(0, 0.3, round(10 * seconds)), RATE // 10)
    sound: Floats = (random.normal(0, 1, len(steps)) * steps).clip(-1, 1).astype(np.float32)
    return sound


def tone(hertz: float) -> Floats:
    sound: Floats = (0.1 * np.sin(2 * np.pi * hertz * np.arange(2 * RATE) / RATE)).astype(np.float32)
    return sound


@pytest.mark.parametrize(
    "sound", [*(noise(0.5 + each, each) for each in range(4)), *map(tone, (60, 300, 1000, 6000))]
)
def test_it_agrees_with_the_library(sound: Floats) -> None:
    assert loudness(sound) == pytest.approx(METER.integrated_loudness(sound), abs=0.05)


def test_silence_and_next_to_nothing_have_a_loudness() -> None:
    assert loudness(np.zeros(0, np.float32)) == loudness(np.zeros(RATE, np.float32)) == -70.0
    assert loudness(tone(300)[: RATE // 10]) == pytest.approx(loudness(tone(300)), abs=0.5)


@pytest.mark.parametrize("seed", range(4))
def test_a_limited_sound_stays_under_the_ceiling_and_is_left_alone_when_it_was(seed: int) -> None:
    sound = noise(1.0, seed)
    assert true_peak(limited(sound, 0.3)) <= 0.3 * 1.02
    assert np.array_equal(limited(sound, 2.0), sound)


def voices() -> Iterator[VoiceChoice]:
    yield load("en").espeak if sys.platform == "linux" else ""
    if piper_is_here():
        yield found()[0]


def floats(sound: Sound) -> Floats:
    return sound.astype(np.float32) / FULL_SCALE


@pytest.mark.parametrize("every", [40, pytest.param(1, marks=[pytest.mark.long, pytest.mark.timeout(900)])])
@pytest.mark.parametrize("voice", [*voices()], ids=["plain", "natural"][: len([*voices()])])
def test_sentences_are_as_loud_as_the_trade_has_it_and_alike(voice: VoiceChoice, every: int) -> None:
    renderer = Renderer(voice)
    try:
        sounds = [floats(renderer.render(text, 150)) for text in spoken_sentences("en")[::every]]
    finally:
        renderer.close()
    assert len(sounds) >= 10
    levels = [METER.integrated_loudness(each) for each in sounds if len(each) > SHORTEST * RATE]
    assert max(levels) - min(levels) < 2.0
    assert METER.integrated_loudness(np.concatenate(sounds)) == pytest.approx(LEVEL, abs=1.0)
    assert max(map(true_peak, sounds)) <= HIGHEST
    assert all(abs(each[0]) < 1e-3 > abs(each[-1]) for each in sounds), "a cut clicks"


@pytest.mark.parametrize("tempo", [12, 20, 26])
def test_the_rhythm_is_about_twenty_decibels_under_the_voice(tempo: float) -> None:
    cue = CueSound()
    cue.beat(tempo)
    sound = np.concatenate([cue.block() for _ in range(1_000)])
    assert METER.integrated_loudness(sound) - LEVEL == pytest.approx(-20, abs=1.5)
