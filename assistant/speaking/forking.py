"""Work done in a fork, which starts from the same state every time and takes nothing down with it. Linux only."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable


class ForkError(Exception):
    """The fork crashed, or took too long."""


def in_fork(work: Callable[[], bytes], limit: int) -> bytes:
    """What `work` returns, done in a copy of this process within `limit` seconds.

    Raises:
        ForkError: it raised something, crashed, or took too long.
    """
    reading, writing = os.pipe()
    fork = os.fork()
    if not fork:
        try:
            signal.alarm(limit)
            with os.fdopen(writing, "wb") as pipe:
                pipe.write(work())
            os._exit(0)
        finally:
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        result = pipe.read()
    if os.waitpid(fork, 0)[1]:
        raise ForkError
    return result
