"""Writing beside the loop: a thread of its own, so that a slow disk delays nobody."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from queue import Empty, Full, Queue
from typing import TypeVar

from assistant.journal import store
from assistant.journal.database import opened
from assistant.journal.entry import Entry
from assistant.journal.store import KeptState, SessionHead

MOST = 2_000
"""Entries that may wait for the disk: some minutes of a session."""
BUSY = 0.5
"""Seconds that another process is waited for before it is tried again."""
PATIENCE = 3.0
"""Seconds that the end of a session waits for the disk."""
BUSY_CODES = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
"""Another process writes."""

T = TypeVar("T")
Work = Callable[[sqlite3.Connection, int], None]
"""Something to be done to the journal, for the session with this number."""


class Trouble(StrEnum):
    """What went wrong with the journal."""

    UNWRITABLE = "unwritable"
    """It cannot be written: nothing more is kept of this session."""
    SET_ASIDE = "set_aside"
    """The one that was there could not be read; it is kept under another name, and a new one was begun."""
    BEHIND = "behind"
    """The disk is so slow that something was left out."""


@dataclass(frozen=True, slots=True)
class Mishap:
    """What is to be told about the journal, once."""

    trouble: Trouble
    about: str
    """The reason, or where the old one is kept."""


class JournalWriter:
    """Takes what is to be kept and returns at once; what was last put is on the disk a few milliseconds later."""

    def __init__(self, path: Path, head: SessionHead) -> None:
        self._path = path
        self._head = head
        self._queue: Queue[Work | None] = Queue(MOST)
        self._state: Callable[[], KeptState] | None = None
        self._forget: bool | None = None
        """Whether everything is to be removed; None is nothing."""
        self._closing = threading.Event()
        self._failed = False
        """Nothing more is written."""
        self.mishaps: Queue[Mishap] = Queue()
        """What is to be told; whoever takes one out tells it."""
        self._behind = False
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
        self._thread.start()

    def put(self, entry: Entry) -> None:
        """Keep this; when too much waits for the disk it is left out."""
        self.do(lambda connection, session: store.add(connection, session, (entry,)))

    def keep(self, state: Callable[[], KeptState]) -> None:
        """Keep how the conversation stands, which the thread asks for; of several that wait the last is written."""
        self._state = state
        self.do(_nothing)

    def do(self, work: Work) -> None:
        """Do this to the journal, in its turn."""
        try:
            self._queue.put_nowait(work)
        except Full:
            if not self._behind and work is not _nothing:
                self._behind = True
                self.mishaps.put(Mishap(Trouble.BEHIND, ""))

    def forget(self, *, everything: bool) -> None:
        """Remove this session, or everything, for good; nothing more is kept of this one."""
        self._forget = everything
        self.do(_nothing)

    def settle(self) -> None:
        """Wait until all that was put is on the disk: for sessions that run faster than time."""
        self._queue.join()

    def close(self) -> None:
        """Write what still waits, for as long as anybody would wait for it."""
        self._closing.set()
        try:
            self._queue.put(None, timeout=PATIENCE)
        except Full:
            return
        self._thread.join(PATIENCE)

    def _run(self) -> None:
        connection: sqlite3.Connection | None = None
        session = 0
        while True:
            batch = self._next()
            state, self._state = self._state, None
            try:
                if connection is None and not self._failed:
                    connection, session = self._begin()
                if connection:
                    self._write(connection, session, [each for each in batch if each], state)
                    if self._forget is not None:
                        self._remove(connection, session)
                        connection = None
            except (OSError, sqlite3.Error) as error:
                self._fail(error)
                _close(connection)
                connection = None
            for _ in batch:
                self._queue.task_done()
            if None in batch:
                _close(connection)
                return

    def _fail(self, error: Exception) -> None:
        self._failed = True
        reason = getattr(error, "strerror", None) or str(error)
        self.mishaps.put(Mishap(Trouble.UNWRITABLE, reason))

    def _next(self) -> list[Work | None]:
        batch = [self._queue.get()]
        try:
            while True:
                batch.append(self._queue.get_nowait())
        except Empty:
            return batch

    def _begin(self) -> tuple[sqlite3.Connection, int]:
        connection, kept = self._patiently(lambda: opened(self._path, BUSY))
        if kept:
            self.mishaps.put(Mishap(Trouble.SET_ASIDE, str(kept)))

        def begin() -> int:
            with store.transaction(connection):
                return store.begin_session(connection, self._head)

        return connection, self._patiently(begin)

    def _write(
        self,
        connection: sqlite3.Connection,
        session: int,
        batch: list[Work],
        state: Callable[[], KeptState] | None,
    ) -> None:
        kept = state() if state else None

        def write() -> None:
            with store.transaction(connection):
                for work in batch:
                    work(connection, session)
                if kept:
                    store.keep_state(connection, session, kept)

        self._patiently(write)

    def _remove(self, connection: sqlite3.Connection, session: int) -> None:
        removed = None if self._forget else store.parts(connection, session)
        self._patiently(lambda: store.remove(connection, removed))
        connection.close()
        self._failed = True

    def _patiently(self, do: Callable[[], T]) -> T:
        """Again and again while another process writes; whoever waits for the end does not wait for that."""
        while True:
            try:
                return do()
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF not in BUSY_CODES or self._closing.is_set():
                    raise


def _nothing(_connection: sqlite3.Connection, _session: int) -> None:
    """Only the state is to be written."""


def _close(connection: sqlite3.Connection | None) -> None:
    if connection:
        connection.close()
