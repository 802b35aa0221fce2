"""One page that has the session open, and what is on its way there."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from contextlib import suppress
from dataclasses import asdict
from typing import Any, Protocol

from aiohttp import web

from assistant.web.drawing import Drawing
from assistant.web.page_state import PageState

BEAT = 0.5
"""Seconds after which something is sent although nothing has changed: who hears nothing for longer is cut off."""
MOST_SOUND = 10
"""Blocks that wait to be sent; of a network that carries no more, the oldest are left out."""


class Shown(Protocol):
    """What there is to be told."""

    def shown(self) -> PageState:
        """What is to be shown now."""

    def picture(self, name: str) -> Drawing:
        """The picture of this name."""


class Watcher:
    """Is sent the newest state when it can take it; what it has missed meanwhile is not sent."""

    def __init__(self, socket: web.WebSocketResponse) -> None:
        self.news = asyncio.Event()
        self.news.set()
        self.gone = asyncio.Event()
        """It has been told that the session is over."""
        self._socket = socket
        self._sent: PageState | None = None
        self._picture = ""
        self._sound: deque[bytes] = deque(maxlen=MOST_SOUND)

    def play(self, block: bytes) -> None:
        """Send it this block of sound as soon as can be."""
        self._sound.append(block)
        self.news.set()

    async def tell(self, server: Shown) -> None:
        """Send what is new, and a beat where nothing is, until the socket is closed."""
        loop = asyncio.get_running_loop()
        beat = loop.time()
        while not self._socket.closed:
            with suppress(TimeoutError):
                await asyncio.wait_for(self.news.wait(), max(0.0, beat - loop.time()))
            self.news.clear()
            with suppress(ConnectionError):
                while self._sound:
                    await self._socket.send_bytes(self._sound.popleft())
                if message := self._message(server):
                    await self._socket.send_str(json.dumps(message))
                elif loop.time() >= beat:
                    await self._socket.send_str("{}")
                else:
                    continue
            beat = loop.time() + BEAT

    def _message(self, server: Shown) -> dict[str, Any]:
        """What it does not know yet."""
        state, message = server.shown(), dict[str, Any]()
        if state is not self._sent and state != self._sent:
            message["state"] = asdict(state)
        if state.picture != self._picture:
            message["drawing"] = asdict(server.picture(state.picture))
        self._sent, self._picture = state, state.picture
        return message
