"""People's recordings in a folder with a manifest, whatever their rates, levels and words are.

MANIFEST.tsv names them in columns `path`, `transcript`, `speaker`; others are not looked at. What a recording is for
shows in its path: words/<word>/, words_other/<word>/, sentences/, noise/<kind>/.
"""

from __future__ import annotations

import csv
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import soundfile
import soxr  # type: ignore[import-untyped]
from numpy.typing import NDArray

from assistant.audio.sound import Sound
from assistant.clock import RATE

MANIFEST = "MANIFEST.tsv"
LOUDNESS = 2000.0
"""Root mean square of speech while it sounds."""
FRAME = RATE // 50
RANGE = 28.0
"""Decibels below the loudest frame that still belong to the words."""
SHORTEST = 0.1
"""Seconds of sound in a recording that can be used."""


class RecordingsError(Exception):
    """Nothing can be measured: the message is one plain sentence."""


@dataclass(frozen=True)
class Recording:
    """One line of the manifest whose file can be read."""

    path: Path
    kind: str
    """The first folder of its path: words, words_other, sentences, noise."""
    group: str
    """The second one; of words/stop/a.flac it is stop."""
    transcript: str
    speaker: str

    @cached_property
    def sound(self) -> Sound:
        """At clock.RATE, one channel, speech of LOUDNESS."""
        sound, rate = soundfile.read(self.path, dtype="float64", always_2d=True)
        mono = np.asarray(soxr.resample(sound.mean(axis=1), rate, RATE))
        levels = frame_powers(mono)
        power = levels[levels >= levels.max() * 10 ** (-RANGE / 10)].mean()
        return np.asarray(np.clip(mono * LOUDNESS / np.sqrt(power), -32768, 32767), np.int16)

    @property
    def end(self) -> int:
        """The sample after the last that belongs to the words."""
        levels = frame_powers(self.sound.astype(np.float64))
        return (int(np.flatnonzero(levels >= levels.max() * 10 ** (-RANGE / 10))[-1]) + 1) * FRAME

    @property
    def in_first_half(self) -> bool:
        """Whether its speaker is of the first half: a checksum of the name decides, so it is always the same."""
        return zlib.crc32(self.speaker.encode()) % 2 == 0


def frame_powers(sound: NDArray[np.float64]) -> NDArray[np.float64]:
    """Mean square of every whole FRAME."""
    return np.asarray(np.square(sound[: len(sound) // FRAME * FRAME].reshape(-1, FRAME)).mean(axis=1))


@dataclass(frozen=True)
class Recordings:
    """What is in a folder."""

    all: tuple[Recording, ...]
    unusable: tuple[str, ...]
    """Sentences about what cannot be measured."""

    def of(self, *kinds: str) -> tuple[Recording, ...]:
        """Those of these kinds, in the manifest's order."""
        return tuple(each for each in self.all if each.kind in kinds)


def gathered(folder: Path) -> Recordings:
    """Read the manifest, and look into every file.

    Raises:
        RecordingsError: there is no manifest, or it names no recording that can be read.
    """
    manifest = folder / MANIFEST
    if not manifest.is_file():
        raise RecordingsError(
            f"{manifest} is not there: it tells path, transcript and speaker of each recording."
        )
    usable: list[Recording] = []
    unusable: list[str] = []
    for recording in _listed(manifest):
        fault = _fault(recording.path)
        if fault:
            unusable.append(f"{recording.path.relative_to(folder)}: {fault}.")
        else:
            usable.append(recording)
    if not usable:
        raise RecordingsError(f"{manifest} names no recording that can be read.")
    return Recordings(tuple(usable), tuple(unusable))


def _listed(manifest: Path) -> Iterator[Recording]:
    text = manifest.read_text(encoding="utf-8-sig", errors="replace")
    for line in csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        path = (line.get("path") or "").strip().replace("\\", "/")
        kind, _, rest = path.partition("/")
        if rest:
            group = rest.partition("/")[0] if "/" in rest else ""
            said = (line.get("transcript") or group.replace("_", " ")).strip().lower()
            speaker = (line.get("speaker") or "").strip() or f"unknown ({group or kind})"
            yield Recording(manifest.parent / path, kind, group, said, speaker)


def _fault(path: Path) -> str:
    """Why a file cannot be used, or nothing."""
    if not path.is_file():
        return "it is not there"
    try:
        sound, rate = soundfile.read(path, dtype="float32", always_2d=True)
    except (soundfile.SoundFileError, OSError):
        return "it cannot be read as sound"
    if len(sound) < SHORTEST * rate:
        return "it is too short"
    return "" if np.isfinite(sound).all() and np.abs(sound).max() > 0 else "it is silent"
