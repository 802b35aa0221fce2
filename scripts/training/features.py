"""Mel-frequency cepstra as Kaldi computes them, of all frames at once.

Davis and Mermelstein 1980; window, filters and lifter as in Kaldi's feature-mfcc. SETTINGS says the same to Vosk.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from assistant.clock import RATE

CEPSTRA = 40
SHIFT = RATE // 100
SETTINGS = {
    "use-energy": "false",
    "sample-frequency": str(RATE),
    "num-mel-bins": "40",
    "num-ceps": str(CEPSTRA),
    "low-freq": "20",
    "high-freq": "-400",
    "dither": "0",
}
"""conf/mfcc.conf of the model."""

_LENGTH, _FFT = RATE // 40, 512
_LOW, _HIGH = 20.0, RATE / 2 - 400
_LIFTER = 22.0
_KNEE = 4800.0
"""Hertz from which a warp goes back to nothing."""


def mfcc(sound: NDArray[np.floating], warp: float = 1.0) -> NDArray[np.float32]:
    """Frames of 25 ms, one in 10 ms, by CEPSTRA; the sound at clock.RATE is scaled as 16 bit samples are.

    warp: how much higher all but the highest frequencies are taken to be, as if the throat were so much shorter
    (Jaitly and Hinton 2013).
    """
    frames = np.lib.stride_tricks.sliding_window_view(np.asarray(sound, np.float64), _LENGTH)[::SHIFT]
    frames = frames - frames.mean(axis=1, keepdims=True)
    before = np.concatenate([frames[:, :1], frames[:, :-1]], axis=1)
    spectrum = np.fft.rfft((frames - 0.97 * before) * _window(), _FFT)
    mel = np.log(np.maximum(np.square(np.abs(spectrum)) @ _filters(warp), np.finfo(np.float32).eps))
    return np.asarray(mel @ _cosines(), np.float32)


@cache
def _window() -> NDArray[np.float64]:
    """Kaldi's "povey": like a Hann window, and zero at its ends."""
    return np.asarray(np.hanning(_LENGTH) ** 0.85)


@cache
def _filters(warp: float) -> NDArray[np.float64]:
    """Triangles that overlap by half, equally wide in mel: bins of the spectrum by filters."""
    knee = _KNEE / max(warp, 1)
    bins = np.interp(np.arange(_FFT // 2 + 1) * RATE / _FFT, [0, knee, RATE / 2], [0, knee * warp, RATE / 2])
    edges = np.linspace(_mel(_LOW), _mel(_HIGH), CEPSTRA + 2)
    mels = _mel(bins)[:, None]
    rising = (mels - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - mels) / (edges[2:] - edges[1:-1])
    return np.maximum(np.minimum(rising, falling), 0)


@cache
def _cosines() -> NDArray[np.float64]:
    """Discrete cosine transform with the lifter in it: filters by cepstra."""
    place, order = np.meshgrid(np.arange(CEPSTRA) + 0.5, np.arange(CEPSTRA), indexing="ij")
    transform = np.sqrt(2 / CEPSTRA) * np.cos(np.pi / CEPSTRA * place * order)
    transform[:, 0] = np.sqrt(1 / CEPSTRA)
    return np.asarray(transform * (1 + _LIFTER / 2 * np.sin(np.pi * np.arange(CEPSTRA) / _LIFTER)))


def _mel(hertz: float | NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(1127 * np.log1p(np.asarray(hertz) / 700))
