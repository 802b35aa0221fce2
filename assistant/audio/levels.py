"""The level of a sound in dB below full scale."""

from __future__ import annotations

import numpy as np

from assistant.audio.sound import FULL_SCALE, Sound

SILENCE = -100.0
"""What digital silence, or no samples at all, is said to be: below the quietest 16 bit sound."""


def dbfs(sound: Sound) -> float:
    """Root mean square level in dB below full scale: a full-scale square wave is 0, a sine -3.01."""
    power = float(np.mean(np.square(sound, dtype=np.float64))) if len(sound) else 0.0
    return max(SILENCE, 10 * np.log10(power / FULL_SCALE**2)) if power else SILENCE
