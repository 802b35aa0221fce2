"""Scripts that become sound: who says what, when, and over which noise.

    heard = scene(At(12.0, "it hurts", "flite:rms", snr=20), seconds=15, noise="kitchen")
    heard.sound, heard.spoken[0].end

The same script gives the same samples.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile
from kit import noises
from kit.recordings import Sound
from kit.voices import render

from assistant.clock import BLOCK, RATE, to_samples
from assistant.hearing.heard import Heard
from assistant.hearing.recogniser import Block

SPEECH = 2000.0
"""Root mean square of speech at the scene's own ratio."""
QUIET = 45.0
"""Speech over noise in a quiet room, in decibels."""


@dataclass(frozen=True, slots=True)
class At:
    """One line of a script."""

    seconds: float
    """When its first sound is."""
    words: str
    voice: str = "flite:slt"
    snr: float | None = None
    """Decibels over the noise; None is the scene's own."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Where a line sounds."""

    words: str
    voice: str
    start: int
    """Its first sample."""
    end: int
    """The sample after its last."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A script as sound, in whole blocks."""

    sound: Sound
    spoken: tuple[Spoken, ...]

    def write(self, path: Path) -> None:
        """Keep it as a sound file."""
        soundfile.write(path, self.sound, RATE, subtype="PCM_16")

    def hear(self, take: Callable[[Block, int], tuple[Heard, ...]]) -> list[tuple[int, Heard]]:
        """Let somebody hear it, block by block: what was heard, and the sample at which."""
        ends = range(BLOCK, len(self.sound) + 1, BLOCK)
        return [(at, heard) for at in ends for heard in take(self.sound[at - BLOCK : at], at)]


def scene(*script: At, seconds: float, noise: str = "white", snr: float = QUIET) -> Scene:
    """Act out a script.

    Args:
        script: lines; they may overlap.
        seconds: length of the scene.
        noise: what sounds all the while, see kit.noises.
        snr: speech over noise in decibels, for the lines that say nothing else.
    """
    length = to_samples(seconds) // BLOCK * BLOCK
    mix = noises.noise(noise, length).astype(np.float64) * SPEECH / noises.LOUDNESS / 10 ** (snr / 20)
    spoken = []
    for line in script:
        sound = render(line.voice, line.words).astype(np.float64)
        gain = SPEECH / np.sqrt(np.square(sound).mean()) * 10 ** (((line.snr or snr) - snr) / 20)
        start = to_samples(line.seconds)
        end = start + len(sound)
        assert end <= length, f"{line.words!r} does not fit into {seconds} seconds"
        mix[start:end] += gain * sound
        spoken.append(Spoken(line.words, line.voice, start, end))
    return Scene(np.clip(mix, -32768, 32767).astype(np.int16), tuple(spoken))
