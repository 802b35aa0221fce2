"""Sound that was rendered before: in memory for this session, in a folder for the next."""

from __future__ import annotations

import hashlib
import json
import os
import zlib
from collections import OrderedDict
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import NamedTuple

import numpy as np

from assistant.audio.sound import Sound
from assistant.clock import to_samples
from assistant.outputs import private_folder

_FORMAT = 2
"""Part of every name: raised when finished sound changes, so that nothing old is played."""
_ENDING = ".speech"


class Key(NamedTuple):
    """What a rendered sound depends on: text, voice and words per minute."""

    text: str
    voice: str
    words_per_minute: int


class Memory:
    """The sounds used last, as many as fit."""

    def __init__(self, limit: int = to_samples(1_200)) -> None:
        """`limit` is in samples; twenty minutes of speech are 40 MB."""
        self._limit = limit
        self._samples = 0
        self._sounds: OrderedDict[Key, Sound] = OrderedDict()

    def get(self, key: Key) -> Sound | None:
        """The sound that is kept for a key; None when there is none."""
        if key in self._sounds:
            self._sounds.move_to_end(key)
        return self._sounds.get(key)

    def put(self, key: Key, sound: Sound) -> None:
        """Keep it, and let go of what was used longest ago."""
        if key in self._sounds:
            return
        self._sounds[key] = sound
        self._samples += len(sound)
        while self._samples > self._limit:
            self._samples -= len(self._sounds.popitem(last=False)[1])


class Folder:
    """A folder of sounds. It may be emptied, cut off, filled with rubbish or not writable: then it just helps less."""

    def __init__(self, path: Path, limit: int = 100_000_000) -> None:
        """`limit` is in bytes; a hundred million are fifty minutes of speech."""
        self._path = path
        self._limit = limit

    def get(self, key: Key) -> Sound | None:
        """The sound, or None when it is not there or not as it was written."""
        place = self._place(key)
        try:
            data = place.read_bytes()
            os.utime(place)
        except OSError:
            return None
        if len(data) < 4 or int.from_bytes(data[:4], "big") != zlib.crc32(data[4:]):
            return None
        return np.frombuffer(data, "<i2", offset=4).astype(np.int16)

    def put(self, key: Key, sound: Sound) -> None:
        """Keep a sound in the folder, and delete what was used longest ago."""
        data = sound.astype("<i2").tobytes()
        with suppress(OSError):
            private_folder(self._path)
            with NamedTemporaryFile(dir=self._path, suffix=_ENDING, delete=False) as half:
                half.write(zlib.crc32(data).to_bytes(4, "big") + data)
            os.replace(half.name, self._place(key))  # noqa: PTH105  (under its name it is whole or not there)
            self._tidy()

    def _place(self, key: Key) -> Path:
        digest = hashlib.sha256(json.dumps([_FORMAT, *key]).encode()).hexdigest()
        return self._path / f"{digest[:32]}{_ENDING}"

    def _tidy(self) -> None:
        files = [(each.stat(), each) for each in self._path.glob(f"*{_ENDING}")]
        size = sum(stat.st_size for stat, _ in files)
        for stat, each in sorted(files, key=lambda file: file[0].st_mtime_ns):
            if size <= self._limit:
                break
            each.unlink(missing_ok=True)
            size -= stat.st_size
