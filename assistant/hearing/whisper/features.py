"""Sound as Whisper's encoder takes it: a log mel spectrogram (Radford et al., 2022).

Mel bands after Slaney (Auditory Toolbox, 1998): linear to 1 kHz, logarithmic above, each filter of the same area.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from assistant.clock import RATE
from assistant.hearing.recogniser import Block

BANDS = 80
WINDOW, HOP = RATE // 40, RATE // 100
"""Samples that one frame looks at, and between two frames."""
LEAST = 1e-10
RANGE = 8.0
"""Powers of ten below the loudest that are told apart."""
_LINEAR_TO, _PER_BAND = 1000.0, 200.0 / 3
_STEP = np.log(6.4) / 27
_FULL = 32768.0


def spectrogram(sound: Block) -> NDArray[np.float32]:
    """The bands of each frame: float32, BANDS by one frame for every HOP samples.

    sound: at clock.RATE.
    """
    padded = np.pad(sound.astype(np.float32) / _FULL, WINDOW // 2, mode="reflect")
    frames = np.lib.stride_tricks.sliding_window_view(padded, WINDOW)[:-1:HOP]
    power = np.square(np.abs(np.fft.rfft(frames * _hann(), axis=1)))
    bands = np.log10(np.maximum(power @ _filters().T, LEAST)).T
    return np.asarray((np.maximum(bands, bands.max() - RANGE) + 4) / 4, np.float32)


@cache
def _hann() -> NDArray[np.float64]:
    return np.asarray(np.hanning(WINDOW + 1)[:-1])


@cache
def _filters() -> NDArray[np.float64]:
    hertz = np.arange(WINDOW // 2 + 1) * RATE / WINDOW
    edges = _hertz(np.linspace(0, float(_mel(np.array(RATE / 2))), BANDS + 2))
    rising = (hertz - edges[:-2, None]) / np.diff(edges)[:-1, None]
    falling = (edges[2:, None] - hertz) / np.diff(edges)[1:, None]
    area = 2 / (edges[2:] - edges[:-2])
    return np.asarray(np.maximum(0, np.minimum(rising, falling)) * area[:, None])


def _mel(hertz: NDArray[np.float64]) -> NDArray[np.float64]:
    above = _LINEAR_TO / _PER_BAND + np.log(np.maximum(hertz, _LINEAR_TO) / _LINEAR_TO) / _STEP
    return np.where(hertz < _LINEAR_TO, hertz / _PER_BAND, above)


def _hertz(mel: NDArray[np.float64]) -> NDArray[np.float64]:
    above = _LINEAR_TO * np.exp(_STEP * (mel - _LINEAR_TO / _PER_BAND))
    return np.where(mel < _LINEAR_TO / _PER_BAND, mel * _PER_BAND, above)
