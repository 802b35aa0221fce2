"""An end that comes from outside: Ctrl-C, the window is closed, or the machine shuts down."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, NoReturn

SIGNALS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]
STUCK = 1.0
"""Seconds without a look after which nobody is there who could end it gently."""


class EndRequest:
    """Whether an end was asked for; whoever looks often enough may still say goodbye."""

    def __init__(self) -> None:
        self._number = 0
        self._looked = time.monotonic()

    def asked(self) -> bool:
        """Whether somebody has asked for the session to end."""
        self._looked = time.monotonic()
        return self._number > 0

    def leave(self) -> None:
        """Leave as was asked for, if it was. Raises KeyboardInterrupt or SystemExit."""
        if self._number:
            _leave(self._number)

    def ask(self, number: int, _frame: FrameType | None) -> None:
        """The first time it is only noted; the second time, and when nobody looks, it ends at once."""
        if self._number or time.monotonic() - self._looked > STUCK:
            _leave(number)
        self._number = number


@contextmanager
def gently() -> Iterator[EndRequest]:
    """Meanwhile an end that comes from outside is only noted, and asked for by whoever runs."""
    ending = EndRequest()
    with _handled((signal.SIGINT, *SIGNALS), ending.ask):
        yield ending


@contextmanager
def tidied() -> Iterator[None]:
    """Meanwhile such an end is a SystemExit, so that files are closed and the terminal gets its own ways back."""
    with _handled(SIGNALS, lambda number, _frame: _leave(number)):
        yield


@contextmanager
def _handled(signals: Any, handler: Any) -> Iterator[None]:
    """Only the main thread is told of signals (documentation of the module signal); in another one nothing changes."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {each: signal.signal(each, handler) for each in signals}
    try:
        yield
    finally:
        for each, handled in before.items():
            signal.signal(each, handled)


def _leave(number: int) -> NoReturn:
    if number == signal.SIGINT:
        raise KeyboardInterrupt
    raise SystemExit(128 + number)
