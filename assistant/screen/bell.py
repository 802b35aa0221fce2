"""The terminal's own bell: where the loudspeaker says nothing, it may still be heard, or seen to flash."""

from __future__ import annotations

from typing import TextIO

RING = "\a"
EVERY = 2.0
"""Seconds from one ring to the next."""
MOST = 15
"""Rings, after which whoever is there has heard it, or cannot."""


class Bell:
    """Rings while something is wrong. A file or a pipe is left alone."""

    def __init__(self, terminal: TextIO) -> None:
        self._terminal = terminal if terminal.isatty() else None
        self._rung = 0
        self._last = 0.0

    def ring(self, now: float, *, wrong: bool) -> None:
        """To be called at every turn, with the seconds of any clock."""
        if not wrong:
            self._rung = 0
        elif self._terminal and self._rung < MOST and (not self._rung or now - self._last >= EVERY):
            self._rung, self._last = self._rung + 1, now
            self._terminal.write(RING)
            self._terminal.flush()
