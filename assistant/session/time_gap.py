"""Whether the program ran all the time, or was stopped, put to sleep, or had its clock put forward."""

from __future__ import annotations

LONGEST = 3.0
"""Seconds from one turn to the next that a busy machine may take."""


class TimeGap:
    """Told of both clocks at every turn: one that never jumps may stand still while a computer sleeps."""

    def __init__(self, steady: float, wall: float) -> None:
        """Args:
        steady: seconds of time.monotonic().
        wall: seconds of time.time().
        """
        self._steady, self._wall = steady, wall

    def gap(self, steady: float, wall: float) -> float:
        """Seconds since the last turn, if they are too many to have been lived; else 0.

        A wall clock that was put back tells nothing.
        """
        longest = max(steady - self._steady, wall - self._wall)
        self._steady, self._wall = steady, wall
        return longest if longest > LONGEST else 0.0
