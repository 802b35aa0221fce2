"""From an engine's sound file to sound that can be played: every voice equally loud, and no silence around it."""

from __future__ import annotations

import io

import numpy as np
import soundfile
from numpy.typing import NDArray

from assistant.audio.resampling import Floats, Resampler
from assistant.audio.sound import Sound, from_floats
from assistant.clock import to_samples
from assistant.speaking.limiting import limited
from assistant.speaking.loudness import loudness

LEVEL = -16.0
"""Loudness of each sentence in LUFS, as the trade has it for speech on small loudspeakers."""
CEILING = 10 ** (-1.2 / 20)
"""Peaks stay 1 dB under full scale; the rest is for rounding."""
_NEAR = 0.1
"""LU that are left as they are."""
_ROUNDS = 4
"""What is limited is less loud than before, so it is raised and limited again."""
_FRAME = to_samples(0.02)
_QUIET = 0.005
"""A frame this far under the loudest (-46 dB) is silence: no consonant is."""
_MARGIN = 2
"""Frames kept before and after the speech: soft beginnings and ends are quieter than that."""
_EDGE = to_samples(0.004)


def finish(file: bytes) -> Sound:
    """Decode WAV or AIFF of any rate, trim it and bring it to LEVEL. Silence comes back as no samples.

    Raises:
        soundfile.LibsndfileError: the bytes are no sound file.
    """
    samples, rate = soundfile.read(io.BytesIO(file), dtype="float32", always_2d=True)
    resampler = Resampler(rate)
    speech = _trim(np.concatenate([resampler.more(samples.mean(axis=1)), resampler.rest()]))
    if not len(speech):
        return np.zeros(0, np.int16)
    edge = np.linspace(0, 1, _EDGE, dtype=np.float32)
    speech[:_EDGE] *= edge
    speech[-_EDGE:] *= edge[::-1]
    for _ in range(_ROUNDS):
        missing = LEVEL - loudness(speech)
        speech = limited(speech * np.float32(10 ** (missing / 20)), CEILING)
        if abs(missing) < _NEAR:
            break
    return from_floats(speech)


def _trim(samples: Floats) -> Floats:
    frames = _loudness(samples)
    spoken = np.flatnonzero(frames > max(_QUIET * frames.max(initial=0.0), 1e-4))
    if not len(spoken):
        return samples[:0]
    return samples[max(0, spoken[0] - _MARGIN) * _FRAME : (spoken[-1] + 1 + _MARGIN) * _FRAME].copy()


def _loudness(samples: Floats) -> NDArray[np.float64]:
    """Root mean square of each whole frame."""
    frames = samples[: len(samples) // _FRAME * _FRAME].reshape(-1, _FRAME)
    loudness: NDArray[np.float64] = np.sqrt(np.mean(np.square(frames, dtype=np.float64), axis=1))
    return loudness
