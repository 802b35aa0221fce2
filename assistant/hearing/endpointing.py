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
    """The newest sound of a running utterance."""

    sound: bytes
    """What came since the stretch before: 16 bit samples, pre-roll included in the first one."""
    first: bool
    last: bool
    start: int
    """Sample at which the utterance's speech began."""
    end: int
    """Sample at which its speech last sounded."""
    voiced: int
    """Blocks with voice in the utterance so far."""
    alone: bool
    """Silence stands before it, and after it when it is the last."""


class Endpointer:
    """Cuts running sound into utterances by voice activity and loudness over a running noise floor.

    patience: seconds of silence that end an utterance.
    """

    def __init__(self, patience: float = 0.5) -> None:
        self.patience = patience
        self._vad = Vad(mode=Vad.MEDIUM_LOOSE, sample_rate=RATE, frame_length=BLOCK / RATE)
        self._levels: deque[float] = deque([QUIET_ROOM] * FLOOR_SPAN, maxlen=FLOOR_SPAN)
        self._recent: deque[tuple[Block, bool]] = deque(maxlen=PRE_ROLL + ONSET)
        self._last_voice = 0
        self._start: int | None = None
        self._voiced = 0
        self._apart = False

    @property
    def running(self) -> bool:
        """Whether an utterance is running."""
        return self._start is not None

    def take(self, block: Block, at: int) -> Stretch | None:
        """Take one block that ends at sample `at`; None outside utterances."""
        voiced = self._is_voiced(block)
        if self._start is None:
            return self._wait(block, voiced, at)
        return self._follow(block, voiced, at, self._start)

    def _is_voiced(self, block: Block) -> bool:
        level = 10 * float(np.log10(np.square(block, dtype=np.float64).mean() + 1))
        if level > 0:  # perfect silence is a source that sends nothing, and says nothing about the room
            self._levels.append(level)
        floor = float(np.percentile(self._levels, FLOOR_PERCENTILE))
        return level > max(floor + ABOVE_FLOOR, LEAST) and bool(self._vad.is_speech(block.tobytes()))

    def _wait(self, block: Block, voiced: bool, at: int) -> Stretch | None:
        self._recent.append((block, voiced))
        window = [was_voiced for _, was_voiced in self._recent][-ONSET:]
        if sum(window) < ONSET_VOICED:
            if len(self._recent) > ONSET and self._recent[-ONSET - 1][1]:
                self._last_voice = at - ONSET * BLOCK
            return None
        blocks_in = len(window) - window.index(True)
        self._start = at - blocks_in * BLOCK
        self._apart = self._start - self._last_voice >= STANDING_APART
        self._voiced = sum(window)
        self._last_voice = at - window[::-1].index(True) * BLOCK
        sound = b"".join(old.tobytes() for old, _ in list(self._recent)[-PRE_ROLL - blocks_in :])
        self._recent.clear()
        return self._stretch(sound, first=True, last=False, start=self._start)

    def _follow(self, block: Block, voiced: bool, at: int, start: int) -> Stretch:
        self._recent.append((block, voiced))
        if voiced:
            self._last_voice = at
            self._voiced += 1
        silent = at - self._last_voice >= to_samples(self.patience)
        if not silent and at - start < LONGEST:
            return self._stretch(block.tobytes(), first=False, last=False, start=start)
        self._start = None
        if not silent:
            self._apart = False
        return self._stretch(block.tobytes(), first=False, last=True, start=start)

    def _stretch(self, sound: bytes, *, first: bool, last: bool, start: int) -> Stretch:
        return Stretch(sound, first, last, start, self._last_voice, self._voiced, self._apart)
