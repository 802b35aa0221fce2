"""The installed command on a virtual card, as it runs: what it prints, and when."""

from __future__ import annotations

import subprocess
import threading
import time
from queue import Empty, SimpleQueue

import pytest
from kit.virtual_card import FIRST


class Running:
    """The installed command, running: its lines as they come, with the time at which they came."""

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        self.lines: list[str] = []
        self._coming: SimpleQueue[tuple[float, str]] = SimpleQueue()
        self._child = subprocess.Popen(
            [*FIRST, *command],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def process(self) -> int:
        """Its id."""
        return self._child.pid

    @property
    def over(self) -> bool:
        """Whether it has ended."""
        return self._child.poll() is not None

    def line(self, seconds: float) -> str | None:
        """The next line, which may be one that came before; None if none comes in that time."""
        return (came := self._next(seconds)) and came[1]

    def comes(self, words: str, seconds: float) -> float | None:
        """Wait for a line with these words; returns the time.monotonic() at which it came, None if it did not."""
        deadline = time.monotonic() + seconds
        while came := self._next(deadline - time.monotonic()):
            if words in came[1]:
                return came[0]
        return None

    def until(self, words: str, seconds: float = 60) -> None:
        """Wait for a line with these words, which must come."""
        if self.comes(words, seconds) is None:
            pytest.fail(f"{words!r} did not come within {seconds} s; came:\n" + "".join(self.lines))

    def ended(self, seconds: float = 30) -> int:
        """Wait for its end; returns the exit code."""
        return self._child.wait(seconds)

    def send(self, number: int) -> None:
        """Somebody else sends it this signal."""
        self._child.send_signal(number)

    def stop(self) -> None:
        """End it, if it has not ended."""
        self._child.terminate()
        self._child.wait(10)
        self._reader.join(10)
        assert self._child.stdout
        self._child.stdout.close()

    def _next(self, seconds: float) -> tuple[float, str] | None:
        try:
            came = self._coming.get(timeout=max(0.0, seconds))
        except Empty:
            return None
        self.lines.append(came[1])
        return came

    def _read(self) -> None:
        assert self._child.stdout
        for line in self._child.stdout:
            self._coming.put((time.monotonic(), line))
