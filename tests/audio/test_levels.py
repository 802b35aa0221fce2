from __future__ import annotations

import numpy as np
import pytest

from assistant.audio.sound import SILENCE, dbfs
from assistant.clock import RATE


def test_full_scale_square_and_sine() -> None:
    sine = np.sin(2 * np.pi * 100 * np.arange(RATE) / RATE)
    assert dbfs(np.where(sine >= 0, 32767, -32768).astype(np.int16)) == pytest.approx(0, abs=0.01)
    assert dbfs((sine * 32767).astype(np.int16)) == pytest.approx(-3.01, abs=0.01)


def test_half_the_amplitude_is_six_decibels_less() -> None:
    noise = np.random.default_rng(1).normal(0, 4_000, RATE).astype(np.int16)
    assert dbfs(noise) - dbfs((noise // 2).astype(np.int16)) == pytest.approx(6.02, abs=0.02)


def test_silence_and_nothing_have_a_level() -> None:
    assert dbfs(np.zeros(480, np.int16)) == SILENCE
    assert dbfs(np.zeros(0, np.int16)) == SILENCE
    assert dbfs(np.ones(480, np.int16)) > SILENCE
