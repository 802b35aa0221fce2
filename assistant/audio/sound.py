"""Samples as the program holds them, mono, 16 bit, at clock.RATE, and how loud they are."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Sound: TypeAlias = NDArray[np.int16]
"""Mono samples at clock.RATE, any number of them."""

FULL_SCALE = 32_768.0


def from_floats(samples: NDArray[np.floating[Any]]) -> Sound:
    """Samples of -1 to 1 as a Sound; what is louder is clipped."""
    sound: Sound = np.clip(np.rint(samples * FULL_SCALE), -FULL_SCALE, FULL_SCALE - 1).astype(np.int16)
    return sound


SILENCE = -100.0
"""What digital silence, or no samples at all, is said to be: below the quietest 16 bit sound."""


def dbfs(sound: Sound) -> float:
    """Root mean square level in dB below full scale: a full-scale square wave is 0, a sine -3.01."""
    power = float(np.mean(np.square(sound, dtype=np.float64))) if len(sound) else 0.0
    return max(SILENCE, 10 * np.log10(power / FULL_SCALE**2)) if power else SILENCE
