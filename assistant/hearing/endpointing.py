"""Where utterances begin and end."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from assistant.clock import BLOCK, to_samples
from assistant.hearing.recogniser import Block
from assistant.hearing.voice_activity import VoiceActivity

PRE_ROLL = to_samples(0.3) // BLOCK
"""Blocks kept from before speech was noticed: soft first sounds, and room for the features."""
ONSET = 5
"""Blocks looked at to notice speech."""
ONSET_VOICED = 3
"""How many of them must be voiced: one loud block is a click."""
DIP = 3 * BLOCK
"""Samples without voice that part one phrase from the next inside an utterance. Measured: of 57 "stop" and
"help" a quarter of a second behind other talk 3 were heard by decoding the whole, 48 by beginning anew."""
STANDING_APART = to_samples(0.3)
"""Samples of silence before an utterance that stands alone."""
BELOW_PEAK = 15.0
"""Decibels below the loudest block of an utterance under which it goes on only at its edges: the clatter of a kitchen
20 dB below speech, on the whole, made "ready" last for two seconds."""
FIRST_SOFT, LAST_SOFT = 5 * BLOCK, 8 * BLOCK
"""Samples of softer voice that still belong to it: an s before, a t and an s after."""
LONGEST = to_samples(8.0)
"""Samples after which an utterance is ended though sound goes on."""
REMEMBERED = (LONGEST + STANDING_APART) // BLOCK
"""Voiced blocks from which it is known what an utterance is, and what was before it."""


@dataclass(frozen=True, slots=True)
class SpeechChunk:
    """The newest sound of a running utterance. Sound is 16 bit samples at clock.RATE."""

    sound: bytes
    """What came since the chunk before; the first one brings its pre-roll along."""
    first: bool
    last: bool
    start: int
    """Sample at which the utterance's speech began, as far as is known by now."""
    end: int
    """Sample at which its speech last sounded."""
    alone: bool
    """Silence stands before it, and after it when it is the last."""
    anew: bytes = b""
    """Voice came back after a dip: the dip and this block, for who begins anew there; else empty."""
    restarts: bool = False
    """What came before is too soft to belong to it: all begin anew there."""


@dataclass(frozen=True, slots=True)
class Extent:
    """Where the speech of the running utterance begins and ends, in samples."""

    start: int
    end: int
    loud: int
    """Sample at which it is first as loud as that."""
    apart: bool
    """Silence stands before it."""


class Endpointer:
    """Cuts running sound into utterances by voice activity and by its own loudness.

    patience: seconds of silence that end an utterance.
    """

    def __init__(self, patience: float = 0.5, activity: VoiceActivity | None = None) -> None:
        self.patience = patience
        self._activity = activity or VoiceActivity()
        self._recent: deque[tuple[bytes, bool]] = deque(maxlen=PRE_ROLL + ONSET)
        self._voice: deque[tuple[int, float]] = deque(maxlen=REMEMBERED)
        """Where each voiced block ended, and its level."""
        self._began = 0
        """Where the running utterance begins, with soft sounds before its speech."""
        self._extent: Extent | None = None
        """None outside utterances."""

    @property
    def running(self) -> bool:
        """Whether an utterance is running."""
        return self._extent is not None

    def end(self) -> None:
        """End the running utterance here, whatever may follow."""
        self._extent = None

    def take(self, block: Block, at: int) -> SpeechChunk | None:
        """Take one block that ends at sample `at`; None outside utterances."""
        sound = block.tobytes()
        level = 10 * float(np.log10(block.var(dtype=np.float64) + 1))  # a constant offset is no sound
        voiced = self._activity.is_voiced(block, level)
        if voiced:
            self._voice.append((at, level))
        self._recent.append((sound, voiced))
        if self._extent is None:
            return self._wait(at)
        return self._follow(sound, at, self._extent)

    def _wait(self, at: int) -> SpeechChunk | None:
        voiced = [was_voiced for _, was_voiced in self._recent]
        window = voiced[-ONSET:]
        if sum(window) < ONSET_VOICED:
            return None
        blocks = len(window) - window.index(True)
        self._began = at - blocks * BLOCK
        sound = self._latest(PRE_ROLL + blocks)
        self._recent.clear()
        now = self._extent = extent(self._voice, self._began)
        return SpeechChunk(sound, True, False, now.start, now.end, now.apart)

    def _follow(self, sound: bytes, at: int, before: Extent) -> SpeechChunk:
        now = self._extent = extent(self._voice, self._began)
        restarts = now.start > before.start and now.loud == at - BLOCK
        dip = at - BLOCK - before.end
        back = restarts or (now.end == at and dip >= DIP)
        anew = self._latest(PRE_ROLL + 1 if restarts else min(dip // BLOCK, PRE_ROLL) + 1) if back else b""
        silent = at - now.end >= to_samples(self.patience)
        last = silent or at - self._began >= LONGEST
        if last:
            self._extent = None
        alone = now.apart and (silent or not last)
        return SpeechChunk(sound, False, last, now.start, now.end, alone, anew, restarts)

    def _latest(self, blocks: int) -> bytes:
        return b"".join(sound for sound, _ in list(self._recent)[-blocks:])


def extent(voice: Iterable[tuple[int, float]], began: int) -> Extent:
    """What of the voice since a sample is speech: what is as loud as the loudest, and what is right beside it.

    Args:
        voice: where each voiced block ended, and its level in decibels; the latest is of the utterance.
        began: the utterance's first sample.
    """
    levels = dict(voice)
    least = max(level for at, level in levels.items() if at > began) - BELOW_PEAK
    loud = [at for at, level in levels.items() if level >= least]
    inside = [at for at in loud if at > began]
    start = first = inside[0] - BLOCK
    while start in levels and start > began and first - start < FIRST_SOFT:
        start -= BLOCK
    end = max(at for at in levels if at <= inside[-1] + LAST_SOFT)
    apart = first >= STANDING_APART and not any(first - STANDING_APART < at <= first for at in loud)
    return Extent(start, end, first, apart)
