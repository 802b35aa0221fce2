"""Loud moments turned down so softly that nobody hears it, and nothing is ever played too loud to be drawn."""

from __future__ import annotations

import numpy as np
import soxr  # type: ignore[import-untyped]

from assistant.audio.resampling import Floats
from assistant.clock import RATE, to_samples

_REACH = to_samples(0.005)
"""How long before and after a peak it is turned down."""
_FINER = 4
"""A loudspeaker draws the curve between the samples, too: BS.1770-4 looks at four times as many."""


def true_peak(sound: Floats) -> float:
    """The highest point of the curve through the samples, 1 being full scale."""
    return float(_peaks(sound).max(initial=0.0))


def limited(sound: Floats, ceiling: float) -> Floats:
    """The sound with no point of its curve above the ceiling, or no more than a hair."""
    needed = np.minimum(1.0, ceiling / np.maximum(_peaks(sound), 1e-9))
    if needed.min(initial=1.0) == 1.0:
        return sound
    window = 2 * _REACH + 1
    sums = np.cumsum(_least(np.pad(needed, 2 * _REACH, constant_values=1.0), window), dtype=np.float64)
    gains = sums[window - 1 :] - np.concatenate([[0.0], sums[:-window]])
    turned: Floats = (sound * (gains / window)).astype(np.float32)
    return turned


def _least(values: Floats, window: int) -> Floats:
    """The least of every `window` values in a row, by rows that double."""
    width = 1
    while 2 * width <= window:
        values = np.minimum(values[:-width], values[width:])
        width *= 2
    rest = window - width
    return np.minimum(values[:-rest], values[rest:]) if rest else values


def _peaks(sound: Floats) -> Floats:
    """The highest point around each sample."""
    finer = np.abs(soxr.resample(sound, RATE, _FINER * RATE))
    whole = np.zeros(_FINER * len(sound), np.float32)
    whole[: len(finer)] = finer[: len(whole)]
    peaks: Floats = np.maximum(whole.reshape(-1, _FINER).max(axis=1, initial=0.0), np.abs(sound))
    return peaks
