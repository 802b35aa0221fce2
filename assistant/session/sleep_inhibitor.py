"""Keeping the computer from falling asleep, and its screen from locking, while nobody's hands are free."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from threading import Event, Thread

LETTING_GO = 3.0
"""Seconds that the desktop may take to be told that it may sleep again; it forgets a program that ended anyway."""


class Awake:
    """Whether the desktop promised not to sleep. It is asked beside everything else, and answers a little later."""

    def __init__(self) -> None:
        self._method: Future[str] = Future()
        self._told = False

    def method(self, within: float) -> str:
        """By which interface of the desktop it is kept awake; empty when it is not, or not known `within` seconds."""
        try:
            return self._method.result(within)
        except TimeoutError:
            return ""

    def failed(self) -> bool:
        """True once, when it has turned out that it cannot be kept awake. Never waits."""
        if self._told or not self._method.done():
            return False
        self._told = True
        return not self._method.result()

    def settle(self, method: str) -> None:
        """Set how the computer is kept awake; a second call changes nothing."""
        if not self._method.done():
            self._method.set_result(method)


@contextmanager
def kept_awake() -> Iterator[Awake]:
    """Ask the desktop to stay awake until the end of the block. Never raises of itself, and never waits to begin.

    On Windows it is asked by SetThreadExecutionState, on macOS by caffeinate, elsewhere over D-Bus: ScreenSaver or
    GNOME's session manager (wakepy, "Methods"). A desktop that does not answer takes two seconds to be given up.
    """
    awake, over = Awake(), Event()
    thread = Thread(target=_hold, args=(awake, over), name="awake", daemon=True)
    thread.start()
    try:
        yield awake
    finally:
        over.set()
        thread.join(LETTING_GO)


def _hold(awake: Awake, over: Event) -> None:
    """Enter and leave in one thread, as wakepy wants it."""
    try:
        from wakepy import keep

        with keep.presenting(on_fail="pass") as mode:
            awake.settle(mode.active_method.name if mode.active_method else "")
            over.wait()
    except Exception as error:  # whatever a desktop answers, the massage goes on
        logging.getLogger(__name__).debug("not kept awake: %s", error)
    awake.settle("")
