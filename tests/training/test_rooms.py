from __future__ import annotations

import numpy as np
import pytest
from training.rooms import FULL, coloured, loudness, over, recorded

SPEECH = np.concatenate([np.zeros(8000), np.sin(np.arange(8000) / 7), np.zeros(8000)])


@pytest.mark.parametrize("ratio", [0.0, 10.0, 30.0])
def test_speech_stands_over_noise_by_so_many_decibels(ratio: float) -> None:
    noise = np.random.default_rng(1).normal(size=len(SPEECH))
    added = over(SPEECH, noise, ratio) - SPEECH
    assert 20 * np.log10(loudness(SPEECH) / np.sqrt(np.square(added).mean())) == pytest.approx(
        ratio, abs=0.01
    )


def test_silence_does_not_count_as_speech() -> None:
    assert loudness(SPEECH) == pytest.approx(np.sqrt(0.5), rel=0.02)
    assert loudness(np.zeros(10)) > 0


def test_pink_noise_falls_by_three_decibels_an_octave() -> None:
    power = np.square(np.abs(np.fft.rfft(coloured("pink", 1 << 16, np.random.default_rng(0)))))
    octaves = [power[1 << octave : 2 << octave].sum() for octave in range(9, 14)]
    assert max(octaves) < 1.3 * min(octaves)


def test_the_same_seed_records_the_same_and_fits_into_16_bits() -> None:
    takes = [
        [recorded(SPEECH, [SPEECH], random) for _ in range(20)]
        for random in (np.random.default_rng(4), np.random.default_rng(4))
    ]
    assert all(np.array_equal(one, other) for one, other in zip(*takes, strict=True))
    assert all(take.shape == SPEECH.shape and np.abs(take).max() <= FULL for take in takes[0])
