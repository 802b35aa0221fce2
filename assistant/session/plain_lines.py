"""A typed session in plain lines: a prompt where it is somebody's turn, and every line on a row of its own."""

from __future__ import annotations

import sys
from collections.abc import Callable

PROMPT = "> "


class PlainLines:
    """Lines and prompts on one terminal; where there is none, lines alone."""

    def __init__(self, write: Callable[[str], None], *, prompts: bool) -> None:
        """`prompts`: somebody types at a terminal and looks at it."""
        self._write = write
        self._prompts = prompts
        self._standing = False

    def write(self, line: str) -> None:
        """A line; a prompt that stands there is left behind."""
        if self._standing:
            self._write("")
            self._standing = False
        self._write(line)

    def prompt(self) -> None:
        """It is somebody's turn: ask for a line, unless that stands there already."""
        if self._prompts and not self._standing:
            self._standing = True
            sys.stdout.write(PROMPT)
            sys.stdout.flush()

    def entered(self) -> None:
        """Somebody has typed Enter, so the prompt is answered."""
        self._standing = False


def at_a_terminal() -> bool:
    """Whether somebody types here, and sees what is printed."""
    return sys.stdin.isatty() and sys.stdout.isatty()
