"""Where utterances begin and end."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import numpy as np
from pocketsphinx import Vad

from assistant.clock import BLOCK, RATE, to_samples
from assistant.hearing.recogniser import Block

PRE_ROLL = to_samples(0.3) // BLOCK
"""Blocks kept from before speech was noticed: soft first sounds, and room for the features."""
ONSET = 5
"""Blocks looked at to notice speech."""
ONSET_VOICED = 3
"""How many of them must be voiced: one loud block is a click."""
DIP = 3 * BLOCK
"""Samples without voice that part one phrase from the next inside an utterance. Measured: of 57 "stop" and
"help" a quarter of a second behind other talk 3 were heard by decoding the whole, 48 by beginning anew."""
FLOOR_SPAN = to_samples(3.0) // BLOCK
"""Blocks of which the noise floor is the quiet end."""
FLOOR_PERCENTILE = 20
ABOVE_FLOOR = 5.0
"""Decibels above the noise floor that speech needs."""
QUIET_ROOM = 25.0
"""Noise floor before anything was heard, in decibels above one least bit squared."""
LEAST = 20.0
"""Nothing softer than this is speech, in the same decibels."""
STANDING_APART = to_samples(0.3)
"""Samples of silence before an utterance that stands alone."""
LONGEST = to_samples(8.0)
"""Samples after which an utterance is ended though sound goes on."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The newest sound of a running utterance. Sound is 16 bit samples at clock.RATE."""

    sound: bytes
    """What came since the stretch before; the first one brings its pre-roll along."""
    first: bool
    last: bool
    start: int
    """Sample at which the utterance's speech began."""
    end: int
    """Sample at which its speech last sounded."""
    alone: bool
    """Silence stands before it, and after it when it is the last."""
    anew: bytes = b""
    """Voice came back after a dip: the dip and this block, for who begins anew there; else empty."""


class Endpointer:
    """Cuts running sound into utterances by voice activity and loudness over a running noise floor.

    patience: seconds of silence that end an utterance.
    """

    def __init__(self, patience: float = 0.5) -> None:
        self.patience = patience
        self._vad = Vad(mode=Vad.MEDIUM_LOOSE, sample_rate=RATE, frame_length=BLOCK / RATE)
        self._levels: deque[float] = deque([QUIET_ROOM] * FLOOR_SPAN, maxlen=FLOOR_SPAN)
        self._recent: deque[tuple[bytes, bool]] = deque(maxlen=PRE_ROLL + ONSET)
        self._last_voice = 0
        self._start: int | None = None
        self._apart = False

    @property
    def running(self) -> bool:
        """Whether an utterance is running."""
        return self._start is not None

    def take(self, block: Block, at: int) -> Stretch | None:
        """Take one block that ends at sample `at`; None outside utterances."""
        sound = block.tobytes()
        voiced = self._is_voiced(block, sound)
        self._recent.append((sound, voiced))
        if self._start is None:
            return self._wait(at)
        return self._follow(sound, voiced, at, self._start)

    def _is_voiced(self, block: Block, sound: bytes) -> bool:
        level = 10 * float(np.log10(block.var(dtype=np.float64) + 1))  # a constant offset is no sound
        if level > 0:  # perfect silence is a source that sends nothing, and says nothing about the room
            self._levels.append(level)
        floor = float(np.percentile(self._levels, FLOOR_PERCENTILE))
        return level > max(floor + ABOVE_FLOOR, LEAST) and bool(self._vad.is_speech(sound))

    def _wait(self, at: int) -> Stretch | None:
        voiced = [was_voiced for _, was_voiced in self._recent]
        window = voiced[-ONSET:]
        if sum(window) < ONSET_VOICED:
            if any(voiced[-ONSET - 1 : -ONSET]):
                self._last_voice = at - ONSET * BLOCK
            return None
        blocks = len(window) - window.index(True)
        start = at - blocks * BLOCK
        self._start = start
        self._apart = start - self._last_voice >= STANDING_APART
        self._last_voice = at - window[::-1].index(True) * BLOCK
        sound = self._latest(PRE_ROLL + blocks)
        self._recent.clear()
        return Stretch(sound, True, False, start, self._last_voice, self._apart)

    def _follow(self, sound: bytes, voiced: bool, at: int, start: int) -> Stretch:
        dip = at - BLOCK - self._last_voice
        anew = self._latest(min(dip // BLOCK, PRE_ROLL) + 1) if voiced and dip >= DIP else b""
        if voiced:
            self._last_voice = at
        silent = at - self._last_voice >= to_samples(self.patience)
        last = silent or at - start >= LONGEST
        if last:
            self._start = None
        alone = self._apart and (silent or not last)
        return Stretch(sound, False, last, start, self._last_voice, alone, anew)

    def _latest(self, blocks: int) -> bytes:
        return b"".join(sound for sound, _ in list(self._recent)[-blocks:])
