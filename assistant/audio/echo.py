"""The program's own voice, taken out of what the microphone hears.

A linear filter and nothing behind it: what makes the rest of an echo inaudible also eats the words of whoever speaks
at the same time, and a recogniser minds that more.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from assistant.audio.delay import LONGEST, DelayTracker
from assistant.audio.sound import FULL_SCALE, Sound
from assistant.clock import BLOCK, to_samples

Floats: TypeAlias = NDArray[np.float64]
Spectra: TypeAlias = NDArray[np.complex128]

_LEAD = BLOCK // 4
"""Samples before the found delay that the filter covers at least, because the delay is not exact."""
_WANDERING = 3
"""Samples by which the found delay may be wrong."""
_BROKEN = 0.5
"""Below this, what was learned takes out too little, and is moved to where the echo is now."""
_WELL = 0.9
"""Above this, what was learned is worth keeping."""
_MOVED = 0.01
"""How unsure it is of every tap then, of what it is at first."""
_FADING = 5.0
"""Decibels that a room's echo is expected to lose from block to block once the direct sound is past."""
_STEADY = 0.9999
"""How much of the echo path stays as it is from block to block."""
_PAST = 0.8
"""Weight of the past in what else sounds: about 0.15 s."""
_NEIGHBOURS = np.full(5, 1 / 5)
"""What else sounds is averaged over this many frequencies."""
_FLOOR = 100.0
"""Power per frequency that always counts as other sound: far below the rounding of 16 bit samples."""
_MEMORY = 0.9
"""Weight of the past in the likeness of what is left to what was taken out: about 0.3 s."""
_ALIKE = 0.5
"""Correlation from which what is left is our own voice: other people's stays below."""
_SILENCE = 1.0
"""Power per frequency below which nothing was played."""


class EchoCanceller:
    """Learns the way from loudspeaker to microphone, and subtracts what comes along it.

    A partitioned-block Kalman filter in the frequency domain, one partition a block (Enzner and Vary,
    "Frequency-domain adaptive Kalman filter for acoustic echo control in hands-free telephones", 2006; Kuech,
    Mabande and Enzner, "State-space architecture of the partitioned-block-based acoustic echo controller", 2014). It
    knows how sure it is of every tap and how loud everything else is, so that it needs no detector of others speaking.

    Both sounds have to run on one clock: a drift of 10 samples in a million leaves 12 dB of 36, one of 50 leaves 4.
    """

    def __init__(self, reach_seconds: float = 0.32) -> None:
        """Args:
        reach_seconds: reverberation that is covered, counted from the first sound to arrive.
        """
        partitions = -(-to_samples(reach_seconds) // BLOCK)
        fading = _FADING * np.maximum(0, np.arange(partitions) - 1)
        self._unknown = np.repeat(10 ** (-fading / 10)[:, None], BLOCK + 1, axis=1)
        self._uncertainty = self._unknown.copy()
        self._path: Spectra = np.zeros(self._unknown.shape, complex)
        self._spectra: Spectra = np.zeros((partitions + LONGEST // BLOCK, BLOCK + 1), complex)
        self._before = np.zeros(BLOCK)
        self._others = np.zeros(BLOCK + 1)
        self._likeness = np.zeros(3)
        self._good = self._path
        """The path when it last took the echo out well: what comes after a jump spoils it."""
        self._explained = np.zeros(2)
        self._delay = 0
        self._skipped: int | None = None
        self.tracker = DelayTracker()
        self.moves = 0
        """How often the echo has come later or sooner at once."""
        self.echo: Floats = np.zeros(BLOCK)
        """What was taken for the echo in the last block."""

    @property
    def found(self) -> bool:
        """Whether there is a way from the loudspeaker to the microphone."""
        return self._skipped is not None

    @property
    def explained(self) -> float:
        """How much of the echo it expects is really there, lately: 1 is all; below 0 it is another echo."""
        gone, expected = self._explained
        return float(gone / (expected + _FLOOR))

    def cancel(self, heard: Sound, played: Sound | Floats) -> Sound:
        """What was heard without the echo of what was played; never louder than what was heard.

        Until the delay is known, half a second into the first sentence, nothing is taken out.

        Args:
            heard: int16, clock.BLOCK samples at clock.RATE.
            played: as many, handed to the loudspeaker in the same turn.
        """
        self._follow(heard, played)
        self.echo = np.zeros(BLOCK)
        samples = heard.astype(np.float64)
        reference = self._reference(played.astype(np.float64))
        power = np.square(reference.real) + np.square(reference.imag)
        if self._skipped is None or power.max() < _SILENCE or not heard.any():
            return heard.copy()
        echo = np.fft.irfft((reference * self._path).sum(axis=0))[BLOCK:]
        left = samples - echo
        self.echo = echo
        self._explained *= _MEMORY
        self._explained += (1 - _MEMORY) * np.array([samples @ samples - left @ left, echo @ echo])
        if np.abs(samples).max() < FULL_SCALE - 1:  # what was clipped teaches nothing
            self._learn(reference, power, left)
            self._doubt(left, echo)
        if left @ left > samples @ samples:
            return heard.copy()
        return np.clip(np.rint(left), -FULL_SCALE, FULL_SCALE - 1).astype(np.int16)

    def take_back(self, blocks: int) -> None:
        """As many of the last blocks that were played are silence after all."""
        self._spectra[:blocks] = 0
        self._before = np.zeros(BLOCK)

    def _follow(self, heard: Sound, played: Sound | Floats) -> None:
        """Let the first tap stand just before the delay."""
        tracker = self.tracker
        looks = tracker.looks
        tracker.track(heard, played)
        if tracker.looks == looks or not tracker.sure:
            return
        if self.explained > _WELL:
            self._good = self._path.copy()
        first = max(0, tracker.delay - _LEAD) // BLOCK
        if self._skipped is None:
            self._skipped, self._delay = first, tracker.delay
        elif abs(tracker.delay - self._delay) > _WANDERING and self.explained < _BROKEN:
            self._move(tracker.delay - self._delay - (first - self._skipped) * BLOCK)
            self._skipped, self._delay = first, tracker.delay

    def _move(self, samples: int) -> None:
        """The echo comes later or sooner along the same way; how well that goes is soon to be seen."""
        self.moves += 1
        taps = np.fft.irfft(self._good)[:, :BLOCK].ravel()
        moved = np.zeros(len(taps))
        if abs(samples) < len(taps):
            to, since = max(0, samples), max(0, -samples)
            moved[to : len(taps) - since] = taps[since : len(taps) - to]
        self._path = np.fft.rfft(moved.reshape(-1, BLOCK), 2 * BLOCK)
        self._good = self._path
        self._explained[:] = 0
        np.maximum(self._uncertainty, _MOVED * self._unknown, out=self._uncertainty)

    def _reference(self, played: Floats) -> Spectra:
        """Spectra of what was played, as the filter's partitions see it: the newest first, after the delay."""
        self._spectra[1:] = self._spectra[:-1]
        self._spectra[0] = np.fft.rfft(np.concatenate([self._before, played]))
        self._before = played
        first = self._skipped or 0
        return self._spectra[first : first + len(self._path)]

    def _learn(self, reference: Spectra, power: Floats, left: Floats) -> None:
        """One step of the Kalman filter; the taps of a partition are kept to its own block."""
        error = np.fft.rfft(np.concatenate([np.zeros(BLOCK), left]))
        now = np.square(np.abs(error))
        self._others = _PAST * self._others + (1 - _PAST) * now
        # At the beginning of a word the average is still low, and the filter would learn the word.
        others = np.maximum(np.convolve(self._others, _NEIGHBOURS, "same"), now)
        expected = (self._uncertainty * power).sum(axis=0) / 2  # half of every frame is silence
        gain = self._uncertainty / (expected + others + _FLOOR)
        taps = np.fft.irfft(gain * np.conj(reference) * error)
        taps[:, BLOCK:] = 0
        self._path = _STEADY * (self._path + np.fft.rfft(taps))
        lost = 1 - gain / 4 * power  # half of the half: taps that depend on each other are known less well
        forgotten = (1 - _STEADY**2) * np.square(np.abs(self._path))
        self._uncertainty = _STEADY**2 * lost * self._uncertainty + forgotten

    def _doubt(self, left: Floats, echo: Floats) -> None:
        """Be unsure of every tap again when what is left resembles what was taken out.

        So it does when the volume, the loudspeaker or its place has changed; another voice resembles nothing we play.
        """
        products = np.array([left @ echo, left @ left, echo @ echo])
        self._likeness = _MEMORY * self._likeness + (1 - _MEMORY) * products
        both, one, other = self._likeness
        if abs(both) > _ALIKE * np.sqrt(one * other + 1):
            np.maximum(self._uncertainty, self._unknown, out=self._uncertainty)
            self._likeness[:] = 0
