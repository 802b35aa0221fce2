"""Where the journal is kept, and how it is known that a session still runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout
from platformdirs import user_cache_path, user_data_path


def journal_path() -> Path:
    """The file in the person's data folder that the journal is kept in."""
    return user_data_path("massage-assistant") / "journal.sqlite3"


@contextmanager
def running(key: str) -> Iterator[None]:
    """Hold the session with this key as one that runs; the hold ends with the process, however that ends."""
    lock = None
    try:
        lock = _lock(key)
        lock.acquire(timeout=0)
    except (OSError, NotImplementedError, Timeout):  # no such folder can be made, or its disk knows no locks
        lock = None
    try:
        yield
    finally:
        if lock:
            _let_go(lock)


def is_running(key: str) -> bool:
    """Whether another process holds the session with this key."""
    try:
        lock = _lock(key)
        lock.acquire(timeout=0)
    except Timeout:
        return True
    except (OSError, NotImplementedError):
        return False
    _let_go(lock)
    return False


def _lock(key: str) -> FileLock:
    folder = user_cache_path("massage-assistant") / "sessions"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return FileLock(folder / f"{key}.lock")


def _let_go(lock: FileLock) -> None:
    lock.release()
    with suppress(OSError):
        Path(lock.lock_file).unlink()
