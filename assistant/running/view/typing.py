"""A line being typed, key by key."""

from __future__ import annotations

END = "\x04"
"""Ctrl-D: no more lines."""
_ENTER, _BACKSPACE, _CLEAR, _ESCAPE = "\r\n", "\x7f\x08", "\x15", "\x1b"


def edited(line: str, keys: str) -> tuple[str, tuple[str, ...]]:
    """The line after some keys, and the lines that Enter finished; `END` is the last of them when no more will come.

    Args:
        line: what has been typed so far.
        keys: as they come from a terminal; arrows and the like do nothing.
    """
    finished: list[str] = []
    if keys.startswith(_ESCAPE):
        return line, ()
    for key in keys:
        if key == END and not line:
            return "", (*finished, END)
        if key in _ENTER:
            finished.append(line)
            line = ""
        elif key in _BACKSPACE:
            line = line[:-1]
        elif key == _CLEAR:
            line = ""
        elif key.isprintable():
            line += key
    return line, tuple(finished)
