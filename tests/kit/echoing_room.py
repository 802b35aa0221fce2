"""A room in which the program hears its own loudspeaker, in virtual time: what a sound card does, without one.

The loudspeaker takes a block whenever its clock says so, late or not; a stalled loop therefore leaves gaps. The
microphone has a clock of its own, and hears the room and whoever speaks in it.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import numpy as np
from kit.recordings import Sound
from numpy.typing import NDArray

from assistant.audio.playing import Playing
from assistant.clock import BLOCK, to_samples

Floats = NDArray[np.float64]

_FINER = 8
"""Times as many samples, between which straight lines do."""
_MARGIN = 64
"""Samples on either side of what is resampled."""
_REVERBERATION = 0.2
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Way:
    """From the loudspeaker to the microphone."""

    decibels: float = -6.0
    """How loud the loudspeaker comes back; nothing comes back below -90."""
    delay: float = 0.08
    """Seconds through both sound cards and the air."""
    drift: float = 0.0
    """Samples that the loudspeaker plays more than the microphone hears, in a million."""
    stalls: tuple[tuple[float, float], ...] = ()
    """When the loop stands still, and for how long, in seconds."""
    jumps: tuple[tuple[float, float], ...] = ()
    """When the delay grows, and by how much, in seconds."""
    mute: tuple[tuple[float, float], ...] = ()
    """When the loudspeaker makes no sound, and for how long, in seconds."""
    clips: float = 0.0
    """Where the loudspeaker begins to saturate, in samples' units; 0 is never."""


class EchoingRoom:
    """Blocks of sound out, blocks of sound in."""

    def __init__(self, way: Way, seed: int = 1) -> None:
        self.playing = Playing()
        self.heard: deque[Sound] = deque()
        """Blocks that the microphone has for the loop."""
        self.now = 0
        """Samples that the microphone has heard."""
        self.loudspeaker: list[Sound] = []
        """What has come out of it."""
        self._way = way
        self._random = np.random.default_rng(seed)
        length = to_samples(_REVERBERATION)
        tail = self._random.normal(0, 0.1, length) * 10 ** (-3 * np.arange(length) / length)
        tail[0] = 1
        tail = np.convolve(tail, (0.25, 0.5, 0.25))
        self._response = tail / np.sqrt(tail @ tail) * 10 ** (way.decibels / 20)
        self._played = np.zeros(to_samples(1.0))
        """The last of what the loudspeaker has played."""
        self._first = -len(self._played)
        """The loudspeaker's sample at which it begins."""
        self._dry = np.zeros(len(self._response) - 1)
        self._voices: dict[int, Floats] = {}

    def say(self, sound: Floats) -> None:
        """Somebody in the room says this from now on."""
        at = self.now
        for start in range(0, len(sound), BLOCK):
            piece = sound[start : start + BLOCK]
            block = self._voices.setdefault(at + start, np.zeros(BLOCK))
            block[: len(piece)] += piece

    def pass_block(self) -> bool:
        """Thirty milliseconds of the microphone's time; tells whether the loop is free to turn."""
        way, seconds = self._way, self.now / to_samples(1)
        delay = way.delay + sum(by for at, by in way.jumps if seconds >= at)
        first = self.now * (1 + way.drift * 1e-6) - to_samples(delay)
        while self._first + len(self._played) < (self.now + BLOCK) * (1 + way.drift * 1e-6) + _MARGIN:
            block = self.playing.next()
            self.loudspeaker.append(block)
            self._played = np.concatenate([self._played, self._loud(block)])
        self._dry = np.concatenate([self._dry, self._at(first)])
        echo = np.convolve(self._dry, self._response, "valid")[-BLOCK:]
        if any(at <= seconds < at + lasting for at, lasting in way.mute):
            echo = np.zeros(BLOCK)
        self._dry = self._dry[-len(self._response) + 1 :]
        mix = echo + self._voices.pop(self.now, 0.0) + self._random.normal(0, 12, BLOCK)
        self.heard.append(np.clip(np.rint(mix), -32768, 32767).astype(np.int16))
        self.now += BLOCK
        old = len(self._played) - to_samples(3.0)
        if old > 0:
            self._played, self._first = self._played[old:], self._first + old
        return not any(at <= seconds < at + lasting for at, lasting in way.stalls)

    def _loud(self, block: Sound) -> Floats:
        samples = block.astype(np.float64)
        return self._way.clips * np.tanh(samples / self._way.clips) if self._way.clips else samples

    def _at(self, first: float) -> Floats:
        """What the loudspeaker played in a block of the microphone's time."""
        places = first + np.arange(BLOCK) * (1 + self._way.drift * 1e-6) - self._first
        start = int(places[0]) - _MARGIN
        piece = self._played[start : start + BLOCK + 2 * _MARGIN + 2]
        if not self._way.drift:
            return piece[_MARGIN : _MARGIN + BLOCK]
        spectrum = np.fft.rfft(piece)
        fine = np.fft.irfft(spectrum, len(piece) * _FINER) * _FINER
        return np.asarray(np.interp((places - start) * _FINER, np.arange(len(fine)), fine))
