"""Any key is "hands off": for when no voice gets through."""

from __future__ import annotations

import _thread
import sys
import threading
from queue import Empty, SimpleQueue

import click


class Keys:
    """Keys as they are pressed. Where there is no terminal there are none."""

    def __init__(self) -> None:
        self._pressed: SimpleQueue[str] = SimpleQueue()
        if sys.stdin.isatty():
            threading.Thread(target=self._watch, daemon=True).start()

    def pressed(self) -> bool:
        """Whether a key was pressed since the last time this was asked."""
        try:
            self._pressed.get_nowait()
        except Empty:
            return False
        while not self._pressed.empty():
            self._pressed.get_nowait()
        return True

    def _watch(self) -> None:
        try:
            while True:
                self._pressed.put(click.getchar())
        except KeyboardInterrupt:
            _thread.interrupt_main()
        except (EOFError, OSError):
            return
