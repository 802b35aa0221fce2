"""Whether sound has an upper half at all: a headset on a phone line sends nothing above 4 kHz."""

from __future__ import annotations

from collections import deque

import numpy as np

from assistant.audio.sound import Sound
from assistant.clock import BLOCK, RATE, to_samples

LOWER = (400, 3_400)
"""Hertz that a telephone passes."""
UPPER = (4_400, 7_000)
"""Hertz that it does not. Not up to 8 kHz, where every card begins to cut off."""
LOUD = 30.0**2
"""Power in the lower band from which a block tells anything: far above the rounding of 16 bit samples in the upper."""
ENOUGH = to_samples(3.0) // BLOCK
"""Loud blocks before anything is said: hisses and clicks are among them by then."""
SELDOM = 10
"""Loud blocks from one judgement to the next."""
LATEST = to_samples(20.0) // BLOCK
"""Loud blocks that are looked at."""
BRIGHTEST = 95
"""Percentile of the powers that is compared: of the upper band only hisses, clicks and the room's own noise tell."""
MISSING = 47.0
"""Decibels between both bands from which there is no upper one. Measured: people and noises before wideband microphones
0 to 44, the same through 8 kHz 49 to 98."""

_HERTZ = np.fft.rfftfreq(BLOCK, 1 / RATE)
_WINDOW = np.hanning(BLOCK)


class Bandwidth:
    """Told of every block that comes in."""

    def __init__(self, enough: int = ENOUGH) -> None:
        """`enough`: loud blocks before anything is said."""
        self._enough = enough
        self._noted = 0
        self.narrow = False
        """Nothing but noise of rounding is in the upper half of what was heard lately."""
        self._lower: deque[float] = deque(maxlen=LATEST)
        self._upper: deque[float] = deque(maxlen=LATEST)

    def note(self, block: Sound) -> None:
        """Take in the next block."""
        power = np.square(np.abs(np.fft.rfft(block * _WINDOW))) * (16 / 3 / BLOCK**2)
        lower, upper = (float(power[(low <= _HERTZ) & (high > _HERTZ)].sum()) for low, high in (LOWER, UPPER))
        if lower < LOUD:
            return
        self._lower.append(lower)
        self._upper.append(upper)
        self._noted += 1
        if self._noted >= self._enough and self._noted % SELDOM == 0:
            self._judge()

    def _judge(self) -> None:
        lower, upper = (float(np.percentile(each, BRIGHTEST)) for each in (self._lower, self._upper))
        self.narrow = 10 * np.log10(lower / (upper + np.finfo(float).tiny)) > MISSING
