"""A line being typed, key by key."""

from __future__ import annotations

import re
from dataclasses import dataclass

END = "\x04"
"""Ctrl-D: no more lines."""
LONGEST = 1_000
"""Letters of a line: more than anybody says at once, so what was pasted beyond is left out."""
_ENTER, _BACKSPACE, _CLEAR = "\r\n", "\x7f\x08", "\x15"
_ARROW = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|O[ -~])")
"""What arrows, End, F5 and the like send (ECMA-48, control sequences)."""
_UNFINISHED = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|O)?$")


@dataclass(frozen=True, slots=True)
class Typed:
    """A line that is not finished yet."""

    line: str = ""
    begun: str = ""
    """The first letters of a key that sends several, when the rest has not come yet."""


def edited(before: Typed, keys: str) -> tuple[Typed, tuple[str, ...]]:
    """The line after some keys, and the lines that Enter finished; `END` is the last of them when no more will come.

    Args:
        before: what has been typed so far.
        keys: as they come from a terminal, any number at once; arrows and the like do nothing. Empty is a short
            while without any: then an Escape was a key of its own, and no letter after it belongs to it.
    """
    if not keys:
        return Typed(before.line), ()
    line, finished = before.line, list[str]()
    text = _ARROW.sub("", before.begun + keys)
    unfinished = _UNFINISHED.search(text)
    begun = unfinished[0] if unfinished else ""
    for key in text.removesuffix(begun):
        if key == END and not line:
            return Typed(), (*finished, END)
        if key in _ENTER:
            finished.append(line)
            line = ""
        elif key in _BACKSPACE:
            line = line[:-1]
        elif key == _CLEAR:
            line = ""
        elif key.isprintable() and len(line) < LONGEST:
            line += key
    return Typed(line, begun), tuple(finished)
