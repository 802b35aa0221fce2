"""A stretch of network between a browser and the page that can go dead: what is sent then arrives nowhere."""

from __future__ import annotations

import socket
from contextlib import suppress
from threading import Thread
from types import TracebackType


class Relay:
    """Carries bytes between its own port and another, until it is cut; to be used in a `with`."""

    def __init__(self, port: int) -> None:
        """`port`: where what it carries goes to, on the loopback."""
        self._port = port
        self._dead = False
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self._open: list[socket.socket] = []

    def cut(self) -> None:
        """From now on nothing arrives; nobody is told, as when a phone leaves the network."""
        self._dead = True

    def mend(self) -> None:
        """New connections are carried again; the old ones are gone."""
        self._dead = False

    def __enter__(self) -> Relay:
        Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for each in (self._listening, *self._open):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def _accept(self) -> None:
        while True:
            try:
                here, _ = self._listening.accept()
            except OSError:
                return
            there = socket.create_connection(("127.0.0.1", self._port))
            self._open += [here, there]
            for source, target in ((here, there), (there, here)):
                Thread(target=self._carry, args=(source, target), daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket) -> None:
        broken = False
        with suppress(OSError):
            while data := source.recv(1 << 16):
                broken |= self._dead
                if not broken:
                    target.sendall(data)
            if not broken:
                target.shutdown(socket.SHUT_WR)
