"""The file of the journal: made, brought up to date, and set aside when it cannot be read."""

from __future__ import annotations

import os
import sqlite3
from itertools import count
from pathlib import Path

from assistant.outputs import PRIVATE, private_folder

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE session (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, begun REAL NOT NULL, "
        "program TEXT NOT NULL, minutes INTEGER NOT NULL, ended TEXT, goes_on TEXT NOT NULL)",
        "CREATE TABLE event (session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE, "
        "samples INTEGER NOT NULL, wall REAL NOT NULL, kind TEXT NOT NULL, data TEXT NOT NULL)",
        "CREATE INDEX event_of ON event (session)",
        "CREATE TABLE state (session INTEGER PRIMARY KEY REFERENCES session ON DELETE CASCADE, "
        "wall REAL NOT NULL, format TEXT NOT NULL, conversation TEXT NOT NULL, plan TEXT NOT NULL)",
        "CREATE TABLE memory (one INTEGER PRIMARY KEY CHECK (one = 1), kept REAL NOT NULL, "
        "format TEXT NOT NULL, data TEXT NOT NULL)",
    ),
)
"""Statements that lead from each version of the file to the next; `user_version` counts those that were carried out."""
BESIDE = ("-wal", "-shm")
"""Endings of the files that SQLite keeps beside a database."""


class UnreadableError(Exception):
    """The file is damaged, or was made by a newer version, or by another program."""


def connected(path: Path, timeout: float) -> sqlite3.Connection:
    """Open the journal, making it when there is none.

    Args:
        path: the file.
        timeout: seconds that another process is waited for which is writing.

    Raises:
        UnreadableError: it is damaged, newer than this program, or no journal.
        OSError, sqlite3.OperationalError: it cannot be opened here.
    """
    private_folder(path.parent)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, PRIVATE))
    path.chmod(PRIVATE)
    connection = sqlite3.connect(path, timeout=timeout, isolation_level=None)
    try:
        for setting in (
            "journal_mode = WAL",
            "synchronous = FULL",
            "secure_delete = ON",
            "foreign_keys = ON",
        ):
            connection.execute(f"PRAGMA {setting}")
        _bring_up_to_date(connection)
    except sqlite3.OperationalError:
        connection.close()
        raise
    except (sqlite3.DatabaseError, UnreadableError) as error:
        connection.close()
        raise UnreadableError(str(error)) from error
    return connection


def opened(path: Path, timeout: float) -> tuple[sqlite3.Connection, Path | None]:
    """Open the journal; one that cannot be read is kept under another name, and a new one begins.

    Returns:
        The connection, and where the old one is kept; None when nothing was wrong with it.

    Raises:
        OSError, sqlite3.Error: it cannot be opened here.
    """
    try:
        return connected(path, timeout), None
    except UnreadableError:
        kept = _set_aside(path)
    try:
        return connected(path, timeout), kept
    except UnreadableError as error:
        raise sqlite3.DatabaseError(str(error)) from error


def _bring_up_to_date(connection: sqlite3.Connection) -> None:
    found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise UnreadableError(found)
    version = _version(connection)
    if version > len(MIGRATIONS):
        raise UnreadableError(f"version {version}")
    if version == len(MIGRATIONS):
        return
    connection.execute("BEGIN EXCLUSIVE")  # somebody else may have done it meanwhile
    version = _version(connection)
    if version == 0 and connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
        raise UnreadableError("made by another program")
    for statements in MIGRATIONS[version:]:
        for statement in statements:
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    connection.execute("COMMIT")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _set_aside(path: Path) -> Path:
    names = (path.with_stem(f"{path.stem}-set-aside{'' if n == 1 else f'-{n}'}") for n in count(1))
    kept = next(each for each in names if not each.exists())
    for ending in ("", *BESIDE):
        part = path.with_name(path.name + ending)
        if part.exists():
            part.rename(kept.with_name(kept.name + ending))
    return kept
