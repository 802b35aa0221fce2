"""What a room, a microphone and other sounds do to speech."""

from __future__ import annotations

import numpy as np
from numpy.random import Generator

from assistant.clock import RATE
from training.espeak import Samples

FULL = 32768.0
LOUD_ROOMS, QUIET_ROOMS = (2.0, 20.0), (20.0, 55.0)
"""Decibels of speech over noise."""
LOUD_SHARE = 0.6
LOUD = 0.02
"""Of the loudest sample: what is below is no speech."""


def recorded(speech: Samples, others: list[Samples], random: Generator) -> Samples:
    """Speech as some microphone in some room takes it, at the scale of 16 bit samples.

    others: other speech, for the babble behind it; may be empty.
    """
    heard = speech
    if random.random() < 0.35:
        heard = _in_room(heard, random)
    if random.random() < 0.5:
        heard = _through_microphone(heard, random)
    behind = str(random.choice(["white", "pink", "brown", "babble"]))
    ratio = random.uniform(*(LOUD_ROOMS if random.random() < LOUD_SHARE else QUIET_ROOMS))
    heard = over(heard, _sound(behind, len(heard), others, random), ratio)
    level = 10 ** random.uniform(1.8, 3.5) / loudness(heard)
    return np.clip(np.round(heard * level), -FULL, FULL - 1)


def over(speech: Samples, noise: Samples, ratio: float) -> Samples:
    """Speech over noise, with this many decibels between them while it sounds."""
    power = np.sqrt(np.square(noise).mean()) + 1e-9
    return np.asarray(speech + noise * loudness(speech) / power * 10 ** (-ratio / 20))


def loudness(speech: Samples) -> float:
    """Root mean square of what sounds."""
    sounding = np.abs(speech) > LOUD * np.abs(speech).max()
    return float(np.sqrt(np.square(speech[sounding]).mean())) + 1e-9 if sounding.any() else 1e-9


def coloured(kind: str, samples: int, random: Generator) -> Samples:
    """Noise that is "white", "pink" (as much power in every octave) or "brown"."""
    size = _quick(samples)
    spectrum = np.fft.rfft(random.standard_normal(size))
    slope = {"white": 0.0, "pink": 0.5, "brown": 1.0}[kind]
    return np.fft.irfft(spectrum / np.arange(1, len(spectrum) + 1) ** slope, size)[:samples]


def _sound(kind: str, samples: int, others: list[Samples], random: Generator) -> Samples:
    if kind != "babble" or not others:
        return coloured("pink" if kind == "babble" else kind, samples, random)
    voices = [np.resize(others[int(random.integers(len(others)))], samples) for _ in range(4)]
    return np.asarray(sum(voice * random.uniform(0.3, 1) / loudness(voice) for voice in voices))


def _in_room(speech: Samples, random: Generator) -> Samples:
    """Echoes that die away by 60 dB in 80 to 450 ms (Polack 1988: noise that decays)."""
    length = int(random.uniform(0.08, 0.45) * RATE)
    tail = random.standard_normal(length) * 10 ** (-3 * np.arange(length) / length)
    tail *= random.uniform(0.2, 0.9) / np.sqrt(np.square(tail).sum())
    tail[0] = 1.0
    size = _quick(len(speech) + length)
    return np.fft.irfft(np.fft.rfft(speech, size) * np.fft.rfft(tail, size), size)[: len(speech)]


def _through_microphone(speech: Samples, random: Generator) -> Samples:
    """Louder and softer by up to 10 dB here and there over the spectrum."""
    size = _quick(len(speech))
    spectrum = np.fft.rfft(speech, size)
    places = np.linspace(0, 1, len(spectrum))
    gains = np.interp(places, np.linspace(0, 1, 8), random.uniform(-10, 10, 8))
    return np.fft.irfft(spectrum * 10 ** (gains / 20), size)[: len(speech)]


def _quick(samples: int) -> int:
    """At least so many, and a number whose Fourier transform is quick."""
    return -(-samples // 4096) * 4096
