"""Sound files: any WAV, FLAC, OGG or MP3 in, 16 bit mono WAV out."""

from __future__ import annotations

import wave
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

import numpy as np
import soundfile

from assistant.audio.resampling import Floats, Resampler
from assistant.audio.sound import Sound, from_floats
from assistant.audio.wav_header import mended
from assistant.clock import BLOCK, RATE
from assistant.errors import MassageError

_FRAMES = 65_536
"""Frames read at a time, so that an hour in stereo does not have to fit in memory."""
_BEFORE = 16_384
"""Frames of an MP3 after which the decoder has forgotten that it began in the middle."""

_CANCELLED = 0.3
"""Of the loudest channel: channels that have nothing in common leave more of two, and a voice in one of two half."""


class SoundFileError(MassageError):
    """A sound file cannot be read: the message names it, and says what to do."""


def read(path: Path) -> Sound:
    """The whole file at clock.RATE, its channels averaged.

    Raises:
        SoundFileError: it is missing, or is not sound.
    """
    return np.concatenate([np.zeros(0, np.int16), *pieces(path)])


def blocks(path: Path) -> Iterator[Sound]:
    """The file in blocks of clock.BLOCK samples at clock.RATE; the last is filled up with silence.

    Raises:
        SoundFileError: it is missing, or is not sound.
    """
    rest = np.zeros(0, np.int16)
    for piece in pieces(path):
        rest = np.concatenate([rest, piece])
        whole = len(rest) // BLOCK * BLOCK
        yield from rest[:whole].reshape(-1, BLOCK)
        rest = rest[whole:]
    if len(rest):
        yield np.concatenate([rest, np.zeros(BLOCK - len(rest), np.int16)])


def pieces(path: Path) -> Iterator[Sound]:
    """The file in pieces of a second or so at clock.RATE, its channels averaged.

    Raises:
        SoundFileError: it is missing, or is not sound.
    """
    try:
        with path.open("rb") as raw, soundfile.SoundFile(mended(raw) or raw) as file:
            resampler = Resampler(file.samplerate)
            for frames in _frames(file):
                yield from_floats(resampler.more(_mixed(np.nan_to_num(frames, posinf=1.0, neginf=-1.0))))
            yield from_floats(resampler.rest())
    except (soundfile.LibsndfileError, FileNotFoundError) as error:
        if path.exists():
            advice = f"is no sound that can be read ({getattr(error, 'error_string', error)}) Save it as WAV or FLAC."
        else:
            advice = "is not there. Check its name and folder."
        raise SoundFileError(f"The file {path} {advice}") from error


def _frames(file: soundfile.SoundFile) -> Iterator[Floats]:
    """All frames in their order, a row for each."""
    if file.format != "MP3":
        yield from file.blocks(_FRAMES, dtype="float32", always_2d=True)
        return
    at = 0
    while True:  # the library seeks after each read, and an MP3 needs what came before to be decoded right
        begin = max(0, at - _BEFORE)
        file.seek(begin)
        frames = file.read(at - begin + _FRAMES, dtype="float32", always_2d=True)[at - begin :]
        if not len(frames):
            return
        yield frames
        at += len(frames)


def _mixed(frames: Floats) -> Floats:
    """The average of all channels, or the loudest where they cancel each other."""
    mixed: Floats = frames.mean(axis=1)
    loudness = np.sqrt(np.mean(np.square(frames, dtype=np.float64), axis=0))
    if np.sqrt(np.mean(np.square(mixed, dtype=np.float64))) < _CANCELLED * loudness.max():
        loudest: Floats = frames[:, loudness.argmax()]
        return loudest
    return mixed


class Writer:
    """Writes a 16 bit mono WAV file at clock.RATE.

    The file is whole after every block, however the program ends.
    """

    def __init__(self, path: Path) -> None:
        """Raises OSError when the file cannot be made."""
        self._file = path.open("wb", buffering=0)
        self._wave = wave.open(self._file, "wb")  # noqa: SIM115  (closed by close)
        self._wave.setnchannels(1)
        self._wave.setsampwidth(2)
        self._wave.setframerate(RATE)
        self._wave.writeframes(b"")

    def write(self, sound: Sound) -> None:
        """Append any number of samples."""
        self._wave.writeframes(sound.astype("<i2").tobytes())

    def close(self) -> None:
        """Finish the WAV file; a second call does nothing."""
        self._wave.close()
        self._file.close()

    def __enter__(self) -> Writer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
