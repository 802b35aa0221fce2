"""Whether a microphone sends as much sound as time goes by: a device that is none may send minutes in a second."""

from __future__ import annotations

AHEAD = 3.0
"""Seconds of sound more than of time from which on it is no microphone; what had piled up in a stall is less."""
OVER = 1.0
"""Seconds below which it is one again."""
LEAK = 0.02
"""Share of the time by which that is forgotten: clocks differ by much less."""


class Pace:
    """Told of every block that comes in, and when."""

    def __init__(self, now: float) -> None:
        """`now`: seconds of a clock that never jumps."""
        self.too_fast = False
        self._last = now
        self._ahead = 0.0

    def note(self, sound: float, now: float) -> None:
        """So many seconds of sound came."""
        passed, self._last = max(0.0, now - self._last), now
        ahead = self._ahead + sound - passed * (1 + LEAK)
        self._ahead = min(AHEAD + OVER, max(-AHEAD, ahead))
        self.too_fast = self._ahead > (OVER if self.too_fast else AHEAD)
