"""A sudden loud voice without words: a cry, a yelp. Found by loudness and pitch, not by words.

A cough, a bark or a slammed door may well be taken for one, when it is so much louder than people talk here.
Measured on people's recordings (AN4, and talk in a coffee bar; each speaker's level evened out): none in 25 minutes of
ordinary talk; at 6 dB instead of 12, six.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import numpy as np

from assistant.clock import BLOCK, RATE, to_samples
from assistant.hearing.recogniser import Block

ABOVE_SPEECH = 12.0
"""Decibels above the running level of speech."""
ABOVE_FLOOR = 25.0
"""Decibels above the noise of the room."""
SHORTEST, LONGEST = to_samples(0.15), to_samples(1.5)
"""Samples that a cry lasts."""
OVER = to_samples(0.3)
"""Samples without it after which it has ended."""
WORDS_END = to_samples(0.8)
"""Samples after it within which words are heard, if it was words."""
APART = to_samples(30)
"""Samples between two that are told."""
SPEECH_SPAN = to_samples(30) // BLOCK
"""Blocks of voice of which the running level is taken."""
KNOWN = to_samples(1.0) // BLOCK
"""Blocks of voice before the level is known at all."""
SPEECH_PERCENTILE = 75
"""Of the blocks of voice: the loud part of the words."""
FLOOR_SPAN = to_samples(3.0) // BLOCK
"""Blocks of which the noise of the room is the quiet end."""
FLOOR_PERCENTILE = 20
TALK_ABOVE_FLOOR = 10.0
"""Decibels above the noise of the room that a block of speech has."""
HIGHEST_PITCH, LOWEST_PITCH = RATE // 1000, RATE // 90
"""Samples of one period: 1000 and 90 hertz."""
PERIODIC = 0.6
"""Of its own energy that voice has in common with itself one period later."""


@dataclass(frozen=True, slots=True)
class Shout:
    """Where in the sound a shout lies, as samples since the session began."""

    start: int
    """Its first sample."""
    end: int
    """The one after its last."""


class ShoutDetector:
    """Finds shouts, block by block. Only the recogniser can tell that one of them was words."""

    def __init__(self) -> None:
        self._levels: deque[float] = deque(maxlen=FLOOR_SPAN)
        self._speech: deque[float] = deque(maxlen=SPEECH_SPAN)
        self._start: int | None = None
        self._loud_until = 0
        self._loud: list[float] = []
        self._words: deque[Shout] = deque(maxlen=8)
        self._pending: Shout | None = None
        self._last: int | None = None

    def were_words(self, start: int, end: int) -> None:
        """Take in that words were heard from sample `start` to `end`: a shout there is not told."""
        self._words.append(Shout(start, end))

    def take(self, block: Block, at: int, *, own: bool = False) -> Shout | None:
        """Take one block that ends at sample `at`; the cry, when one has ended and was no words.

        own: the program speaks, so what is left of its voice is not taken for people's.
        """
        level = 10 * float(np.log10(block.var(dtype=np.float64) + 1))
        if level > 0:  # perfect silence is a source that sends nothing, and says nothing about the room
            self._hear(block, level, at, own)
        self._follow(at)
        return self._told(at)

    def _hear(self, block: Block, level: float, at: int, own: bool) -> None:
        self._levels.append(level)
        floor = float(np.percentile(self._levels, FLOOR_PERCENTILE))
        voiced = level > floor + TALK_ABOVE_FLOOR and _is_periodic(block)
        if voiced and self._is_loud(level, floor):
            self._start = at - BLOCK if self._start is None else self._start
            self._loud_until = at
            self._loud += [level] * (not own)
        elif voiced and not own:
            self._speech.append(level)

    def _is_loud(self, level: float, floor: float) -> bool:
        if len(self._speech) < KNOWN:
            return False
        speech = float(np.percentile(self._speech, SPEECH_PERCENTILE))
        return level > max(speech + ABOVE_SPEECH, floor + ABOVE_FLOOR)

    def _follow(self, at: int) -> None:
        if self._start is None or at - self._loud_until < OVER:
            return
        cry, self._start = Shout(self._start, self._loud_until), None
        self._speech.extend(self._loud)  # not before: what is loud is not to make itself usual
        self._loud.clear()
        if SHORTEST <= cry.end - cry.start <= LONGEST:
            self._pending = cry

    def _told(self, at: int) -> Shout | None:
        cry = self._pending
        if cry is None or at - cry.end < WORDS_END:
            return None
        self._pending = None
        soon = self._last is not None and cry.start - self._last < APART
        if soon or any(each.start < cry.end and cry.start < each.end for each in self._words):
            return None
        self._last = cry.start
        return cry


def _is_periodic(block: Block) -> bool:
    sound = block - block.mean(dtype=np.float64)
    size = 2 * len(sound)
    spectrum = np.fft.rfft(sound, size)
    alike = np.fft.irfft(np.square(np.abs(spectrum)), size)[: len(sound)]
    energy = np.cumsum(np.square(sound))
    whole = energy[-1]
    lags = np.arange(HIGHEST_PITCH, LOWEST_PITCH)
    # energy of the two parts that are compared: without the last, and without the first `lag` samples
    both = np.sqrt(energy[len(sound) - 1 - lags] * (whole - energy[lags - 1]))
    return bool(np.max(alike[lags] / (both + 1)) > PERIODIC)
