"""Messages between the program and a process of its own: four bytes of length, then the message."""

from __future__ import annotations

from typing import IO


def send(stream: IO[bytes], message: bytes) -> None:
    """Raises OSError when nobody is left to read."""
    stream.write(len(message).to_bytes(4, "big") + message)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes:
    """Wait for one whole message.

    Raises:
        EOFError: the other side is gone.
    """
    return _exactly(stream, int.from_bytes(_exactly(stream, 4), "big"))


def _exactly(stream: IO[bytes], count: int) -> bytes:
    data = stream.read(count)
    if len(data) < count:
        raise EOFError
    return data
