"""Samples as the program holds them: mono, 16 bit, at clock.RATE."""

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
