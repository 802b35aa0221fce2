"""What can be told of a piece of sound without knowing what it is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from assistant.audio.sound import FULL_SCALE, SILENCE, Sound, dbfs, from_floats
from assistant.clock import BLOCK, RATE

CLIPPED = 32_000
"""A sample from here on is at the end of what a microphone can tell; resampling rounds off what is clipped."""
MAINS = (50, 60)
"""Hertz of the mains, by continent."""
HARMONICS = 20
"""Multiples of it that belong to a hum."""
_ASIDE = 1.5
"""Hertz beside a multiple that still belong to it."""
_LOWEST = 20.0
"""Hertz below which nothing is heard."""
_TALKING = 5
"""A fifth of the blocks of a few words is loud."""


@dataclass(frozen=True, slots=True)
class Level:
    """How loud a piece of sound is, and whether it is sound at all."""

    seconds: float
    level_dbfs: float
    """Root mean square, without its offset."""
    loud_dbfs: float
    """The same for the loudest fifth of it: the words, where words are in it."""
    peak_dbfs: float
    offset_percent: float
    """Its mean, of full scale; without a sign."""
    clipped_percent: float
    """Samples at the end of the scale."""
    hum_percent: float
    """Power that belongs to the mains."""

    @property
    def dead(self) -> bool:
        """Every sample is the same: no microphone that is on sounds like that."""
        return self.level_dbfs <= SILENCE


def level(sound: Sound) -> Level:
    """Measure any number of samples at clock.RATE; half a second at least, for the hum."""
    if not len(sound):
        return Level(0.0, SILENCE, SILENCE, SILENCE, 0.0, 0.0, 0.0)
    samples = sound.astype(np.float64)
    offset = samples.mean()
    centred = from_floats((samples - offset) / FULL_SCALE)
    peak = float(np.abs(samples).max())
    return Level(
        seconds=round(len(sound) / RATE, 2),
        level_dbfs=round(dbfs(centred), 1),
        loud_dbfs=round(_loudest(centred), 1),
        peak_dbfs=round(20 * float(np.log10(peak / FULL_SCALE)), 1) if peak else SILENCE,
        offset_percent=round(100 * abs(offset) / FULL_SCALE, 1),
        clipped_percent=round(100 * float(np.mean(np.abs(samples) >= CLIPPED)), 2),
        hum_percent=round(100 * _hum(centred)),
    )


def _loudest(sound: Sound) -> float:
    """dBFS of the loudest fifth of its blocks."""
    blocks = sound[: len(sound) // BLOCK * BLOCK].reshape(-1, BLOCK)
    if not len(blocks):
        return dbfs(sound)
    order = np.argsort(np.square(blocks, dtype=np.float64).mean(axis=1))
    return dbfs(blocks[order[-max(1, len(blocks) // _TALKING) :]].ravel())


def _hum(sound: Sound) -> float:
    """Share of the power that stands at multiples of the mains' frequency, whichever mains it is."""
    power = np.square(np.abs(np.fft.rfft(sound * np.hanning(len(sound)))))
    hertz = np.fft.rfftfreq(len(sound), 1 / RATE)
    power[hertz < _LOWEST] = 0
    total = float(power.sum())
    if not total:
        return 0.0
    shares = []
    for mains in MAINS:
        nearest = np.clip(np.rint(hertz / mains), 1, HARMONICS)
        shares.append(float(power[np.abs(hertz - nearest * mains) <= _ASIDE].sum()) / total)
    return max(shares)
