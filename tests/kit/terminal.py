"""A terminal that is only software: a command runs on it, keys are pressed, and what it shows can be read."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from types import TracebackType

import pytest

needs_pty = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")

ALTERNATE, BACK = "\x1b[?1049h", "\x1b[?1049l"
HOME = "\x1b[H"

_OWNING = (
    "import fcntl, os, signal, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); "
    "signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])"
)
"""Makes the terminal its own before it becomes the command: Ctrl-C reaches nobody else, and this one also where the
tests run in the background of a shell, which ignores it there."""


class Terminal:
    """One command on a pseudo-terminal."""

    def __init__(
        self,
        command: list[str],
        rows: int = 24,
        columns: int = 80,
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        import pty
        import termios

        self._master, self._slave = pty.openpty()
        self.resize(rows, columns)
        self.before = termios.tcgetattr(self._slave)
        self.written = ""
        self._child = subprocess.Popen(
            [sys.executable, "-c", _OWNING, *command],
            stdin=self._slave,
            stdout=self._slave,
            stderr=self._slave,
            env={"TERM": "xterm-256color", **environment},
            start_new_session=True,
        )

    @property
    def attributes(self) -> list[object]:
        """How the terminal is set."""
        import termios

        return termios.tcgetattr(self._slave)

    @property
    def shown(self) -> str:
        """What was drawn last, as plain rows."""
        return plain(self.written.rsplit(HOME, 1)[-1])

    def resize(self, rows: int, columns: int) -> None:
        """Somebody pulls at the window."""
        import termios

        termios.tcsetwinsize(self._master, (rows, columns))

    def press(self, keys: str | bytes) -> None:
        """Somebody presses these keys."""
        os.write(self._master, keys if isinstance(keys, bytes) else keys.encode())

    def signal(self, number: int) -> None:
        """Somebody ends the command, or closes its window."""
        self._child.send_signal(number)

    def leave_raw(self) -> None:
        """A program that took keys one by one was killed here."""
        import termios

        now = termios.tcgetattr(self._slave)
        now[0] &= ~(termios.IXON | termios.ICRNL)
        now[3] &= ~(termios.ICANON | termios.ECHO)
        now[6][termios.VSUSP] = now[6][termios.VQUIT] = b"\0"
        termios.tcsetattr(self._slave, termios.TCSANOW, now)

    def pass_by(self, seconds: float) -> None:
        """Time goes by."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            self._read(left)

    def until(self, right: Callable[[Terminal], bool], seconds: float = 30) -> None:
        """Read on until it is so, which must come."""
        deadline = time.monotonic() + seconds
        while not right(self):
            if time.monotonic() > deadline:
                pytest.fail(f"this is all that came within {seconds} s:\n{self.written[-3000:]!r}")
            self._read(0.2)

    def ended(self, seconds: float = 30) -> int:
        """Wait for its end; returns the exit code."""
        deadline = time.monotonic() + seconds
        while self._child.poll() is None:
            if time.monotonic() > deadline:
                pytest.fail(f"it does not end:\n{self.written[-3000:]!r}")
            self._read(0.1)
        self._read(0.2)
        return self._child.returncode

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._child.poll() is None:
            os.killpg(self._child.pid, signal.SIGKILL)
        self._child.wait(10)
        os.close(self._master)
        os.close(self._slave)

    def _read(self, seconds: float) -> None:
        import select

        if select.select([self._master], [], [], seconds)[0]:
            self.written += os.read(self._master, 1 << 16).decode(errors="replace")


def plain(text: str) -> str:
    """Text without the codes that move and colour it."""
    return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", text).replace("\r", "")
