"""Sounds of which there are no recordings: music, whispers and coughs. Always the same."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from assistant.clock import RATE

Floats = NDArray[np.float64]

_CHORDS = ((0, 4, 7), (9, 12, 16), (5, 9, 12), (7, 11, 14))
_TUNE = (12, 14, 16, 19, 16, 14, 12, 9, 7, 9, 12, 16)
_MIDDLE_C = 261.6
_ORDER = 18
"""Resonances of a mouth, twice; a voice of 16 kHz wants about so many coefficients."""
_FRAME = RATE // 50


def music(seconds: float, seed: int = 1) -> Floats:
    """Chords, a tune, a bass and a beat, 100 a minute, of root mean square 1."""
    random = np.random.default_rng(seed)
    beat = round(0.6 * RATE)
    whole = np.zeros(round(seconds * RATE) + 8 * beat)
    for number in range(round(seconds * RATE) // beat):
        chord, at = _CHORDS[number // 4 % len(_CHORDS)], number * beat
        if number % 4 == 0:
            for note in chord:
                _add(whole, at, 0.25 * _note(note, 4.5 * beat / RATE))
        _add(whole, at, 0.5 * _note(chord[0] - 24, 1.5 * beat / RATE))
        _add(whole, at + (number % 3 == 2) * beat // 2, 0.6 * _note(random.choice(_TUNE), 1.2 * beat / RATE))
        _add(whole, at, 0.3 * _drum(random, 0.12, 60 if number % 2 else 1500))
        _add(whole, at + beat // 2, 0.15 * _drum(random, 0.05, 5000))
    whole = whole[: round(seconds * RATE)]
    return np.asarray(whole / np.sqrt(np.square(whole).mean()))


def whispered(speech: NDArray[np.int16], seed: int = 1) -> Floats:
    """Speech without its voice: the resonances of each 20 ms, driven by noise, of the same power as the speech."""
    random = np.random.default_rng(seed)
    sound = np.append(speech[0], speech[1:] - 0.9 * speech[:-1].astype(np.float64))
    window = np.hanning(2 * _FRAME)
    whole = np.zeros(len(sound) + 2 * _FRAME)
    for at in range(0, len(sound) - 2 * _FRAME, _FRAME):
        frame = sound[at : at + 2 * _FRAME] * window
        power = float(frame @ frame)
        if power < 1.0:
            continue
        filled = _filtered(random.normal(size=2 * _FRAME), _predictor(frame)) * window
        whole[at : at + 2 * _FRAME] += filled * np.sqrt(power / (float(filled @ filled) + 1e-9))
    return whole[: len(sound)]


def cough(seed: int = 1) -> Floats:
    """A burst, a rest and a softer end, of peak 1."""
    random = np.random.default_rng(seed)
    length = round(0.45 * RATE)
    at = np.arange(length) / RATE
    shape = np.exp(-at / 0.05) + 0.35 * np.exp(-np.square((at - 0.25) / 0.06))
    tract = [1.0, -1.6 * np.cos(2 * np.pi * 900 / RATE), 0.64]
    sound = _filtered(random.normal(size=length), tract) * shape
    return np.asarray(sound / np.abs(sound).max())


def _add(whole: Floats, at: int, sound: Floats) -> None:
    end = min(len(whole), at + len(sound))
    whole[at:end] += sound[: end - at]


def _note(semitones: float, seconds: float) -> Floats:
    """A string that was plucked: harmonics that die away, the high ones sooner."""
    at = np.arange(round(seconds * RATE)) / RATE
    hertz = _MIDDLE_C * 2 ** (semitones / 12)
    tones = [
        np.sin(2 * np.pi * hertz * each * at) * np.exp(-at * each * 1.2) / each
        for each in range(1, 9)
        if hertz * each < RATE / 2
    ]
    return np.asarray(np.sum(tones, axis=0) * np.minimum(1, at / 0.005))


def _drum(random: np.random.Generator, seconds: float, hertz: float) -> Floats:
    at = np.arange(round(seconds * RATE)) / RATE
    noise = random.normal(size=len(at))
    return np.asarray((noise + np.sin(2 * np.pi * hertz * at)) * np.exp(-at / (seconds / 4)))


def _predictor(frame: Floats) -> list[float]:
    """The coefficients of linear prediction, by Levinson's recursion; the first is 1."""
    lags = np.array([frame[: len(frame) - lag] @ frame[lag:] for lag in range(_ORDER + 1)])
    lags[0] *= 1.0001
    found, error = np.zeros(_ORDER + 1), lags[0]
    found[0] = 1.0
    for order in range(1, _ORDER + 1):
        turn = -(found[:order] @ lags[order:0:-1]) / error
        found[1 : order + 1] += turn * found[order - 1 :: -1][:order]
        error *= 1 - turn * turn
    return [float(each) for each in found]


def _filtered(noise: Floats, predictor: list[float]) -> Floats:
    """Noise through the resonances: the inverse of the predictor, by its spectrum."""
    length = 2 * len(noise)
    return np.fft.irfft(np.fft.rfft(noise, length) / np.fft.rfft(predictor, length))[: len(noise)]
