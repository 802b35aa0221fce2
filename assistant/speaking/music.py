"""Music under everything that is said: it steps back for the voice and the rhythm, and is silent when hands go off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import numpy as np

from assistant.audio.resampling import Floats
from assistant.clock import BLOCK, to_samples
from assistant.speaking.music_bed import BEDS, USUAL, bed
from assistant.speaking.music_files import endless, found
from assistant.speaking.ramp import Ramp
from assistant.speaking.reading_ahead import ReadingAhead

LEVEL_AT = 0.5
"""The volume at which music is as loud as music_files.LEVEL."""
UNDER_SPEECH, UNDER_RHYTHM = 10 ** (-12 / 20), 10 ** (-6 / 20)
"""What is left of it under the voice, and under the rhythm cue alone."""
_DOWN = to_samples(0.15)
_UP = to_samples(2.0)
_HOLD = to_samples(0.9)
"""Samples after the voice in which it stays down: longer than the rests between sentences."""
_IN, _OUT = to_samples(4.0), to_samples(1.5)
"""Samples in which it begins, and in which it goes when it is no longer wanted."""

Pieces = Callable[[], Iterator[Floats]]
USUAL_MUSIC: Pieces = partial(bed, USUAL)


def chosen(name: str) -> Pieces:
    """The music of that name: a file, a folder of them, or one of BEDS; nothing is the usual bed.

    Raises:
        MusicError: there is no such music, or it cannot be read.
    """
    if files := music_files(name):
        return partial(endless, files)
    return partial(bed, name or USUAL)


def music_files(name: str) -> tuple[Path, ...]:
    """The files that are read for the music of that name; none for one of BEDS.

    Raises:
        MusicError: there is no such music, or it cannot be read.
    """
    return () if name in BEDS or not name else found(Path(name).expanduser())


class MusicSound:
    """Wishes in, blocks of sound out."""

    def __init__(self, pieces: Pieces) -> None:
        self._source = ReadingAhead(pieces)
        self._gain = Ramp(0.0)
        self._under = Ramp(1.0)
        self._beneath = 1.0
        """What the second glides to."""
        self._spoken = 0
        """Samples until the voice counts as over."""

    def turn(self, volume: float) -> None:
        """Play at that volume, 0 to 1, from now on, or fade out at 0."""
        self._gain.glide((volume / LEVEL_AT) ** 2, _IN if volume else _OUT)

    def hush(self, samples: int) -> None:
        """Be silent within so many samples, until it is turned up again."""
        self._gain.glide(0.0, samples)

    def block(self, *, speaks: bool, beats: bool) -> Floats:
        """The next clock.BLOCK samples, between -1 and 1.

        Args:
            speaks: the voice sounds in this block.
            beats: the rhythm cue does.
        """
        self._spoken = _HOLD if speaks else max(0, self._spoken - BLOCK)
        beneath = UNDER_SPEECH if self._spoken else UNDER_RHYTHM if beats else 1.0
        if beneath != self._beneath:
            self._under.glide(beneath, _DOWN if beneath < self._beneath else _UP)
            self._beneath = beneath
        under = self._under.take(BLOCK)
        if not self.sounds:
            return np.zeros(BLOCK, np.float32)
        music: Floats = self._source.take(BLOCK) * self._gain.take(BLOCK) * under
        return music

    @property
    def sounds(self) -> bool:
        """Whether there is any music in the next block."""
        return bool(self._gain.value or self._gain.left)

    def settle(self) -> None:
        """Wait until the next block is there."""
        if self.sounds:
            self._source.settle(BLOCK)

    def close(self) -> None:
        """End the thread that reads the files of music."""
        self._source.close()
