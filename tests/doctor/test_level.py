from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.noises import noise
from numpy.typing import NDArray

from assistant.audio.sound import SILENCE, Sound
from assistant.clock import RATE
from assistant.doctor.level import Level, level

SECONDS = np.arange(2 * RATE) / RATE


def sound(samples: NDArray[np.float64]) -> Sound:
    return np.asarray(np.clip(np.rint(samples), -32768, 32767), np.int16)


def hum(mains: int, amplitude: float = 300.0) -> Sound:
    """The mains and its odd multiples, as a broken shield brings them."""
    tones = [amplitude / multiple * np.sin(2 * np.pi * mains * multiple * SECONDS) for multiple in (1, 3, 5)]
    return sound(np.sum(tones, axis=0))


def test_nothing_has_no_seconds_and_no_level() -> None:
    assert level(np.zeros(0, np.int16)) == Level(0.0, SILENCE, SILENCE, SILENCE, 0.0, 0.0, 0.0)


@pytest.mark.parametrize("value", [-32768, -5, 0, 1, 32767])
def test_a_constant_is_dead_whatever_it_is(value: int) -> None:
    assert level(np.full(RATE, value, np.int16)).dead


def test_the_softest_noise_there_is_is_not_dead() -> None:
    assert not level(np.random.default_rng(1).integers(-1, 2, RATE).astype(np.int16)).dead


def test_a_full_sine_has_its_level_and_peak() -> None:
    full = level(sound(32767 * np.sin(2 * np.pi * 440 * SECONDS)))
    assert full.level_dbfs == pytest.approx(-3.0, abs=0.05)
    assert full.peak_dbfs == 0.0
    assert full.seconds == 2.0


def test_a_sine_that_is_cut_off_is_clipped_and_a_smaller_one_is_not() -> None:
    assert level(sound(60_000 * np.sin(2 * np.pi * 440 * SECONDS))).clipped_percent > 50
    assert level(sound(31_000 * np.sin(2 * np.pi * 440 * SECONDS))).clipped_percent == 0


def test_an_offset_is_told_and_is_no_loudness() -> None:
    plain = noise("pink", RATE)
    moved = level((plain + 3277).astype(np.int16))
    assert moved.offset_percent == pytest.approx(10.0, abs=0.2)
    assert moved.level_dbfs == pytest.approx(level(plain).level_dbfs, abs=0.1)


@pytest.mark.parametrize("mains", [50, 60])
def test_a_hum_is_known_on_both_sides_of_the_sea(mains: int) -> None:
    assert level(hum(mains)).hum_percent >= 95


@pytest.mark.parametrize("mains", [50, 60])
def test_a_hum_under_a_noise_as_loud_is_half_of_it(mains: int) -> None:
    tone = hum(mains).astype(np.float64)
    white = noise("white", len(tone)) * np.sqrt(np.mean(tone**2)) / 1000
    assert level(sound(tone + white)).hum_percent == pytest.approx(50, abs=5)


@pytest.mark.parametrize("kind", ["white", "pink", "kitchen", "rain"])
def test_no_noise_of_a_room_is_a_hum(kind: str) -> None:
    assert level(noise(kind, 2 * RATE)).hum_percent < 30


def test_words_are_told_from_the_room_by_the_loudest_fifth() -> None:
    room = noise("white", 5 * RATE) / 100
    words = room.copy()
    words[RATE : 2 * RATE + 1] += noise("pink", RATE + 1)
    assert level(sound(words)).loud_dbfs == pytest.approx(level(noise("pink", RATE)).level_dbfs, abs=0.3)
    assert level(sound(room)).loud_dbfs == pytest.approx(level(sound(room)).level_dbfs, abs=1.0)


samples = st.lists(st.integers(-32768, 32767), max_size=2000)


@given(samples)
def test_any_sound_has_figures_that_fit_each_other(values: list[int]) -> None:
    measured = level(np.array(values, np.int16))
    assert SILENCE <= measured.level_dbfs <= 0.1
    assert measured.level_dbfs <= measured.loud_dbfs + 0.1 or len(values) < 2400
    for percent in (measured.offset_percent, measured.clipped_percent, measured.hum_percent):
        assert 0 <= percent <= 100


@given(st.integers(1, 20), st.floats(10, 3000))
def test_half_as_loud_is_six_decibels_less(seed: int, loudness: float) -> None:
    loud = np.random.default_rng(seed).normal(0, 2 * loudness, RATE)
    once, half = level(sound(loud)), level(sound(loud / 2))
    assert once.level_dbfs - half.level_dbfs == pytest.approx(6.0, abs=0.2)
