"""Kaldi's binary format: names in angle brackets, and numbers with their size in front."""

from __future__ import annotations

import struct
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

_HEAD = b"\0B"


class Writer:
    """Collects one object."""

    def __init__(self) -> None:
        self._parts = [_HEAD]

    @property
    def written(self) -> bytes:
        """All so far."""
        return b"".join(self._parts)

    def token(self, *names: str) -> Writer:
        """Names of what follows, as "<Dim>"."""
        self._parts += [f"{name} ".encode() for name in names]
        return self

    def text(self, text: str) -> Writer:
        """Text as it is."""
        self._parts.append(text.encode())
        return self

    def integer(self, *values: int) -> Writer:
        """Numbers, one by one."""
        self._parts += [struct.pack("<bi", 4, value) for value in values]
        return self

    def real(self, *values: float) -> Writer:
        """Numbers, one by one."""
        self._parts += [struct.pack("<bf", 4, value) for value in values]
        return self

    def integers(self, values: Sequence[int]) -> Writer:
        """A list of whole numbers."""
        self._parts.append(struct.pack("<bi", 4, len(values)) + np.asarray(values, "<i4").tobytes())
        return self

    def vector(self, values: ArrayLike) -> Writer:
        """Of single precision."""
        array = np.asarray(values, "<f4")
        self._parts.append(b"FV " + struct.pack("<bi", 4, len(array)) + array.tobytes())
        return self

    def matrix(self, values: ArrayLike) -> Writer:
        """Of single precision."""
        array = np.ascontiguousarray(values, "<f4")
        rows, columns = array.shape
        self._parts.append(b"FM " + struct.pack("<bibi", 4, rows, 4, columns) + array.tobytes())
        return self
