"""From an engine's sound file to sound that can be played: every voice equally loud, and no silence around it."""

from __future__ import annotations

import io

import numpy as np
import soundfile
from numpy.typing import NDArray

from assistant.audio.resampling import Floats, Resampler
from assistant.audio.sound import Sound, from_floats
from assistant.clock import to_samples

LEVEL = 0.126
"""Root mean square of speech, -18 dBFS: peaks stay under full scale, and the rhythm cue has room."""
_PEAK = 0.9
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
    frames = _loudness(speech)
    spoken = np.sqrt(np.mean(frames[frames > _QUIET * frames.max()] ** 2))
    gain = min(LEVEL / spoken, _PEAK / np.abs(speech).max())
    edge = np.linspace(0, 1, _EDGE, dtype=np.float32)
    speech[:_EDGE] *= edge
    speech[-_EDGE:] *= edge[::-1]
    return from_floats(speech * gain)


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
