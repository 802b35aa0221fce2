from __future__ import annotations

import numpy as np
import pytest

from assistant.clock import RATE, to_samples
from assistant.hearing.whisper.features import BANDS, HOP, spectrogram


def tone(hertz: float, amplitude: float = 8000.0) -> np.ndarray[tuple[int], np.dtype[np.int16]]:
    return (amplitude * np.sin(2 * np.pi * hertz * np.arange(RATE) / RATE)).astype(np.int16)


def test_there_is_a_frame_for_every_hundredth_of_a_second() -> None:
    assert spectrogram(np.zeros(to_samples(2.0), np.int16)).shape == (BANDS, 200)
    assert spectrogram(np.ones(to_samples(2.0), np.int16)).dtype == np.float32
    assert to_samples(0.01) == HOP


@pytest.mark.parametrize(("hertz", "band"), [(440, 12), (1000, 26), (4000, 62)])
def test_a_tone_is_in_its_band(hertz: float, band: int) -> None:
    # Band b is centred on mel (b + 1) / (BANDS + 1) of the mel of 8 kHz, which is 45.2; 1 kHz is mel 15.
    assert abs(int(spectrogram(tone(hertz)).mean(axis=1).argmax()) - band) <= 1


def test_loudness_beyond_the_range_makes_no_difference() -> None:
    loud, soft = spectrogram(tone(440, 8000)), spectrogram(tone(440, 800))
    assert np.allclose(loud.max() - soft.max(), 2 / 4, atol=0.01)
    assert loud.max() - loud.min() <= 8 / 4 + 1e-6
