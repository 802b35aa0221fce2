"""What stands in the journal, for whoever asks about it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import MassageError
from assistant.journal import store
from assistant.journal.database import UnreadableError, connected
from assistant.journal.entry import Entry

PATIENCE = 5.0
"""Seconds that another process is waited for."""


class JournalError(MassageError):
    """The journal cannot be read or changed: the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class KeptSession:
    """One session in the journal."""

    number: int
    key: str
    begun: float
    """POSIX time in seconds."""
    program: str
    """Id; empty when none was chosen."""
    minutes: int
    ended: str
    """The state in which it came to its end; empty when it was cut off."""


@contextmanager
def journal_at(path: Path) -> Iterator[sqlite3.Connection | None]:
    """The open journal; None when there is none.

    Raises:
        JournalError: it cannot be read or changed.
    """
    if not path.exists():
        yield None
        return
    try:
        with closing(connected(path, PATIENCE)) as connection:
            yield connection
    except UnreadableError as error:
        raise JournalError(
            f"{path} cannot be read ({error}). The next session keeps it under another name and begins a new one."
        ) from error
    except (OSError, sqlite3.Error) as error:
        raise JournalError(f"{path} cannot be used ({getattr(error, 'strerror', None) or error}).") from error


def sessions(path: Path) -> tuple[KeptSession, ...]:
    """All sessions, the oldest first. Raises JournalError."""
    with journal_at(path) as journal:
        rows = (
            journal.execute(
                "SELECT id, key, begun, program, minutes, coalesce(ended, '') FROM session ORDER BY begun, id"
            )
            if journal
            else ()
        )
        return tuple(KeptSession(*row) for row in rows)


def named(path: Path, number: int | None) -> KeptSession:
    """The session with this number, or the last one.

    Raises:
        JournalError: there is none.
    """
    kept = sessions(path)
    if not kept:
        raise JournalError("No session is kept on this computer.")
    if number is None:
        return kept[-1]
    found = next((each for each in kept if each.number == number), None)
    if found is None:
        raise JournalError(f"There is no session {number}. `massage history` lists those there are.")
    return found


def whole(path: Path, kept: KeptSession) -> tuple[KeptSession, ...]:
    """All parts of a session that was cut off and gone on with, the first of them first. Raises JournalError."""
    with journal_at(path) as journal:
        numbers = store.parts(journal, kept.number) if journal else ()
    return tuple(each for each in sessions(path) if each.number in numbers)


def entries(path: Path, *numbers: int) -> tuple[Entry, ...]:
    """What happened in these sessions, one after the other as if nothing had been between them. Raises JournalError."""
    found: list[Entry] = []
    with journal_at(path) as journal:
        if journal is None:
            return ()
        for number in numbers:
            before = found[-1].samples if found else 0
            rows = journal.execute(
                "SELECT samples, wall, kind, data FROM event WHERE session = ? ORDER BY rowid", (number,)
            )
            found += [Entry(before + samples, *rest) for samples, *rest in rows]
    return tuple(found)


def conversation(path: Path, number: int) -> str:
    """How the conversation of a session stood when it was last kept, as JSON; empty when it was not.

    Raises:
        JournalError: the journal cannot be read.
    """
    with journal_at(path) as journal:
        query = "SELECT conversation FROM state WHERE session = ?"
        row = journal.execute(query, (number,)).fetchone() if journal else None
        return str(row[0]) if row else ""


def remembered(path: Path) -> object:
    """What is remembered of a person, as plain values; None is nothing. Raises JournalError."""
    with journal_at(path) as journal:
        row = journal.execute("SELECT kept, data FROM memory").fetchone() if journal else None
        return {"kept": row[0], **json.loads(row[1])} if row else None


def forget(path: Path, number: int | None) -> None:
    """Remove a session with all its parts for good, or with None everything: journals that were set aside, too.

    Raises:
        JournalError: there is no such session, or it cannot be removed.
    """
    if number is not None:
        named(path, number)
    with journal_at(path) as journal:
        if journal:
            store.remove(journal, None if number is None else store.parts(journal, number))
    if number is None:
        for aside in path.parent.glob(f"{path.stem}-set-aside*"):
            aside.unlink()
