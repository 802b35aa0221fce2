"""What is done to an open journal: every statement, and nothing else."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from assistant.journal.entry import Entry

GONE_ON = "gone_on"
"""The end of a session that another one goes on with."""


@dataclass(frozen=True, slots=True)
class SessionHead:
    """What is known of a session when it begins."""

    key: str
    """Tells it from all others."""
    begun: float
    """POSIX time in seconds."""
    goes_on: str = ""
    """Key of the session that it goes on with; empty for one that begins anew."""


@dataclass(frozen=True, slots=True)
class KeptState:
    """The whole of a conversation, as text."""

    wall: float
    """When it stood like that; POSIX time in seconds."""
    format: str
    """What it must be read with."""
    conversation: str
    plan: str


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of it or nothing. Raises sqlite3.Error."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def begin_session(connection: sqlite3.Connection, head: SessionHead) -> int:
    """Add a session; returns its number, which is what people call it by."""
    added = connection.execute(
        "INSERT INTO session (key, begun, program, minutes, goes_on) VALUES (?, ?, '', 0, ?)",
        (head.key, head.begun, head.goes_on),
    )
    assert added.lastrowid is not None  # an INSERT that raised nothing has one
    return added.lastrowid


def add(connection: sqlite3.Connection, session: int, entries: Iterable[Entry]) -> None:
    """Add what happened, in its order."""
    connection.executemany(
        "INSERT INTO event VALUES (?, ?, ?, ?, ?)",
        ((session, each.samples, each.wall, each.kind, each.data) for each in entries),
    )


def keep_state(connection: sqlite3.Connection, session: int, state: KeptState) -> None:
    """Keep the conversation as it stands, in the place of how it stood before."""
    connection.execute(
        "INSERT OR REPLACE INTO state VALUES (?, ?, ?, ?, ?)",
        (session, state.wall, state.format, state.conversation, state.plan),
    )
    connection.execute(  # from here on this one knows all that the one before knew
        "UPDATE session SET ended = ? WHERE key = (SELECT goes_on FROM session WHERE id = ?) AND ended IS NULL",
        (GONE_ON, session),
    )


def parts(connection: sqlite3.Connection, session: int) -> tuple[int, ...]:
    """The numbers of the sessions that are one: those it goes on with, itself, and those that go on with it."""
    rows = connection.execute(
        "WITH RECURSIVE part (id) AS (VALUES (?) UNION SELECT other.id FROM part "
        "JOIN session AS one ON one.id = part.id JOIN session AS other "
        "ON (other.key = one.goes_on AND one.goes_on != '') OR (other.goes_on = one.key)) "
        "SELECT id FROM part ORDER BY id",
        (session,),
    )
    return tuple(row[0] for row in rows)


def keep_choice(connection: sqlite3.Connection, session: int, program: str, minutes: int) -> None:
    """Keep which massage it is."""
    connection.execute(
        "UPDATE session SET program = ?, minutes = ? WHERE id = ?", (program, minutes, session)
    )


def end_session(connection: sqlite3.Connection, session: int, reason: str) -> None:
    """Mark it as one that came to its end."""
    connection.execute("UPDATE session SET ended = ? WHERE id = ?", (reason, session))


def remember(connection: sqlite3.Connection, told: float, made_with: str, data: str) -> None:
    """Keep what is remembered of a person, in the place of what was."""
    connection.execute("INSERT OR REPLACE INTO memory VALUES (1, ?, ?, ?)", (told, made_with, data))


def forget_person(connection: sqlite3.Connection) -> None:
    """Remove what is remembered of a person for good. Raises sqlite3.Error."""
    connection.execute("DELETE FROM memory")
    wipe(connection)


def remove(connection: sqlite3.Connection, sessions: Iterable[int] | None) -> None:
    """Remove these sessions, or everything, and overwrite where they stood. Raises sqlite3.Error."""
    with transaction(connection):
        if sessions is None:
            connection.execute("DELETE FROM session")
            connection.execute("DELETE FROM memory")
        else:
            connection.executemany("DELETE FROM session WHERE id = ?", ((each,) for each in sessions))
    wipe(connection)


def wipe(connection: sqlite3.Connection) -> None:
    """Leave nothing in the files of what was removed.

    Raises:
        sqlite3.Error: another process reads the journal, or it cannot be written.
    """
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    connection.execute("VACUUM")
    if connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
        raise sqlite3.OperationalError("database is locked")
