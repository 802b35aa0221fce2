"""Whether noise that lasts is too loud for words: the level of the room against that of the people who speak in it."""

from __future__ import annotations

from collections import deque

import numpy as np

from assistant.clock import BLOCK, to_samples
from assistant.hearing.recogniser import Block

SPAN = to_samples(10.0) // BLOCK
"""Blocks of which the noise is taken: what is over sooner needs no word."""
KNOWN = SPAN // 2
"""Blocks after which it is known."""
PERCENTILE = 20
"""Of the blocks: people pause between their words, and noise that lasts does not. Measured: beside a kitchen, a tap,
rain or pink noise 0 dB below speech the margin was 5 to 1 dB, in other people's dense talk never below 22."""
LOUD_PART = 90
"""Percentile of an utterance's blocks that is its level: the vowels."""
UTTERANCES = 7
"""The latest ones, of whose levels the middle one counts."""
ENOUGH = 2
"""Utterances by which it is known how loud people speak here."""
QUIETER = 4.0
"""Decibels by which it has to get better before it counts as better: else it would come and go."""


class Din:
    """Told of every block. Levels are in decibels above one least bit squared."""

    def __init__(self) -> None:
        self.loud = False
        """A "stop" may well be missed."""
        self._latest: deque[float] = deque(maxlen=SPAN)
        """Levels of all blocks, the program's own words among them, so that an utterance can be looked up."""
        self._noise: deque[float] = deque(maxlen=SPAN)
        self._speech: deque[float] = deque(maxlen=UTTERANCES)

    @property
    def margin(self) -> float | None:
        """Decibels by which words stand above the noise; None while that is not known."""
        if len(self._speech) < ENOUGH or len(self._noise) < KNOWN:
            return None
        return float(np.median(self._speech)) - float(np.percentile(self._noise, PERCENTILE))

    def take(self, block: Block, needs: float, *, own: bool) -> None:
        """Take in one block to judge how noisy the room is.

        Args:
            block: as it is heard.
            needs: decibels that words have to stand above the noise; see Recogniser.
            own: the program's own voice sounds in it.
        """
        level = 10 * float(np.log10(block.var(dtype=np.float64) + 1))
        self._latest.append(level)
        if (
            own or not level
        ):  # perfect silence is a source that sends nothing, and says nothing about the room
            return
        self._noise.append(level)
        margin = self.margin
        if margin is not None:
            self.loud = margin < needs + QUIETER * self.loud

    def were_words(self, start: int, end: int, at: int) -> None:
        """Words were heard from sample `start` to `end`, and the latest block ended at sample `at`."""
        first, last = (at - start) // BLOCK, max(0, (at - end) // BLOCK)
        blocks = list(self._latest)[-first : -last or None] if first > last else []
        if not blocks:
            return
        power = 10 ** (np.percentile(blocks, LOUD_PART) / 10)
        noise = 10 ** (np.percentile(self._noise, PERCENTILE) / 10) if self._noise else 0.0
        self._speech.append(10 * float(np.log10(max(power - noise, power / 4))))
