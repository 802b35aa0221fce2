"""What goes wrong inside the program itself: told to the log, and to nobody's cost."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from typing import TypeVar

_T = TypeVar("_T")


class Faults:
    """Notes each of them once, however often it comes back: some would come back in every block."""

    def __init__(self, room: str) -> None:
        """`room` names the logger: assistant.faults.ROOM."""
        self._log = logging.getLogger(f"{__name__}.{room}")
        self._noted: set[tuple[str, str]] = set()

    def note(self, where: str, error: Exception) -> None:
        """Tell the log what broke and the way to it, but not the error's message: it may quote what somebody said."""
        way = "".join(traceback.format_tb(error.__traceback__))
        if (where, way) not in self._noted:
            self._noted.add((where, way))
            self._log.error("%s: %s\n%s", where, type(error).__name__, way)

    def attempt(self, where: str, do: Callable[[], _T], otherwise: _T) -> _T:
        """What it gives, or something else when it breaks, which is noted: for what nothing else may suffer from."""
        try:
            return do()
        except Exception as error:
            self.note(where, error)
            return otherwise

    def tell(self, what: str, how: str) -> None:
        """Tell the log of something that broke and raised nothing."""
        if (what, "") not in self._noted:
            self._noted.add((what, ""))
            self._log.error("%s: %s", what, how)
