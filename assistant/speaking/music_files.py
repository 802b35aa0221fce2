"""A person's own music: one sound file after the other, round and round without a gap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

import numpy as np
import soundfile

from assistant.audio.files import pieces
from assistant.audio.resampling import Floats
from assistant.audio.sound import FULL_SCALE
from assistant.clock import to_samples
from assistant.errors import MassageError
from assistant.speaking.loudness import loudness

ENDINGS = (".aif", ".aiff", ".flac", ".mp3", ".ogg", ".opus", ".wav")
"""Kinds of sound files that are looked for in a folder."""
LEVEL = -30.0
"""LUFS of the loudest three seconds of a file: as far under speech as music lies under a voice on the radio."""
_JOIN = to_samples(2.0)
"""Samples in which one file fades into the next, or into its own beginning."""
_MEASURED = to_samples(3.0)
_LONGEST = 200
"""Stretches of a file that are measured: ten minutes."""
_MOST = 8.0
"""A file that is next to silent is not raised further than this many times."""


class MusicError(MassageError):
    """There is no such music, or it cannot be read: the message is one sentence that says what to do."""


def found(place: Path) -> tuple[Path, ...]:
    """The sound file of that name, or those in a folder in the order of their names.

    Raises:
        MusicError: there is none, or one of them cannot be read.
    """
    try:
        files = sorted(each for each in place.iterdir() if _is_music(each)) if place.is_dir() else [place]
    except OSError as error:
        raise MusicError(
            f"The music folder {place} cannot be looked into ({error.strerror}). Name another."
        ) from error
    if not files:
        raise MusicError(
            f"There is no music in {place}. Put FLAC, OGG, MP3 or WAV files there, or name another."
        )
    for each in files:
        _check(each)
    return tuple(files)


def endless(files: Sequence[Path]) -> Iterator[Floats]:
    """The music of these files, which were found, in pieces of any length and without end.

    Raises:
        SoundFileError: one of them can no longer be read.
    """
    return joined(song(file) for file in chain.from_iterable(iter(lambda: files, None)))


def song(file: Path) -> Iterator[Floats]:
    """One file in pieces, as loud as every other.

    Raises:
        SoundFileError: it cannot be read.
    """
    gain = np.float32(_gain(file))
    for piece in pieces(file):
        yield piece.astype(np.float32) * (gain / np.float32(FULL_SCALE))


def joined(songs: Iterator[Iterator[Floats]]) -> Iterator[Floats]:
    """One song after the other, the end of each under the beginning of the next."""
    ending = np.zeros(0, np.float32)
    for each in songs:
        held = np.zeros(0, np.float32)
        for piece in each:
            held = np.concatenate([held, piece])
            if len(ending) and len(held) < 2 * _JOIN:
                continue
            held, ending = _crossed(ending, held), ending[:0]
            if len(held) > _JOIN:
                yield held[:-_JOIN]
                held = held[-_JOIN:]
        held, ending = _crossed(ending, held), ending[:0]
        half = min(_JOIN, len(held) // 2)
        yield held[: len(held) - half]
        ending = held[len(held) - half :]


def _crossed(ending: Floats, beginning: Floats) -> Floats:
    """The beginning with what is left of the last song under it: as strong together as each is alone."""
    count = min(len(ending), len(beginning))
    if not count:
        return beginning
    line = np.linspace(0.0, np.pi / 2, count, dtype=np.float32)
    mixed = beginning[:count] * np.sin(line) + ending[:count] * np.cos(line)
    crossed: Floats = np.concatenate([mixed, beginning[count:]]).astype(np.float32)
    return crossed


def _gain(file: Path) -> float:
    loudest, rest = -70.0, np.zeros(0, np.float32)
    for piece in islice(pieces(file), _LONGEST):
        rest = np.concatenate([rest, piece.astype(np.float32) / np.float32(FULL_SCALE)])[-_MEASURED:]
        loudest = max(loudest, loudness(rest))
    return float(min(_MOST, 10 ** ((LEVEL - loudest) / 20)))


def _is_music(file: Path) -> bool:
    return file.suffix.lower() in ENDINGS and file.is_file() and not file.name.startswith(".")


def _check(file: Path) -> None:
    advice = "Save it as FLAC, OGG, MP3 or WAV, or take it away."
    try:
        with file.open("rb") as raw, soundfile.SoundFile(raw) as sound:
            frames = len(sound.read(1))
    except FileNotFoundError as error:
        raise MusicError(f"The music {file} is not there. Check its name and folder.") from error
    except OSError as error:
        raise MusicError(f"The music {file} cannot be read ({error.strerror}). Name another.") from error
    except soundfile.LibsndfileError as error:
        raise MusicError(f"The music {file} is no sound that can be read. {advice}") from error
    if not frames:
        raise MusicError(f"The music {file} has no sound in it. {advice}")
