"""WAV files whose header tells a wrong length: whoever wrote them was ended, or wrote into a pipe.

RIFF keeps the length of what follows in two places, and both are right only if somebody came back to fill them in
(Microsoft and IBM, "Multimedia Programming Interface and Data Specifications 1.0", 1991).
"""

from __future__ import annotations

import os
import struct
from typing import BinaryIO

_CHUNK = struct.Struct("<4sI")
_HEAD = 12
"""Bytes before the first chunk."""
_CHUNKS = 64
"""More than these before the samples are no header any more."""
_LONGEST = 0xFFFF_FFFF


class Mended:
    """A file as it should have been: some of its bytes are others. Read only."""

    def __init__(self, file: BinaryIO, others: dict[int, bytes]) -> None:
        """`others`: bytes by the place that they stand at."""
        self._file = file
        self._others = others

    def read(self, size: int = -1) -> bytes:
        """Read up to `size` bytes, those of the header already mended; all that is left when it is negative."""
        start = self._file.tell()
        found = bytearray(self._file.read(size))
        for place, other in self._others.items():
            for at, byte in enumerate(other, start=place - start):
                if 0 <= at < len(found):
                    found[at] = byte
        return bytes(found)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Move to a place in the file as io.IOBase.seek does; returns the new place in bytes."""
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """The place in the file, in bytes from its beginning."""
        return self._file.tell()


def mended(file: BinaryIO) -> Mended | None:
    """The same file, heard to its end, if it is a WAV whose header tells less than there is; else None."""
    whole = file.seek(0, os.SEEK_END)
    try:
        found = _samples(file, whole)
    finally:
        file.seek(0)
    if found is None:
        return None
    size, told = found
    rest = whole - size - 4
    if told >= rest or rest > _LONGEST or (told and _goes_on(file, size + 4 + told + told % 2, whole)):
        return None
    return Mended(file, {4: struct.pack("<I", min(whole - 8, _LONGEST)), size: struct.pack("<I", rest)})


def _samples(file: BinaryIO, whole: int) -> tuple[int, int] | None:
    """Where the length of the samples stands, and what it tells."""
    file.seek(0)
    head = file.read(_HEAD)
    if len(head) < _HEAD or head[:4] != b"RIFF" or head[8:] != b"WAVE":
        return None
    for _ in range(_CHUNKS):
        at = file.tell()
        chunk = file.read(_CHUNK.size)
        if len(chunk) < _CHUNK.size:
            return None
        name, size = _CHUNK.unpack(chunk)
        if name == b"data":
            return at + 4, size
        if file.seek(size + size % 2, os.SEEK_CUR) > whole:
            return None
    return None


def _goes_on(file: BinaryIO, at: int, whole: int) -> bool:
    """Whether another chunk stands there, or nothing: then the length is right."""
    file.seek(at)
    chunk = file.read(_CHUNK.size)
    file.seek(0)
    if len(chunk) < _CHUNK.size:
        return True
    name, size = _CHUNK.unpack(chunk)
    named = bool(name.isascii()) and name.decode("ascii").isprintable()
    return named and at + _CHUNK.size + int(size) <= whole
