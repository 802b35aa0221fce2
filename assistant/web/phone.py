"""The microphone and the loudspeaker of a phone that has the page open, as a sound card.

Its blocks come through the socket of the page. For every block that comes in one goes back, so both directions keep the
pace of the phone's own clock. When nothing comes any more it is deaf, like a card whose device is gone.
"""

from __future__ import annotations

import time
from queue import Empty, SimpleQueue
from types import TracebackType

import numpy as np

from assistant.audio.card import DEAF_AFTER, STARTING, STOPPED_AFTER
from assistant.audio.pace import Pace
from assistant.audio.playing import Playing
from assistant.audio.pulse import Pulse
from assistant.audio.sound import Sound
from assistant.clock import BLOCK, to_seconds

BYTES = 2 * BLOCK
"""Of one block: 16 bit, the lower byte first."""
GOES_ON, BEGINS_ANEW = b"\x00", b"\x01"
"""The first byte of what goes back: whether what waits on the phone is still to be played."""
MOST_WAITING = 34
"""Blocks, one second: of a phone that sends faster than time goes by, the rest is not heard."""


class PhoneCard:
    """Takes blocks in the thread of the server, gives them in that of the loop; see audio.duplex.SoundCard."""

    def __init__(self) -> None:
        self._heard: SimpleQueue[Sound] = SimpleQueue()
        self._playing = Playing()
        self._taken = Pulse(STOPPED_AFTER)
        self._last_heard = time.monotonic()
        self._pace = Pace(self._last_heard)
        self._anew = False

    def swap(self, came: bytes) -> bytes:
        """Take a block from the phone, and give the one that it is to play next, behind one of the first bytes.

        Raises:
            ValueError: it is no block.
        """
        if len(came) != BYTES:
            raise ValueError("a block of another length")
        if self._heard.qsize() < MOST_WAITING:
            self._heard.put(np.frombuffer(came, "<i2").astype(np.int16))
        self._taken.beat()
        first, self._anew = (BEGINS_ANEW if self._anew else GOES_ON), False
        return first + self._playing.next().astype("<i2").tobytes()

    def begin(self) -> None:
        """Hear and play from now on."""
        self._playing.begin()
        self.begin_anew()

    def begin_anew(self) -> None:
        """Go on after a time in which nothing ran: what came in before is not told."""
        self._drop()
        self._pace = Pace(time.monotonic())
        self._last_heard = time.monotonic() + STARTING
        self._taken.begin(STARTING)

    def read(self) -> Sound | None:
        """The next block heard. Waits for it; None, at the pace of blocks, while nothing comes in."""
        pace = to_seconds(BLOCK)
        while True:
            silent_for = time.monotonic() - self._last_heard
            patience = pace if silent_for >= DEAF_AFTER else DEAF_AFTER - silent_for
            try:
                block = self._heard.get(timeout=patience)
            except Empty:
                if time.monotonic() - self._last_heard < DEAF_AFTER:
                    continue
                return None
            now = time.monotonic()
            self._pace.note(pace, now)
            if self._pace.too_fast:  # nobody lives the time that it would count
                self._drop()
                time.sleep(pace)
                return None
            self._last_heard = now
            return block

    def write(self, block: Sound) -> None:
        """Play a block after those that wait."""
        self._playing.put(block)

    def cut(self, block: Sound) -> int:
        """Play a block with which the program falls silent, at once, on the phone as well; see Playing."""
        silenced = self._playing.cut(block)
        self._anew = True
        return silenced

    def given(self) -> Sound:
        """What the phone was given since this was last asked, gaps included."""
        return self._playing.given()

    @property
    def stopped(self) -> bool:
        """The phone takes no blocks any more."""
        return not self._taken.steady

    @property
    def late(self) -> int:
        """Blocks that were not there when the phone wanted them, since `begin`."""
        return self._playing.late

    def _drop(self) -> None:
        while not self._heard.empty():
            self._heard.get()
            self._pace.note(to_seconds(BLOCK), time.monotonic())

    def __enter__(self) -> PhoneCard:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing has to be let go: the sockets are the server's."""
