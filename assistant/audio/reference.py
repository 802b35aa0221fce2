"""What the loudspeaker was given, told on the microphone's clock."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from assistant.audio.sound import Sound
from assistant.clock import BLOCK, to_samples

_KEPT = to_samples(1.0)
"""More than this was given and not told: the microphone was away, and what it missed is left out."""
_REACH = 16
"""Samples on either side that a sample between two others is made of."""
_NEEDED = BLOCK + _REACH + 2
"""Samples from the first of a block to the last that it is made of."""
_SPARE = BLOCK // 2
"""Samples more than that, so that drift does not make the row fall short too soon."""
_STEPS = 64
"""Places between two samples that are told apart: the error is 45 dB below the sound at 4 kHz."""


def _kernels() -> NDArray[np.float64]:
    """One row for each place between two samples: a sinc under a Kaiser window."""
    at = np.arange(1 - _REACH, _REACH + 1) - np.arange(_STEPS + 1)[:, None] / _STEPS
    return np.asarray(np.sinc(at) * np.i0(8 * np.sqrt(np.maximum(0, 1 - (at / _REACH) ** 2))) / np.i0(8))


_KERNELS = _kernels()


class Reference:
    """A row of samples that is read a little faster or slower than it is written.

    Two cards have two clocks, and a canceller wants one.
    """

    def __init__(self) -> None:
        self.drift = 0.0
        """Samples that the loudspeaker plays more than the microphone hears, per sample; 20e-6 is common."""
        self.skipped = 0.0
        """Samples by which the row was read faster than one for one, so far."""
        self._row = np.zeros(_REACH + _NEEDED + _SPARE)
        self._at = float(_REACH)

    def put(self, given: Sound) -> None:
        """Take in what joined the row. Any number of samples."""
        self._row = np.concatenate([self._row, given])

    def take_back(self, samples: int) -> None:
        """As many of the last that joined the row are silence after all."""
        self._row[max(0, len(self._row) - samples) :] = 0

    def catch_up(self) -> None:
        """The microphone was away: go on with the newest that was given. Read later, it would follow its own echo."""
        behind = len(self._row) - self._at - _NEEDED - _SPARE
        if behind > 0:
            self._skip(behind)

    def take(self) -> NDArray[np.float64]:
        """The next clock.BLOCK samples.

        They are about as new as can be: what was put is played later, so the echo is never ahead of it. When the row
        has grown too short, because less was put than heard, its end is told again.
        """
        missing = int(self._at) + _NEEDED - len(self._row)
        if missing > 0:
            self._skip(-missing - _SPARE)
        if len(self._row) - self._at > _KEPT:
            self._skip(len(self._row) - self._at - _KEPT / 2)
        block = self._read()
        self._at += BLOCK
        self._skip(BLOCK * self.drift)
        old = int(self._at) - _REACH - _NEEDED
        if old > 0:
            self._row = self._row[old:]
            self._at -= old
        return block

    def _skip(self, samples: float) -> None:
        self._at += samples
        self.skipped += samples

    def _read(self) -> NDArray[np.float64]:
        first = int(self._at)
        row = self._row
        if self._at == first and not self.drift:
            return row[first : first + BLOCK].copy()
        places = self._at + np.arange(BLOCK) * (1 + self.drift)
        whole = places.astype(int)
        steps = (places - whole) * _STEPS
        near = steps.astype(int)
        share = (steps - near)[:, None]
        kernels = (1 - share) * _KERNELS[near] + share * _KERNELS[near + 1]
        around = row[whole[:, None] + np.arange(1 - _REACH, _REACH + 1)]
        return np.asarray((kernels * around).sum(axis=1))
