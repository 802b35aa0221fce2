"""How loud speech is to an ear: loudness as in ITU-R BS.1770-4, of one channel at clock.RATE."""

from __future__ import annotations

from functools import cache
from math import log10, pi, tan

import numpy as np
from numpy.typing import NDArray

from assistant.audio.resampling import Floats
from assistant.clock import RATE, to_samples

_BLOCK, _STEP = to_samples(0.4), to_samples(0.1)
_OFFSET = -0.691
_SILENCE = -70.0
_GATE = -10.0
"""Blocks so far under the loudness of all others do not count: they are pauses."""
_SHELF = (1681.974450955533, 0.7071752369554196)
_SHELF_GAIN = 3.999843853973347
_HIGH_PASS = (38.13547087602444, 0.5003270373238773)
"""Frequency in hertz and quality of the two filters that stand for the head and the ear."""


def loudness(sound: Floats) -> float:
    """LUFS of samples between -1 and 1; what is shorter than a block of 0.4 s is one block. Silence is -70."""
    power = _blocks(_weighted(sound))
    level = _OFFSET + 10 * np.log10(np.maximum(power, 1e-12))
    heard = power[level > _SILENCE]
    if not len(heard):
        return _SILENCE
    kept = power[level > _lufs(heard) + _GATE]
    return _lufs(kept)


def _lufs(power: NDArray[np.float64]) -> float:
    return _OFFSET + 10 * log10(float(power.mean()))


def _blocks(sound: NDArray[np.float64]) -> NDArray[np.float64]:
    """The mean square of each block."""
    if len(sound) <= _BLOCK:
        return np.array([np.mean(np.square(sound))]) if len(sound) else np.zeros(0)
    whole = np.concatenate([[0.0], np.cumsum(np.square(sound))])
    starts = np.arange(0, len(sound) - _BLOCK + 1, _STEP)
    power: NDArray[np.float64] = (whole[starts + _BLOCK] - whole[starts]) / _BLOCK
    return power


def _weighted(sound: Floats) -> NDArray[np.float64]:
    """What the two filters leave, phases apart."""
    size = 1 << (len(sound) + _BLOCK).bit_length()
    weighted: NDArray[np.float64] = np.fft.irfft(np.fft.rfft(sound, size) * _response(size), size)
    return weighted[: len(sound)]


@cache
def _response(size: int) -> NDArray[np.float64]:
    """By how much the filters raise each frequency of a spectrum of that many samples."""
    turn = np.exp(-2j * pi * np.fft.rfftfreq(size))
    warped = tan(pi * _SHELF[0] / RATE)
    high = 10 ** (_SHELF_GAIN / 20)
    middle = high**0.4996667741545416 * warped / _SHELF[1]
    shelf = np.polyval(
        [high - middle + warped**2, 2 * (warped**2 - high), high + middle + warped**2], turn
    ) / np.polyval(_poles(*_SHELF), turn)
    response: NDArray[np.float64] = np.abs(
        shelf * np.polyval([1, -2, 1], turn) / np.polyval(_poles(*_HIGH_PASS), turn) * _poles(*_HIGH_PASS)[2]
    )
    return response


def _poles(frequency: float, quality: float) -> list[float]:
    """The lower half of a filter of second order, the highest power of the delay first."""
    warped = tan(pi * frequency / RATE)
    return [1 - warped / quality + warped**2, 2 * (warped**2 - 1), 1 + warped / quality + warped**2]
