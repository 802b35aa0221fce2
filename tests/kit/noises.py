"""What else sounds in a room."""

from __future__ import annotations

import zlib
from functools import cache

import numpy as np
from kit import recordings
from kit.recordings import Sound
from numpy.typing import NDArray

from assistant.clock import RATE

LOUDNESS = 1000.0
"""Root mean square of every noise."""


def noise(kind: str, samples: int) -> Sound:
    """A noise of this length, always the same for the same kind.

    "white" and "pink" are made. Any other kind is a folder of people's recordings ("kitchen", "running_tap", "rain",
    ...), and when there are none a pink noise that swells and ebbs.
    """
    return np.resize(_bed(kind), samples)


@cache
def _bed(kind: str) -> Sound:
    if kind == "white":
        bed = _random(kind).normal(size=10 * RATE)
    elif kind == "pink":
        bed = _pink(kind)
    elif files := recordings.noises(kind):
        bed = np.concatenate([recordings.read(file) for file in files]).astype(np.float64)
    else:
        swell = 1 + 0.6 * np.sin(2 * np.pi * 0.7 * np.arange(10 * RATE) / RATE)
        bed = _pink(kind) * swell
    scaled = bed * LOUDNESS / np.sqrt(np.square(bed).mean())
    return np.asarray(np.clip(scaled, -32768, 32767), np.int16)


def _pink(kind: str) -> NDArray[np.float64]:
    """Ten seconds with as much power in every octave, down to where microphones hear."""
    spectrum = np.fft.rfft(_random(kind).normal(size=10 * RATE))
    hertz = np.arange(len(spectrum)) / 10
    return np.fft.irfft(np.where(hertz < 60, 0, spectrum / np.sqrt(hertz + 1)))


def _random(kind: str) -> np.random.Generator:
    return np.random.default_rng(zlib.crc32(kind.encode()))
