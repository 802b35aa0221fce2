"""Two sound cards, two clocks: how fast one runs away from the other."""

from __future__ import annotations

from collections import deque

import numpy as np

from assistant.clock import to_samples

SPAN = to_samples(40.0)
"""Samples over which the slope of the delay is taken."""
_ENOUGH = to_samples(3.0)
"""Nothing is said of less."""
_LOOKS = 10
"""Nor of fewer delays."""
_JUMP = 6.0
"""Samples between two delays that are no drift: something else has happened, and it begins anew."""
_LARGEST = 500e-6
"""Cards drift by a tenth of this."""
_SURE = 3.0
"""How many times its standard error a slope has to be."""


class DriftTracker:
    """The slope of the delay from loudspeaker to microphone, by least squares over the last SPAN."""

    def __init__(self) -> None:
        self.drift = 0.0
        """Samples that the delay grows by, per sample."""
        self._delays: deque[tuple[int, float]] = deque()

    def note(self, at: int, delay: float) -> None:
        """Take in that the delay of the echo was `delay` samples at the sample `at`."""
        if self._delays and abs(delay - self._expected(at)) > _JUMP:
            self._delays.clear()
        self._delays.append((at, delay))
        while at - self._delays[0][0] > SPAN:
            self._delays.popleft()
        if len(self._delays) >= _LOOKS and at - self._delays[0][0] >= _ENOUGH:
            self._judge()

    def _expected(self, at: int) -> float:
        before, delay = self._delays[-1]
        return delay + self.drift * (at - before)

    def _judge(self) -> None:
        times, delays = np.array(self._delays).T
        times -= times.mean()
        spread = times @ times
        slope = times @ delays / spread
        left = delays - delays.mean() - slope * times
        # Looks overlap: each is worth a quarter of one that stood alone.
        error = np.sqrt(4 * (left @ left + 1e-3) / (len(delays) - 2) / spread)
        if abs(slope) < _LARGEST and abs(slope - self.drift) > _SURE * error:
            self.drift = float(slope)
