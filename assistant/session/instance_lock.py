"""One session on a sound card: two would hear each other, and each would take the other's words for its person's."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout
from platformdirs import user_cache_path

from assistant.audio.devices import Devices
from assistant.errors import MassageError

SERVERS = ("PULSE_SERVER", "PULSE_SINK", "PULSE_SOURCE", "PIPEWIRE_REMOTE", "AUDIODEV", "ALSA_CARD")
"""What in the environment leads to another card."""


IN_USE = "Another session of this program uses this sound card"


class InUseError(MassageError):
    """Another session uses the card: the message says how to go on."""


@contextmanager
def alone_on(devices: Devices) -> Iterator[None]:
    """Hold the card for this session; the hold ends with the process, so nothing stale can remain.

    Raises:
        InUseError: another session has it.
    """
    named = repr((devices.input, devices.output, [os.environ.get(name) for name in SERVERS]))
    name = hashlib.sha256(named.encode("utf-8", "surrogateescape")).hexdigest()[:16]
    lock = None
    try:
        folder = user_cache_path("massage-assistant") / "sessions"
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = FileLock(folder / f"{name}.lock")
        lock.acquire(timeout=0)
    except Timeout as error:
        raise InUseError(
            f"{IN_USE}, and the two would hear each other. End that one first.\n"
            "To go on without a card: massage talk --silent. With another: massage --input NAME --output NAME"
        ) from error
    except (OSError, NotImplementedError):  # no such folder can be made, or its disk knows no locks
        lock = None
    try:
        yield
    finally:
        if lock:
            lock.release()
