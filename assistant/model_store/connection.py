"""A line to a server with limits on the whole: however it drips, swells or never ends, the fetch does.

The timeout of a socket holds for one read, so a byte every ten seconds would keep it busy for years; and headers,
bodies of redirects, chunk sizes and trailers are read by the libraries without a limit on all of them. So the limits
stand below the libraries, where the bytes come in.
"""

from __future__ import annotations

import io
import socket
import time
from typing import Any

from requests import PreparedRequest, Response, Session
from requests.adapters import HTTPAdapter

from assistant.model_store.patience import Patience

HEAD = 1 << 18
"""Bytes that the headers of an answer may have, at most."""


class Line:
    """What one answer may still take; it breaks off when that is used up, and says why."""

    def __init__(self, patience: Patience, until: float, body: int) -> None:
        """`until` is when everything ends, on the monotonic clock; `body` is how many bytes the answer may have."""
        self._patience, self._until = patience, until
        self._left = HEAD + body + body // 8  # chunks have sizes of their own
        self._count = 0
        self._window = time.monotonic()
        self._reading_head = True
        self.readers: list[io.RawIOBase] = []
        """What reads from it; the libraries forget to close theirs when headers contradict each other."""
        self.fault = ""
        """Why it broke off, to be said after the name of the server; empty while it has not."""

    def head_is_here(self) -> None:
        """Note that the head of the answer is complete: from now on the speed counts."""
        self._reading_head = False
        self._window, self._count = time.monotonic(), 0

    def seconds(self) -> float:
        """How long the next read may take. Raises TimeoutError when no time is left."""
        now, bears = time.monotonic(), self._patience
        if now >= self._until:
            self._break("takes too long on the whole")
        if self._reading_head:
            if now - self._window >= bears.head:
                self._break("does not come to an answer")
            return min(bears.silence, self._until - now, self._window + bears.head - now)
        if now - self._window >= bears.window:
            if self._count < bears.slowest * (now - self._window):
                self._break("sends too slowly")
            self._window, self._count = now, 0
        return min(bears.silence, self._until - now)

    def came(self, count: int) -> None:
        """So many bytes were read. Raises TimeoutError when they are too many."""
        self._count += count
        self._left -= count
        if self._left < 0 or (self._reading_head and self._count > HEAD):
            self._break("sends more than an answer can have")

    def _break(self, fault: str) -> None:
        self.fault = fault
        raise TimeoutError(fault)


class WatchedSession(Session):
    """Asks over one watched line. What a redirect leads to is told and not followed."""

    def __init__(self, line: Line) -> None:
        super().__init__()
        self._line = line
        self.auth = _unsigned  # else requests would look for a password of this host in the person's files
        for scheme in ("https://", "http://"):
            self.mount(scheme, _Adapter(line))

    def get_redirect_target(self, resp: Response) -> str | None:  # noqa: ARG002  (so named by requests)
        """Nowhere: before following, requests would read the body of the redirect, however long that is."""
        return None

    def close(self) -> None:
        """Close the session and everything that reads from its line."""
        super().close()
        for reader in self._line.readers:
            reader.close()


class _Adapter(HTTPAdapter):
    def __init__(self, line: Line) -> None:
        super().__init__()
        self._line = line

    def get_connection_with_tls_context(self, *args: Any, **kwargs: Any) -> Any:
        pool: Any = super().get_connection_with_tls_context(*args, **kwargs)
        pool.ConnectionCls = _watched(pool.ConnectionCls, self._line)
        return pool


def _unsigned(request: PreparedRequest) -> PreparedRequest:
    return request


def _watched(kind: Any, line: Line) -> Any:
    """Return that kind of connection of urllib3's, watched from when it stands."""

    def connect(self: Any) -> None:
        kind.connect(self)
        self.sock = _Socket(self.sock, line)

    return type("Watched", (kind,), {"connect": connect})


class _Socket:
    """A socket whose readers are watched; all else is its own."""

    def __init__(self, real: socket.socket, line: Line) -> None:
        self._real, self._line = real, line

    def makefile(self, mode: str, *_: Any, **__: Any) -> io.BufferedReader:
        if mode != "rb":
            raise ValueError(f"a line is only read from, not opened for {mode!r}")
        reader = _Reader(self._real, self._line)
        self._line.readers.append(reader)
        return io.BufferedReader(reader)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)


class _Reader(io.RawIOBase):
    def __init__(self, real: socket.socket, line: Line) -> None:
        self._real, self._line = real, line
        self._file = real.makefile("rb", buffering=0)  # keeps the socket open until it is closed itself

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._real.settimeout(self._line.seconds())
        try:
            count = self._file.readinto(buffer)
        except TimeoutError:
            self._line.seconds()  # says so if it was not the silence
            raise
        self._line.came(count or 0)
        return count

    def close(self) -> None:
        if not self.closed:
            self._file.close()
        super().close()
