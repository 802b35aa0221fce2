"""Sound of any sample rate, brought to clock.RATE, or from there to a card's."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import soxr  # type: ignore[import-untyped]
from numpy.typing import NDArray

from assistant.audio.sound import FULL_SCALE, Sound, from_floats
from assistant.clock import RATE

Floats: TypeAlias = NDArray[np.float32]
"""Mono samples of -1 to 1."""


class Resampler:
    """Resamples a stream in pieces of any length; between equal rates it changes nothing."""

    def __init__(self, rate: int, to: int = RATE) -> None:
        self._stream = soxr.ResampleStream(rate, to, num_channels=1, dtype="float32")

    def more(self, samples: Floats) -> Floats:
        """What can be told so far: it lags a little behind what was given."""
        piece: Floats = self._stream.resample_chunk(samples)
        return piece

    def more_samples(self, samples: Sound) -> Sound:
        """The same for samples of 16 bits."""
        return from_floats(self.more(samples.astype(np.float32) / FULL_SCALE))

    def rest(self) -> Floats:
        """What is left at the end of the stream."""
        piece: Floats = self._stream.resample_chunk(np.zeros(0, np.float32), last=True)
        return piece
