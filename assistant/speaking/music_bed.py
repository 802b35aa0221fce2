"""Soft sound of our own for who has no music: rain, brown noise, or slow chords. Made, so that it is nobody's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.audio.resampling import Floats
from assistant.clock import RATE, to_samples
from assistant.speaking.loudness import loudness
from assistant.speaking.music_files import LEVEL

USUAL = "pad"
_LOOP = 1 << 19
"""Samples of each, 33 seconds, played round and round without a seam."""
_CHORDS = ((45, 52, 57, 60, 64), (41, 48, 57, 60, 65), (43, 50, 55, 59, 62), (40, 47, 55, 59, 64))
"""MIDI notes: A minor, F, G, E minor."""
_PARTIALS = 4
_BEATING = 0.0015
"""Of a note's frequency: two voices so far apart make it move."""
_DROPS = 40
"""A second."""
_PIECE = to_samples(1.0)
Wave = NDArray[np.floating[Any]]


def bed(name: str) -> Iterator[Floats]:
    """One of BEDS without end, in pieces of a second; the same each time."""
    made = BEDS[name]()
    made = made * (0.1 / np.std(made))
    loop = (made * 10 ** ((LEVEL - loudness(made.astype(np.float32))) / 20)).astype(np.float32)
    at = 0
    while True:
        yield loop.take(np.arange(at, at + _PIECE), mode="wrap")
        at += _PIECE


def _pad() -> Wave:
    """Four chords, each swelling as the one before it goes."""
    chord = _LOOP // len(_CHORDS)
    swell = np.sin(np.pi * np.arange(2 * chord) / (2 * chord)) ** 2
    time = np.arange(2 * chord) / RATE
    made = np.zeros(_LOOP)
    for number, notes in enumerate(_CHORDS):
        sound = np.zeros(2 * chord)
        for note in notes:
            hertz = 440 * 2 ** ((note - 69) / 12)
            for partial in range(1, _PARTIALS + 1):
                for shift in (1 - _BEATING, 1 + _BEATING):
                    sound += np.sin(2 * np.pi * hertz * partial * shift * time + note) / partial**2
        made[np.arange(number * chord, number * chord + 2 * chord) % _LOOP] += sound * swell
    return made


def _noise() -> Wave:
    """Noise that falls by 6 dB an octave: a distant waterfall."""
    return _shaped(lambda hertz: 1 / np.maximum(hertz, 50.0) * (hertz > 30.0), seed=3)


def _rain() -> Wave:
    """A soft hiss, and drops in it."""
    random = np.random.default_rng(4)
    hiss = _shaped(lambda hertz: 1 / np.sqrt(np.maximum(hertz, 300.0)) * (hertz > 200.0), seed=5)
    fall = np.exp(-np.arange(to_samples(0.03)) / to_samples(0.004))
    drops = np.zeros(_LOOP)
    for at in random.integers(0, _LOOP, round(_DROPS * _LOOP / RATE)):
        hertz = random.uniform(800, 2500)
        drop = np.sin(2 * np.pi * hertz * np.arange(len(fall)) / RATE) * fall * random.uniform(0.1, 1.0) ** 2
        drops[np.arange(at, at + len(fall)) % _LOOP] += drop
    return hiss / np.std(hiss) + 0.6 * drops


def _shaped(strength: Callable[[Wave], Wave], seed: int) -> Wave:
    """A loop without a seam of noise, by the strength of each frequency in hertz."""
    frequencies = np.fft.rfftfreq(_LOOP, 1 / RATE)
    phases = np.random.default_rng(seed).uniform(0, 2 * np.pi, len(frequencies))
    return np.fft.irfft(strength(frequencies) * np.exp(1j * phases))


BEDS: dict[str, Callable[[], Wave]] = {USUAL: _pad, "noise": _noise, "rain": _rain}
"""By the name that --music takes for them."""
