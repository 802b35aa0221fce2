"""What waits for the loudspeaker, and the account of what it was given.

The loudspeaker takes its blocks whether there are any or not. One that is not there in time becomes silence, and all
that follows comes later: whoever looks for the echo has to be told, or the echo has moved. And when the program falls
silent, what waits is silenced as well: so whoever looks for the echo is told of a block only once it is sure to play.
"""

from __future__ import annotations

from collections import deque
from threading import Lock

import numpy as np

from assistant.audio.levels import dbfs
from assistant.audio.sound import Sound
from assistant.clock import BLOCK, to_samples

AHEAD = 3
"""Blocks that wait to be played when all goes well: what the loop may be late by."""
MOST_AHEAD = 6
"""More than this, left over from a time when the loop was late, is made up for: what is soft is left out."""
LONGEST_AHEAD = 12
"""More than this is never kept: a stop would take too long to be heard."""
SOFT = -50.0
"""Level in dB below full scale of a block that nobody misses."""

CUT = to_samples(0.005)
"""Samples in which what is cut off fades, so that nothing clicks."""

_SILENCE: Sound = np.zeros(BLOCK, np.int16)
_FADE = np.linspace(1, 0, CUT, endpoint=False)


class Playing:
    """Blocks on their way to the loudspeaker. The loop puts them in, the card's own thread takes them out."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._waiting: deque[Sound] = deque()
        self._given: list[Sound] = []
        self.late = 0
        """Blocks that were not there when the loudspeaker wanted them."""
        self.begin()

    def begin(self) -> None:
        """Forget what was; a little silence waits, so that the loop may be late."""
        with self._lock:
            self._waiting = deque([_SILENCE] * AHEAD)
            self._given = list(self._waiting)
            self.late = 0

    def put(self, block: Sound, *, cut: bool = False) -> None:
        """Play a block after those that wait.

        Args:
            block: clock.BLOCK samples.
            cut: the program falls silent with the first CUT samples of it, and what waits does so at once instead.
        """
        with self._lock:
            if cut:
                block = self._cut(block)
            waiting = len(self._waiting)
            if waiting >= LONGEST_AHEAD or (waiting >= MOST_AHEAD and dbfs(block) < SOFT):
                return
            self._waiting.append(block)
            self._given.append(block)

    def next(self) -> Sound:
        """The block whose turn it is: silence when there is none."""
        with self._lock:
            if self._waiting:
                return self._waiting.popleft()
            self.late += 1
            self._given.append(_SILENCE)
            return _SILENCE

    def given(self) -> Sound:
        """All that has become sure since this was last asked, gaps included, in the order it is played in.

        It comes AHEAD blocks after it was put, which is no later than it is played.
        """
        with self._lock:
            sure, self._given = self._given[:-AHEAD], self._given[-AHEAD:]
        return np.concatenate(sure) if sure else _SILENCE[:0]

    def _cut(self, block: Sound) -> Sound:
        """Silence what waits and was not told; the block without what fades in it."""
        silenced = min(len(self._waiting), AHEAD)
        for back in range(silenced, 0, -1):
            fading = back == silenced
            self._waiting[-back] = self._given[-back] = _faded(self._waiting[-back]) if fading else _SILENCE
        if not silenced:
            return block
        rest = block.copy()
        rest[:CUT] = 0
        return rest


def _faded(block: Sound) -> Sound:
    out = np.zeros(BLOCK, np.int16)
    out[:CUT] = np.rint(block[:CUT] * _FADE)
    return out
