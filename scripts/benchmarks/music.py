"""Quiet music, as people play it beside a massage: slow broken chords over a bass. Made, so that it is nobody's."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from assistant.clock import RATE

CHORDS = ((57, 60, 64, 69), (53, 57, 60, 65), (55, 59, 62, 67), (52, 55, 59, 64))
"""MIDI notes: A minor, F, G, E minor."""
NOTE, CHORD = 0.3, 8
"""Seconds of a note, and notes of a chord."""
PARTIALS = 6
FADES = 0.9
"""Seconds in which a note falls to a third."""


def music(seconds: float) -> NDArray[np.float64]:
    """That much of it, from -1 to 1 or so."""
    made = np.zeros(round((seconds + 3) * RATE))
    for number in range(round(seconds / NOTE)):
        chord = CHORDS[number // CHORD % len(CHORDS)]
        at = round(number * NOTE * RATE)
        _play(made, at, chord[number % len(chord)], 0.5)
        if number % CHORD == 0:
            _play(made, at, chord[0] - 12, 1.0)
    return made[: round(seconds * RATE)]


def _play(made: NDArray[np.float64], at: int, note: int, loudness: float) -> None:
    time = np.arange(3 * RATE) / RATE
    hertz = 440 * 2 ** ((note - 69) / 12)
    sound = sum(np.sin(2 * np.pi * hertz * each * time) / each for each in range(1, PARTIALS + 1))
    piece = made[at : at + len(time)]
    piece += (loudness * sound * np.exp(-time / FADES))[: len(piece)]
