"""A note for a report, when something broke inside the program: what and where, and never what anybody said."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant import faults
from assistant.clock import Tick, to_seconds
from assistant.library.reading import FOLDER, Data, read
from assistant.logs import Log, attached, log_path
from assistant.recording.recording import Event
from assistant.understanding.understood import Understood

_LOG = logging.getLogger(__name__)


class _Told(Data):
    noted: str
    unnoted: str


class Notes(logging.Handler):
    """Keeps the faults of a session, which are in the log as soon as they happen; a full disk spoils no session."""

    def __init__(self, log: Log) -> None:
        super().__init__()
        self._log = log
        self._faults: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message of one log record."""
        self._faults.append(record.getMessage())

    def told(self, language: str, folder: Path = FOLDER) -> str:
        """What to tell when the session is over; empty when nothing broke.

        Raises:
            DataError: the file is missing or not as it should be.
        """
        if not self._faults:
            return ""
        words = read(folder / language / "faults.yaml", _Told)
        if not self._log.failed:
            return words.noted.format(path=self._log.baseFilename)
        return words.unnoted.format(faults="\n".join(self._faults))


@contextmanager
def noted() -> Iterator[Notes]:
    """Meanwhile all that breaks inside the program is written down, in the log that is kept or in one of its own."""
    kept, faulty = attached(), logging.getLogger(faults.__name__)
    log = kept or Log(log_path())
    notes = Notes(log)
    handlers = [notes] if kept else [log, notes]
    for each in handlers:
        faulty.addHandler(each)
    try:
        yield notes
    finally:
        for each in handlers:
            faulty.removeHandler(each)
        if not kept:
            log.close()


def turned(tick: Tick, event: Event) -> None:
    """Log what was done and how well something was heard, but no word of it; which sentence
    answered would tell as much. A watcher of the session."""
    if isinstance(event, Understood):
        _LOG.debug("%.2f s: heard something, %s", to_seconds(tick.samples), event.evidence)
    elif not isinstance(event, Tick):
        _LOG.debug("%.2f s: %s", to_seconds(tick.samples), type(event).__name__)
