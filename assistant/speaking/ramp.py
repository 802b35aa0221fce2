"""A gain that glides from one level to the next, sample by sample."""

from __future__ import annotations

import numpy as np

from assistant.audio.resampling import Floats


class Ramp:
    """Moves to each new target in a straight line, so that nothing clicks."""

    def __init__(self, value: float) -> None:
        self.value = value
        """The gain at the last sample taken."""
        self.left = 0
        """Samples until the target is reached."""
        self._target = value

    def glide(self, target: float, samples: int) -> None:
        """Be at `target` after that many samples, at least one."""
        self._target, self.left = target, max(1, samples)

    def take(self, count: int) -> Floats:
        """The gain of each of the next `count` samples."""
        gains = np.full(count, self._target, np.float32)
        moving = min(count, self.left)
        if moving:
            step = (self._target - self.value) / self.left
            gains[:moving] = self._target - step * np.arange(self.left - 1, self.left - moving - 1, -1)
            self.left -= moving
            self.value = self._target - step * self.left
        return gains
