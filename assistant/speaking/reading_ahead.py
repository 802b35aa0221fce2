"""Sound that is read or made in a thread of its own, a little ahead: a slow disk never holds up the loop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from queue import Empty, Full, Queue
from threading import Event, Thread

import numpy as np

from assistant.audio.resampling import Floats
from assistant.faults import Faults

_PIECES = 8
"""Pieces of a second or more that are ready."""
_LOOK = 0.5
"""Seconds after which the thread looks whether anybody still wants any."""


class ReadingAhead:
    """Pieces without end in, any number of samples out. What cannot be read ends it, and then there is silence."""

    def __init__(self, pieces: Callable[[], Iterator[Floats]]) -> None:
        """`pieces` is called in the thread, with the first wish for samples."""
        self._pieces = pieces
        self._queue: Queue[Floats | None] = Queue(_PIECES)
        self._ready: Floats = np.zeros(0, np.float32)
        self._ended = False
        self._closed = Event()
        self._faults = Faults("speaking")
        self._thread: Thread | None = None

    def take(self, count: int) -> Floats:
        """The next samples; silence for those that are not there yet."""
        self._begin()
        while len(self._ready) < count and not self._ended:
            try:
                self._add(self._queue.get_nowait())
            except Empty:
                break
        taken, self._ready = self._ready[:count], self._ready[count:]
        return np.concatenate([taken, np.zeros(count - len(taken), np.float32)])

    def settle(self, count: int) -> None:
        """Wait until so many samples are there."""
        self._begin()
        while len(self._ready) < count and not self._ended:
            self._add(self._queue.get())

    def close(self) -> None:
        """End the thread that reads what was rendered before."""
        self._closed.set()

    def _add(self, piece: Floats | None) -> None:
        if piece is None:
            self._ended = True
        else:
            self._ready = np.concatenate([self._ready, piece])

    def _begin(self) -> None:
        if self._thread is None:
            self._thread = Thread(target=self._read, name="music", daemon=True)
            self._thread.start()

    def _read(self) -> None:
        try:
            for piece in self._pieces():
                if not self._put(piece):
                    return
        except (
            Exception
        ) as error:  # a file that was taken away: nobody has to be told in the middle of a massage
            self._faults.note("the music", error)
        self._put(None)

    def _put(self, piece: Floats | None) -> bool:
        while not self._closed.is_set():
            try:
                self._queue.put(piece, timeout=_LOOK)
            except Full:
                continue
            return True
        return False
