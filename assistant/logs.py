"""The log: what the program did and what broke, in the platform's folder for logs, and never what anybody said."""

from __future__ import annotations

import logging
import os
import platform
import traceback
from importlib.metadata import version
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

from platformdirs import user_log_path

ALL = logging.getLogger("assistant")
SIZE = 200_000
"""Bytes after which the file is put aside."""
BEFORE = 3
"""As many files that were put aside are kept."""


def log_path() -> Path:
    """Where the log is kept."""
    return user_log_path("massage-assistant") / "massage.log"


class Log(RotatingFileHandler):
    """Writes to the log as soon as something happens; a full disk, or a folder that cannot be, spoils nothing."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path, maxBytes=SIZE, backupCount=BEFORE, encoding="utf-8", errors="replace", delay=True
        )
        self.setFormatter(_Discreet("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        self.failed = False
        """Something could not be written."""

    def _open(self) -> Any:
        Path(self.baseFilename).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        return open(self.baseFilename, "a", encoding="utf-8", errors="replace", opener=_for_owner)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: ARG002, N802  (so named by logging)
        """Remember that writing failed; nothing is printed and nothing is raised."""
        self.failed = True

    def close(self) -> None:
        """Close it; what a full disk still kept waiting is let go."""
        try:
            super().close()
        except OSError:
            self.failed = True


class _Discreet(logging.Formatter):
    def formatException(self, ei: Any) -> str:  # noqa: N802  (so named by logging)
        """The way to an error and its kind, but not its message: it may quote what somebody said."""
        kind, _, trace = ei
        return "".join(traceback.format_tb(trace)) + (kind.__name__ if kind else "")


def begin(debug: bool) -> None:
    """Keep a log from now on; with `debug` also of every turn that the session takes."""
    if attached() is None:
        ALL.addHandler(Log(log_path()))
    ALL.setLevel(logging.DEBUG if debug else logging.INFO)
    ALL.info("massage-assistant %s, %s, Python %s", version("massage-assistant"), *_machine())


def end() -> None:
    """Keep no log from now on."""
    log = attached()
    if log:
        ALL.removeHandler(log)
        log.close()
    ALL.setLevel(logging.NOTSET)


def attached() -> Log | None:
    """The log that is being kept, if any."""
    return next((each for each in ALL.handlers if isinstance(each, Log)), None)


def unexpected(error: Exception) -> str:
    """Write down an error that nobody had foreseen; return what to tell."""
    ALL.error("it ended with an error", exc_info=error)
    log = attached()
    where = (
        f"What it was stands in {log_path()}" if log and not log.failed else "It could not be written down"
    )
    return (
        f"Something went wrong inside the program ({type(error).__name__}). {where}, and nothing of what anybody "
        "said. Please send it along with a report. To see more: massage --debug"
    )


def _machine() -> tuple[str, str]:
    return f"{platform.system()} {platform.machine()}", platform.python_version()


def _for_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
