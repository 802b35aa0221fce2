"""People's recordings, for the tests that need them: none are part of the project.

They are looked for in the folder that MASSAGE_AUDIO names, else in ../shared/audio beside the checkout:
words/<word>/*.flac and noise/<kind>/*.flac, at clock.RATE.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from assistant.clock import RATE

Sound = NDArray[np.int16]


def folder() -> Path | None:
    """Where people's recordings are, or None."""
    named = os.environ.get("MASSAGE_AUDIO")
    place = Path(named) if named else Path(__file__).parents[3] / "shared" / "audio"
    return place if (place / "words").is_dir() else None


needs_people = pytest.mark.skipif(
    folder() is None, reason="needs people's recordings: name their folder in MASSAGE_AUDIO"
)


def words(word: str) -> tuple[Path, ...]:
    """Everybody's recordings of a word, in a fixed order."""
    return _files("words", word)


def noises(kind: str) -> tuple[Path, ...]:
    """Recordings of a noise, in a fixed order."""
    return _files("noise", kind)


@cache
def read(path: Path) -> Sound:
    """A recording."""
    sound, rate = soundfile.read(path, dtype="int16")
    assert rate == RATE, f"{path} has {rate} samples a second"
    return np.asarray(sound if sound.ndim == 1 else sound[:, 0], np.int16)


def _files(*inside: str) -> tuple[Path, ...]:
    place = folder()
    return tuple(sorted(place.joinpath(*inside).glob("*.flac"))) if place else ()
