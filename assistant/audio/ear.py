"""What the microphone hears, without the program's own voice."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from assistant.audio.delay import LONGEST, PLAYED, DelayTracker
from assistant.audio.drift import DriftTracker
from assistant.audio.echo import EchoCanceller
from assistant.audio.gate import ResidualGate
from assistant.audio.microphone import is_still
from assistant.audio.reference import Reference
from assistant.audio.returning import WIRED_AFTER, Returning
from assistant.audio.sound import FULL_SCALE, Sound
from assistant.clock import BLOCK, to_samples

TAIL = to_samples(0.2)
"""Samples for which our own words come back after their way: people take turns after about 200 ms, so more than this
would take answers for echoes."""
UNSURE_TAIL = to_samples(0.5)
"""The same while the canceller does not take them out well yet."""
RINGING = to_samples(0.4)
"""Samples for which a sound goes on coming back after its way."""
HOLD = to_samples(0.24) // BLOCK
"""Blocks that are still let through after somebody was last heard, at the most: the soft ends of words."""
HELD_EACH = 1.5
"""The same for each block in which somebody was heard: a clatter is short, and held open for long, our own voice behind
it would pass for a word. Measured in 50 minutes beside a loudspeaker at -12 and -6 dB: a quarter fewer."""
STEP_BACK = to_samples(0.8) // BLOCK
"""Blocks for which our own voice steps back after somebody was last heard."""
SEARCH = to_samples(4.0)
"""Samples of own voice after which it does not come back, if the room was quiet meanwhile."""
LONG_SEARCH = to_samples(30.0)
"""The same if it was not: what was heard then was somebody or something else."""
SURE = 0.5
"""Share of the expected echo that has to be found for the canceller to be relied on."""
CHECK = to_samples(8.0)
"""Samples of own voice after which it is known whether anything at all was heard meanwhile."""
STIR = 2.0
"""Times as loud as the room is something."""
NOTHING = 0.05
"""Share of own voice beside which something may be heard by chance."""

ROOM = to_samples(0.6) // BLOCK
"""Blocks of a room's noise, while we are silent, after which it is one."""

SILENCE: Sound = np.zeros(BLOCK, np.int16)


class EchoPath(StrEnum):
    """What is known of the way from the loudspeaker to the microphone."""

    UNKNOWN = "unknown"
    FOUND = "found"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class EchoState:
    """What the ear knows of the program's own voice, after a block."""

    way: EchoPath = EchoPath.UNKNOWN
    interrupted: bool = False
    """Somebody speaks into it."""
    tail: int = TAIL
    """Samples for which its words may come back after they were spoken."""

    @property
    def comes_back(self) -> bool:
        """Whether the microphone can hear it."""
        return self.way is not EchoPath.NONE


@dataclass(frozen=True, slots=True)
class Parts:
    """A block as the echo canceller leaves it, with what the loudspeaker played meanwhile."""

    played: NDArray[np.float64]
    """What the loudspeaker was given for it, on the microphone's clock."""
    left: Sound
    """What was heard, without the echo of that: what the gate has to judge."""


class Ear:
    """Blocks from the microphone in, the same without our own voice out. Belongs to the loop's thread."""

    def __init__(self) -> None:
        self.own = EchoState()
        self.parts = Parts(np.zeros(BLOCK), SILENCE)
        """Of the latest block."""
        self._reference = Reference()
        self._canceller = EchoCanceller()
        self._drift = DriftTracker()
        self._returning = Returning()
        self._loudness = deque([0.0], maxlen=(PLAYED + LONGEST) // BLOCK)
        """Mean power of each block played; the next look for the delay looks for the first PLAYED samples of them."""
        self._gate = ResidualGate()
        self._away = False
        """The microphone sent nothing, or nobody took it in."""
        self._turns = 0
        self._looks = 0
        self._moves = 0
        self._played = 0
        """Samples of own voice so far."""
        self._stirs = 0
        """Blocks in a row in which something was heard while we were silent."""
        self._stirred = 0
        """Of those, samples in which something was heard."""
        self._ringing = 0
        self._heard = 0
        """Blocks in which somebody was heard, since it was last closed."""
        self._open = 0
        """Blocks for which it stays open."""
        self._stepped_back = 0
        self._gain = 1.0

    @property
    def tracker(self) -> DelayTracker:
        """Of the delay from what is played to what is heard."""
        return self._canceller.tracker

    @property
    def drift(self) -> float:
        """Samples that the loudspeaker plays more than the microphone hears, per sample."""
        return self._reference.drift

    @property
    def unheard(self) -> bool:
        """Whether it is sure by now that nothing of our own voice comes back, and nothing else is heard with it."""
        return self._way is EchoPath.NONE and self._played >= CHECK and self._stirred < NOTHING * self._played

    @property
    def lost(self) -> bool:
        """Whether our own voice came back, and does not any more."""
        return self._returning.lost

    @property
    def wired(self) -> bool:
        """Whether it hears what the loudspeaker is given, and no room."""
        return self._returning.wired >= WIRED_AFTER

    def hear(self, block: Sound | None, given: Sound) -> Sound:
        """What others say in this block; where there is nothing but our own voice, only the room's own noise.

        Args:
            block: clock.BLOCK samples; None when nothing came in.
            given: what the loudspeaker was given since the last time, gaps included; see Playing.
        """
        self._turns += 1
        self._reference.put(given)
        if self._away and block is not None:
            self._reference.catch_up()
        self._away = block is None
        played = self._reference.take()
        if block is None:
            self.parts = Parts(played, SILENCE)
            return SILENCE
        self._loudness.append(float(np.mean(np.square(played))))
        left = self._canceller.cancel(block, played)
        self.parts = Parts(played, left)
        self._follow_drift()
        if self._canceller.moves != self._moves:
            self._moves = self._canceller.moves
            self._gate.forget()
        sounds = bool(np.abs(played).max() > 1)
        self._played += BLOCK * sounds
        way = self._canceller.tracker.delay if self._canceller.found else LONGEST
        self._ringing = way + RINGING if sounds else max(0, self._ringing - BLOCK)
        canceller = self._canceller
        somebody = self._gate.somebody(
            block.astype(np.float64),
            left.astype(np.float64),
            canceller.echo,
            played,
            canceller.tracker.delay if canceller.found else None,
        )
        if sounds and np.sqrt(np.mean(np.square(block, dtype=np.float64))) > STIR * self._gate.floor:
            self._stirred += BLOCK
        self._note_room(block)
        passes = self._passes(somebody)
        self._note(somebody)
        return self._through(left, passes=passes)

    def miss(self) -> None:
        """What came in until now was not heard, so that the next block is later than it seems."""
        self._away = True

    def take_back(self, blocks: int) -> None:
        """As many of the last blocks that the loudspeaker was given are not played after all."""
        if blocks:
            self._reference.take_back(blocks * BLOCK)
            self._canceller.take_back(blocks)

    def _follow_drift(self) -> None:
        tracker = self._canceller.tracker
        if tracker.looks == self._looks:
            return
        self._looks = tracker.looks
        if self._canceller.found:
            looked_for = list(self._loudness)[: PLAYED // BLOCK]
            self._returning.note(tracker, float(np.mean(looked_for)))
        if tracker.sure:
            delay = tracker.delay + tracker.fraction - self._reference.skipped
            self._drift.note(self._turns * BLOCK, delay)
            self._reference.drift = -self._drift.drift

    @property
    def _way(self) -> EchoPath:
        if self._canceller.found:
            return EchoPath.FOUND
        quiet = self._played >= SEARCH and self._stirred < NOTHING * self._played
        return EchoPath.NONE if quiet or self._played >= LONG_SEARCH else EchoPath.UNKNOWN

    def _note_room(self, block: Sound) -> None:
        """Where something is heard while we are silent, there is a room, and no wire."""
        stirs = not self._ringing and not is_still(block)
        self._stirs = self._stirs + 1 if stirs else 0
        if self._stirs > ROOM:
            self._returning.wired = 0

    def _passes(self, somebody: bool) -> bool:
        if self._returning.wired:  # nobody is heard by a wire, and our own words would be taken for theirs
            return False
        if self._way is EchoPath.NONE or not self._ringing:
            return True
        if not self._gate.knows:
            return False
        if not self._gate.sounding:
            return True
        self._heard += somebody
        held = min(HOLD, round(HELD_EACH * self._heard)) if somebody else 0
        self._open = max(held, self._open - 1)
        if not self._open:
            self._heard = 0
        return somebody or bool(self._open)

    def _note(self, somebody: bool) -> None:
        over = somebody and bool(self._ringing) and self._way is not EchoPath.NONE and self._gate.sounding
        self._stepped_back = STEP_BACK if over else max(0, self._stepped_back - 1)
        canceller = self._canceller
        tail = canceller.tracker.delay + (TAIL if canceller.explained > SURE else UNSURE_TAIL)
        self.own = EchoState(
            self._way, bool(self._stepped_back), tail if self._way is EchoPath.FOUND else TAIL
        )

    def _through(self, left: Sound, *, passes: bool) -> Sound:
        """The block as it is, or at once as soft as the room; it comes back in a glide."""
        samples = left.astype(np.float64)
        level = float(np.sqrt(np.mean(np.square(samples))))
        target = 1.0 if passes else min(1.0, self._gate.floor / (level + 1))
        if target == self._gain == 1.0:
            return left
        gains = np.linspace(self._gain if passes else min(self._gain, target), target, BLOCK)
        self._gain = target
        return np.clip(np.rint(samples * gains), -FULL_SCALE, FULL_SCALE - 1).astype(np.int16)
