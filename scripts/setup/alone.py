"""One at a time: two runs that begin together do not make the same environment twice."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from setup.talking import say


def _lock(file: IO[bytes], wait: bool) -> None:
    """Lock an open file until it is closed, or raise OSError while somebody else has it."""
    if sys.platform == "win32":
        import msvcrt

        file.seek(1 << 30)  # far past the end: on Windows a locked byte cannot be read by others
        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def alone(file: Path) -> Iterator[None]:
    """Hold a lock on a file that exists anyway; it ends with the process, so nothing stale can remain.

    Where a disk knows no locks, the work is done without one.
    """
    with file.open("rb") as opened:
        try:
            _lock(opened, wait=False)
        except (BlockingIOError, PermissionError):  # the second is what Windows calls a lock that is taken
            _wait(opened)
        except OSError:
            pass
        yield


def _wait(file: IO[bytes]) -> None:
    say("Another run is making the same things ready; waiting for it.")
    while True:
        try:
            _lock(file, wait=True)
            return
        except OSError:
            if sys.platform != "win32":  # there the system gives up after ten seconds
                return
