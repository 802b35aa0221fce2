"""The rhythm cue: a breath of soft noise that swells and falls once a stroke."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.audio.resampling import Floats
from assistant.clock import BLOCK, RATE, to_samples
from assistant.coaching.step import FASTEST
from assistant.speaking.ramp import Ramp

SLOWEST = 12.0
GLIDE = 3.0
"""Strokes in which a new tempo is reached."""
FADE = to_samples(1.5)
"""Samples in which the cue goes when it is no longer wanted."""

_BREATH = 0.9
"""Part of a stroke that sounds; the rest is the turn of the hands."""
_OPENING = 0.6
"""How far the breath brightens at the top of a swell."""
_LEVEL = 0.03
"""Loudness of the breath before it brightens: with it, about 20 dB under the voice by BS.1770-4."""
_LOOP = 1 << 16
"""Samples of noise, four seconds, played round and round."""


class CueSound:
    """Strokes a minute in, blocks of sound out; the same calls give the same samples."""

    def __init__(self) -> None:
        self._dark = _noise(180.0, 500.0, seed=1)
        self._bright = _noise(350.0, 1100.0, seed=2)
        self._played = 0
        self._gain = Ramp(0.0)
        self._phase = 0.0
        """Strokes since the cue began."""
        self._glide = (0.0, 0.0, 0.0)
        """The phase at which the tempo last began to change, the tempo before and the tempo to come."""
        self._next = 0.0
        """The tempo to begin with when the fade is over; 0 is none."""

    @property
    def tempo(self) -> float:
        """Strokes a minute at this moment."""
        since, before, after = self._glide
        return before + (after - before) * min(1.0, (self._phase - since) / GLIDE)

    def beat(self, strokes_per_minute: float) -> None:
        """Breathe at that tempo, held between SLOWEST and FASTEST; 0 fades out."""
        if strokes_per_minute <= 0:
            self.fade(FADE)
            return
        tempo = min(max(strokes_per_minute, SLOWEST), FASTEST)
        if self._fading or self._silent:
            self._next = tempo
        else:
            self._glide = (self._phase, self.tempo, tempo)

    def fade(self, samples: int) -> None:
        """Be silent after that many samples, or sooner if it is already going."""
        self._next = 0.0
        if not self._silent:
            self._gain.glide(0.0, min(samples, self._gain.left) if self._fading else samples)

    def block(self) -> Floats:
        """The next clock.BLOCK samples of the cue, between -1 and 1; zeros while it is silent."""
        if self._silent and self._next:
            self._gain = Ramp(1.0)
            self._phase, self._glide, self._next = 0.0, (0.0, self._next, self._next), 0.0
        if self._silent:
            return np.zeros(BLOCK, np.float32)
        step = self.tempo / 60 / RATE
        swell = _swell(self._phase + step * np.arange(BLOCK))
        at = np.arange(self._played, self._played + BLOCK)
        dark = self._dark.take(at, mode="wrap")
        bright = self._bright.take(at, mode="wrap")
        self._phase += step * BLOCK
        self._played += BLOCK
        breath = dark + (bright - dark) * (_OPENING * swell)
        sound: Floats = (_LEVEL * swell * breath * self._gain.take(BLOCK)).astype(np.float32)
        return sound

    @property
    def _fading(self) -> bool:
        return bool(self._gain.left)

    @property
    def _silent(self) -> bool:
        return not self._gain.value and not self._gain.left


def _swell(phases: NDArray[np.floating[Any]]) -> NDArray[np.float64]:
    """How loud the breath is, 0 to 1: up and down without a corner, then a rest."""
    within = phases % 1.0 / _BREATH
    return np.where(within < 1.0, np.sin(np.pi * within) ** 2, 0.0)


def _noise(low: float, high: float, seed: int) -> Floats:
    """A loop without a seam of noise between two frequencies in hertz, its root mean square 1."""
    frequencies = np.fft.rfftfreq(_LOOP, 1 / RATE)
    octaves = np.log2(np.maximum(frequencies, 1.0) / np.sqrt(low * high)) / np.log2(high / low)
    phases = np.random.default_rng(seed).uniform(0, 2 * np.pi, len(frequencies))
    loop = np.fft.irfft(np.exp(-4 * octaves**2 + 1j * phases))
    noise: Floats = (loop / np.sqrt(np.mean(loop**2))).astype(np.float32)
    return noise
