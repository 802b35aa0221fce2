"""Whether something that should happen again and again still does."""

from __future__ import annotations

import time
from collections.abc import Callable

STEADY_AFTER = 1.0
"""Seconds for which it has to go on to count as back: a device that is opened takes a few blocks and may stop again."""


class Pulse:
    """Beats come from any thread; whoever asks reads one number at a time."""

    def __init__(self, longest: float, clock: Callable[[], float] = time.monotonic) -> None:
        """Args:
        longest: seconds between two beats after which it has stopped.
        clock: tells seconds.
        """
        self._longest = longest
        self._clock = clock
        self._last = clock()
        self._since = float("-inf")
        """Since when it beats without a stop."""

    def begin(self, patience: float) -> None:
        """It is expected to beat from now on; the first may take so many seconds."""
        self._last = self._clock() + patience
        self._since = float("-inf")

    def beat(self) -> None:
        """Note that what is watched has just happened."""
        now = self._clock()
        if now - self._last > self._longest:
            self._since = now
        self._last = now

    @property
    def stopped(self) -> bool:
        """Whether the last beat was longer ago than the longest pause allowed."""
        return self._clock() - self._last > self._longest

    @property
    def steady(self) -> bool:
        """Whether it has been beating for some time without a long pause."""
        return not self.stopped and self._last - self._since >= STEADY_AFTER
