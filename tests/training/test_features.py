"""Against what kaldi-native-fbank 1.23 made of the same sound."""

from __future__ import annotations

import numpy as np
import pytest
from training.corpus import WARPS
from training.features import CEPSTRA, mfcc

KALDI = {
    0: [102.110, 60.027, -83.870, -82.479, 18.080, 37.195, -126.583, 96.700, -64.031, 10.245],
    2: [78.898, -88.565, -109.283, 158.106, -52.494, 10.924, 1.346, 49.040, 3.896, 19.421],
}
"""The first cepstra of two frames."""


@pytest.mark.parametrize("frame", KALDI)
def test_cepstra_are_those_of_kaldi(frame: int) -> None:
    time = np.arange(720)
    sound = np.round(6000 * np.sin(time * time / 900) + 500 * np.cos(time * 1.9))
    features = mfcc(sound)
    assert features.shape == (3, CEPSTRA)
    np.testing.assert_allclose(features[frame][:10], KALDI[frame], atol=0.01)


def test_digital_silence_has_cepstra() -> None:
    assert np.isfinite(mfcc(np.zeros(800))).all()


def test_a_warp_makes_a_throat_shorter() -> None:
    low, high = (np.sin(2 * np.pi * hertz * np.arange(720) / 16000) * 6000 for hertz in (1000, 1100))
    shifted = np.abs(mfcc(low, 1.1) - mfcc(high)).mean()
    assert shifted < 0.6 * np.abs(mfcc(low) - mfcc(high)).mean()


def test_a_warp_leaves_no_filter_without_sound() -> None:
    noise = np.random.default_rng(0).normal(0, 1000, 1600)
    for warp in WARPS:
        difference = mfcc(noise, warp)[:, 0] - mfcc(noise)[:, 0]
        assert np.abs(difference).max() < 10
