"""How long the program's own sound takes to come back: sound card, loudspeaker, air, microphone, sound card."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.audio.sound import Sound
from assistant.clock import BLOCK

LONGEST = 24 * BLOCK
"""The longest delay that is found: 0.72 s in samples. Sound servers queue up half a second when the machine is busy."""
SURE = 0.4
"""From this sureness on the delay can be relied on; of unrelated noise and speech it is below 0.25."""

PLAYED = 16 * BLOCK
"""Samples of played sound that are looked for at a time."""
_HEARD = PLAYED + LONGEST
"""Samples of heard sound in which they are looked for."""
_HOP = 8
"""Blocks from one look to the next."""
_QUIET = 30.0
"""Root mean square below which played sound tells nothing: 60 dB below full scale."""
_FAINT = 1e-4
"""Share of the loudest frequency's power below which a frequency of the played sound tells nothing."""
_KEPT = 0.6
"""Weight of all earlier looks beside a new one, so that they count for about a second of speech."""
_CHANCE = 5.0
"""How far the highest of LONGEST chance correlations stands out, in units of their root mean square."""
_PEAK = BLOCK // 4
"""Samples on either side of the best delay that belong to it: its early reflections."""


class DelayTracker:
    """Finds the delay from what is played to what is heard, and follows it.

    Generalised cross-correlation with phase transform, averaged over the last seconds of played sound (Knapp and
    Carter, "The generalized correlation method for estimation of time delay", 1976).
    """

    def __init__(self) -> None:
        self.delay = 0
        """Samples, 0 to LONGEST; without meaning before `sure`."""
        self.fraction = 0.0
        """What has to be added to it to be more exact, -1/2 to 1/2."""
        self.looks = 0
        """How many estimates there have been."""
        self.sureness = 0.0
        """0 is chance, 1 beyond doubt."""
        self.likeness = 0.0
        """Correlation of what was heard, so much later, with what was played: 1 is the same sound, at any loudness."""
        self.gain = 0.0
        """How much louder it was heard than played, as a factor."""
        self._played = np.zeros(_HEARD)
        self._heard = np.zeros(_HEARD)
        self._correlation = np.zeros(LONGEST)
        self._new = 0

    @property
    def sure(self) -> bool:
        """Whether the delay can be relied on."""
        return self.sureness > SURE

    def track(self, heard: Sound, played: NDArray[np.floating[Any]] | Sound) -> None:
        """Take in one block of clock.BLOCK samples of each; the delay is estimated anew every 0.24 s."""
        start = _HEARD - (_HOP - self._new) * BLOCK
        if self._new == 0:
            for past in (self._heard, self._played):
                past[:start] = past[_HEARD - start :]
        self._heard[start : start + BLOCK] = heard
        self._played[start : start + BLOCK] = played
        self._new = (self._new + 1) % _HOP
        if self._new == 0:
            self._look()

    def _look(self) -> None:
        played = self._played[:PLAYED]
        if np.mean(np.square(played)) < _QUIET**2 or not self._heard.any():
            return
        reference = np.fft.rfft(played, _HEARD)
        power = np.square(np.abs(reference))
        phases = np.fft.rfft(self._heard) * np.conj(reference)
        phases /= np.abs(phases) + np.finfo(float).tiny
        phases[power < _FAINT * power.max()] = 0
        self._correlation *= _KEPT
        self._correlation += (1 - _KEPT) * np.fft.irfft(phases, _HEARD)[:LONGEST]
        self._judge(np.abs(self._correlation))
        self._compare(played)

    def _judge(self, heights: NDArray[np.float64]) -> None:
        best = int(heights.argmax())
        others = np.concatenate([heights[: max(0, best - _PEAK)], heights[best + _PEAK :]])
        chance = float(np.sqrt(np.mean(np.square(others))))
        self.delay = best
        self.fraction = _between(heights, best)
        self.looks += 1
        self.sureness = max(0.0, 1 - _CHANCE * chance / (float(heights[best]) + float(np.finfo(float).tiny)))

    def _compare(self, played: NDArray[np.float64]) -> None:
        came = self._heard[self.delay : self.delay + PLAYED]
        power, heard = float(played @ played), float(came @ came)
        self.likeness = float(came @ played) / np.sqrt(power * heard + 1)
        self.gain = np.sqrt(heard / power)


def _between(heights: NDArray[np.float64], best: int) -> float:
    """Where the top of the parabola through the highest and its neighbours is, counted from the highest."""
    if not 0 < best < len(heights) - 1:
        return 0.0
    before, top, after = heights[best - 1 : best + 2]
    bend = before - 2 * top + after
    return float((before - after) / (2 * bend)) if bend < 0 else 0.0
