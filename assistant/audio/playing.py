"""What waits for the loudspeaker, and the account of what it was given.

The loudspeaker takes its blocks whether there are any or not. One that is not there in time becomes silence, and all
that follows comes later: whoever looks for the echo has to be told, or the echo has moved.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from threading import Lock
from typing import Any

import numpy as np

from assistant.audio.resampling import Resampler
from assistant.audio.sound import Sound, dbfs
from assistant.clock import BLOCK, RATE, to_samples

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
        """Forget what was; a little silence waits, so that the loop may be late. It is not told."""
        with self._lock:
            self._waiting = deque([_SILENCE] * AHEAD)
            self._given = []
            self.late = 0

    def put(self, block: Sound) -> None:
        """Play a block after those that wait."""
        with self._lock:
            self._put(block)

    def cut(self, block: Sound) -> int:
        """Play a block with which the program falls silent: what waits does so at once.

        Args:
            block: clock.BLOCK samples; what was said before fades in the first CUT of them.

        Returns:
            The number of blocks, the latest of those that were put before, that are not played after all.
        """
        with self._lock:
            silenced = len(self._waiting)
            if silenced:
                fading = _SILENCE.copy()
                fading[:CUT] = np.rint(self._waiting[0][:CUT] * _FADE)
                self._waiting = deque([fading, *[_SILENCE] * (silenced - 1)])
                block = block.copy()
                block[:CUT] = 0
            self._put(block)
            return silenced

    def next(self) -> Sound:
        """The block whose turn it is: silence when there is none."""
        with self._lock:
            if self._waiting:
                return self._waiting.popleft()
            self.late += 1
            self._given.append(_SILENCE)
            return _SILENCE

    def given(self) -> Sound:
        """All that has joined the row since this was last asked, gaps included, in the order it is played in."""
        with self._lock:
            given, self._given = self._given, []
        return np.concatenate(given) if given else _SILENCE[:0]

    def _put(self, block: Sound) -> None:
        waiting = len(self._waiting)
        if waiting >= LONGEST_AHEAD or (waiting >= MOST_AHEAD and dbfs(block) < SOFT):
            return
        self._waiting.append(block)
        self._given.append(block)


def callback(playing: Playing, rate: int) -> Callable[..., None]:
    """What a loudspeaker of this rate calls for its next samples (sounddevice.RawStream, "callback")."""
    resampler = Resampler(RATE, rate)
    rest = _SILENCE[:0]

    def play(out: Any, wanted: int, _time: Any, _status: Any) -> None:
        nonlocal rest
        while len(rest) < wanted:
            rest = np.concatenate([rest, resampler.more_samples(playing.next())])
        out[:] = rest[:wanted].tobytes()
        rest = rest[wanted:]

    return play
