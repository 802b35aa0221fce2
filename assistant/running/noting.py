"""A note for a report, when something broke inside the program: what and where, and never what anybody said."""

from __future__ import annotations

import logging
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from platformdirs import user_log_path

from assistant import faults
from assistant.library.reading import FOLDER, Data, read


class _Told(Data):
    noted: str
    unnoted: str


def notes_path() -> Path:
    """Where the notes are kept."""
    return user_log_path("massage-assistant") / "faults.log"


class Notes(logging.Handler):
    """Writes each fault of a session down as soon as it happens; a full disk spoils no session."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._faults: list[str] = []
        self._written = True

    def emit(self, record: logging.LogRecord) -> None:
        """Write one down."""
        fault = record.getMessage()
        self._faults.append(fault)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("a", encoding="utf-8") as file:
                file.write(f"{_heading()}\n{fault.rstrip()}\n\n")
        except OSError:
            self._written = False

    def told(self, language: str, folder: Path = FOLDER) -> str:
        """What to tell when the session is over; empty when nothing broke.

        Raises:
            DataError: the file is missing or not as it should be.
        """
        if not self._faults:
            return ""
        words = read(folder / language / "faults.yaml", _Told)
        if self._written:
            return words.noted.format(path=self._path)
        return words.unnoted.format(faults="\n".join(self._faults))


@contextmanager
def noted() -> Iterator[Notes]:
    """Meanwhile all that breaks inside the program is written down."""
    notes, log = Notes(notes_path()), logging.getLogger(faults.__name__)
    log.addHandler(notes)
    try:
        yield notes
    finally:
        log.removeHandler(notes)


def _heading() -> str:
    at, made = f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC", f"massage-assistant {version('massage-assistant')}"
    return f"{at}, {made}, {platform.system()}, Python {platform.python_version()}"
