"""A script of words and times, as typed into `massage talk` or piped into it.

the seven step one      said as soon as the program has finished speaking
+30s                    thirty seconds pass
@95.5 it hurts          said at 95.5 seconds of session time, whoever is speaking
# a remark              nothing
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO

from assistant.clock import to_samples
from assistant.errors import MassageError
from assistant.textfile import decoded, encoding_of


class ScriptError(MassageError, ValueError):
    """A line that is no step of a script: the message says what would be."""


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """A line of a script that somebody says."""

    text: str
    at: int | None = None
    """The sample at which it is said; None is when the program has fallen silent."""


@dataclass(frozen=True, slots=True)
class Wait:
    """A line of a script in which nobody says anything for some time."""

    samples: int


Step = SpokenLine | Wait

_WAIT = re.compile(r"\+\s*(\d+(?:\.\d+)?)\s*(s|m)?$")
_TIMED = re.compile(r"@\s*(\d+(?:\.\d+)?)\s+(.+)$")
_LONGEST = 4 * 3600.0
"""Seconds, for a wait and for a time: no session lasts as long."""
_SHOWN = 40
"""Letters of a line that are quoted."""


def parse(line: str) -> Step | None:
    """One line of a script; None for a remark or nothing.

    Raises:
        ScriptError: the line begins as a time and is none.
    """
    text = line.strip()
    if not text or text.startswith("#"):
        return None
    if found := _WAIT.match(text):
        return Wait(_samples(text, float(found[1]) * (60 if found[2] == "m" else 1)))
    if found := _TIMED.match(text):
        return SpokenLine(found[2], _samples(text, float(found[1])))
    if text[0] in "+@":
        raise ScriptError(f"{text!r} is no time. Write +30s for a wait, or @95.5 and the words.")
    return SpokenLine(text)


def _samples(text: str, seconds: float) -> int:
    if seconds > _LONGEST:
        quoted = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
        raise ScriptError(f"{quoted!r} is later or longer than four hours.")
    return to_samples(seconds)


def lines(stream: IO[bytes], other: str = "utf-8") -> Iterator[str]:
    """The lines of a script as they come, whatever they are saved in.

    Args:
        stream: a file or a pipe.
        other: the encoding of a line that is not in UTF-8, as of a terminal.

    Raises:
        ScriptError: naming the line that is in neither.
    """
    first = stream.readline()
    encoding = encoding_of(first)
    if encoding.startswith("utf-16") or encoding == "utf-32":
        try:
            yield from decoded(first + stream.read()).split("\n")
        except UnicodeDecodeError as error:
            raise ScriptError("It is cut off in the middle of a letter: save it as UTF-8.") from error
        return
    number, line = 0, first.removeprefix(b"\xef\xbb\xbf")
    while line:
        for each in _decoded_line(line, other, number + 1).split("\n"):
            number += 1
            yield each
        line = stream.readline()


def _decoded_line(line: bytes, other: str, number: int) -> str:
    for encoding in ("utf-8", other):
        try:
            text = line.decode(encoding)
        except UnicodeDecodeError:
            continue
        return text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    raise ScriptError(f"line {number}: is not in UTF-8. Save the script as UTF-8.")


def steps(lines: Iterable[str]) -> Iterator[Step]:
    """The steps of a script.

    Raises:
        ScriptError: naming the line.
    """
    for number, line in enumerate(lines, start=1):
        try:
            step = parse(line)
        except ScriptError as error:
            raise ScriptError(f"line {number}: {error}") from error
        if step:
            yield step
