"""The terminal's keyboard, key by key, and its bell: any key is "hands off" for when no voice gets through."""

from __future__ import annotations

import _thread
import codecs
import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import TextIO

import click


class Keys:
    """Keys as they are pressed, without Enter. Where there is no terminal there are none.

    To be used in a `with`: the terminal gets its own ways back, however that ends. Ctrl-C stays Ctrl-C.
    """

    def __init__(self) -> None:
        self._pressed: SimpleQueue[str] = SimpleQueue()
        self._restore: Callable[[], None] | None = None
        self.lost = False
        """There was a keyboard, and nothing will come from it any more."""

    def __enter__(self) -> Keys:
        if sys.stdin.isatty():
            self._restore = _key_by_key()
            threading.Thread(target=self._watch, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._restore:
            self._restore()

    @property
    def read(self) -> bool:
        """Whether there is a keyboard whose keys can be read."""
        return self._restore is not None

    def pressed(self) -> bool:
        """Whether a key was pressed since the last time this was asked."""
        try:
            self._pressed.get_nowait()
        except Empty:
            return False
        while not self._pressed.empty():
            self._pressed.get_nowait()
        return True

    def wait(self, seconds: float) -> str:
        """The next key, or keys that came at once; empty when none comes within this time."""
        try:
            return self._pressed.get(timeout=seconds)
        except Empty:
            return ""

    def _watch(self) -> None:
        try:
            while key := _read():
                self._pressed.put(key)
        except KeyboardInterrupt:
            _thread.interrupt_main()
        except (EOFError, OSError):
            pass
        finally:
            self.lost = True


if sys.platform == "win32":

    def _key_by_key() -> Callable[[], None]:
        return lambda: None

    def _read() -> str:
        return click.getchar()

else:
    import termios
    import tty

    def _key_by_key() -> Callable[[], None]:
        """Every key comes at once and unseen, also those that would stop the program or what it shows."""
        terminal = sys.stdin.fileno()
        before = termios.tcgetattr(terminal)
        tty.setcbreak(terminal)
        now = termios.tcgetattr(terminal)
        now[0] &= ~termios.IXON
        for each in (termios.VSUSP, termios.VQUIT):
            now[6][each] = os.fpathconf(terminal, "PC_VDISABLE").to_bytes(1, sys.byteorder)
        termios.tcsetattr(terminal, termios.TCSADRAIN, now)

        def back() -> None:
            with suppress(termios.error):  # a signal can cut short what waits for the terminal
                termios.tcsetattr(terminal, termios.TCSAFLUSH, before)
            termios.tcsetattr(terminal, termios.TCSANOW, before)

        return back

    _decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")

    def _read() -> str:
        """What was pressed; empty at the end. A letter of several bytes may come in parts."""
        while data := os.read(sys.stdin.fileno(), 1024):
            if text := _decoder.decode(data):
                return text
        return ""


RING = "\a"
EVERY = 2.0
"""Seconds from one ring to the next."""
MOST = 15
"""Rings, after which whoever is there has heard it, or cannot."""


class Bell:
    """Rings while something is wrong. A file or a pipe is left alone."""

    def __init__(self, terminal: TextIO) -> None:
        self._terminal = terminal if terminal.isatty() else None
        self._rung = 0
        self._last = 0.0

    def ring(self, now: float, *, wrong: bool) -> None:
        """To be called at every turn, with the seconds of any clock."""
        if not wrong:
            self._rung = 0
        elif self._terminal and self._rung < MOST and (not self._rung or now - self._last >= EVERY):
            self._rung, self._last = self._rung + 1, now
            self._terminal.write(RING)
            self._terminal.flush()
