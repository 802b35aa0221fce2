"""Text files as people's editors and shells save them."""

from __future__ import annotations

import codecs
import os
import stat
from pathlib import Path
from typing import IO

LARGEST = 1_000_000
"""Bytes: a hundred times what anybody writes by hand."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class TextFileError(Exception):
    """A file cannot be read as text: the message is the reason, to stand in brackets or behind a colon."""


def read_text(path: Path, largest: int = LARGEST) -> str:
    """The whole file. It never waits: what is no ordinary file (a pipe, a device) is refused.

    Raises:
        TextFileError: it cannot be read, or is not text.
    """
    try:
        with open_without_waiting(path) as file:
            data = file.read(largest + 1)
    except OSError as error:
        raise TextFileError(error.strerror or str(error)) from error
    if len(data) > largest:
        raise TextFileError(f"it is larger than {largest // 1000} kB")
    try:
        return decoded(data)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TextFileError(f"line {line} is not in UTF-8: save it as UTF-8") from error


def open_without_waiting(path: Path) -> IO[bytes]:
    """Raises OSError; TextFileError for what is no ordinary file, and for a name with a zero byte in it."""
    try:
        return open(path, "rb", opener=_without_waiting)
    except ValueError as error:
        raise TextFileError(str(error)) from error


def _without_waiting(path: str, flags: int) -> int:
    number = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    if not stat.S_ISREG(os.fstat(number).st_mode):
        os.close(number)
        raise TextFileError("it is no ordinary file")
    return number


def decoded(data: bytes) -> str:
    """UTF-8, or whatever a byte order mark or its zeros say; without the mark, every line ending as one newline.

    Raises UnicodeDecodeError.
    """
    return data.decode(encoding_of(data)).replace("\r\n", "\n").replace("\r", "\n")


def encoding_of(data: bytes) -> str:
    """The encoding of a text file, told by its first bytes."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    if len(data) > 1 and not data[1] and data[0]:
        return "utf-16-le"
    if len(data) > 1 and not data[0] and data[1]:
        return "utf-16-be"
    return "utf-8"
