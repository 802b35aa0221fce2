"""Whether a microphone that sends blocks sends sound: a muted one sends them as well.

A room is never perfectly silent. Behind a microphone that is on, its own noise moves the lowest bits all the time;
only what was muted, turned down to nothing or cut off by a noise gate is the same value again and again.
"""

from __future__ import annotations

from collections import deque

import numpy as np

from assistant.audio.sound import Sound
from assistant.clock import BLOCK, to_samples
from assistant.contact import Microphone

STILL = 2
"""A block whose samples lie no further apart than this is no sound: resampling of a constant wavers by one."""
SILENT_AFTER = to_samples(6.0) // BLOCK
"""Still blocks in a row after which it is said. A noise gate opens with the program's own voice long before."""
STIRS = 5
"""Blocks of sound in one second from which it counts as on again: a click of its switch is less."""
CLIPPED = 32_000
"""From here on a sample is at the end of the scale; resampling rounds off what is clipped."""
SHARE = 0.05
"""Share of a block's samples at the end of the scale that leaves no word whole; a loud cry has less."""
LOOKED_AT = to_samples(5.0) // BLOCK
"""Blocks that are looked at for clipping."""
MOSTLY, SELDOM = 0.8, 0.2
"""Share of them that are clipped from which it is said, and below which it is over."""


def is_still(block: Sound) -> bool:
    """Whether all samples of a block have practically the same value."""
    return int(block.max()) - int(block.min()) <= STILL


class MicrophoneWatch:
    """Told of every block that comes in."""

    def __init__(self) -> None:
        self.fault = Microphone.WELL
        self._still = 0
        self._stirred: deque[bool] = deque(maxlen=to_samples(1.0) // BLOCK)
        self._clipped: deque[bool] = deque(maxlen=LOOKED_AT)

    def note(self, block: Sound | None) -> None:
        """Take in the next block; None when nothing came in."""
        if block is None:
            self.fault = Microphone.GONE
            self._still = 0
            self._stirred.clear()
            self._clipped.clear()
            return
        still = is_still(block)
        self._still = self._still + 1 if still else 0
        self._stirred.append(not still)
        clipped = np.mean(np.abs(block.astype(np.int32)) >= CLIPPED) > SHARE
        self._clipped.append(bool(clipped) and not still)
        self.fault = self._judged()

    def _judged(self) -> Microphone:
        clipped = sum(self._clipped) / LOOKED_AT
        if clipped > MOSTLY or (self.fault is Microphone.CLIPPED and clipped > SELDOM):
            return Microphone.CLIPPED
        if self._still >= SILENT_AFTER or (
            self.fault is Microphone.SILENT and sum(self._stirred) < min(STIRS, len(self._stirred))
        ):
            return Microphone.SILENT
        return Microphone.WELL
