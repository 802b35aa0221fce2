"""Serves the page in a thread of its own. The session never waits for it: what is shown is asked for from here."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from ssl import SSLContext
from threading import Event, Thread
from types import TracebackType
from typing import Any

from aiohttp import WSCloseCode, WSMsgType, web

from assistant.faults import Faults
from assistant.web.acts import Acts, act_of
from assistant.web.document import Document
from assistant.web.drawing import Drawing
from assistant.web.guards import Guard
from assistant.web.page_state import PageState
from assistant.web.phone import PhoneCard
from assistant.web.watcher import Watcher

MOST_WATCHERS = 4
UNKNOWN = 8
"""Sockets that may be open without having told the token yet."""
LOOK_EVERY = 0.1
"""Seconds between two looks at the session, while somebody watches."""
INTRODUCTION = 3.0
"""Seconds within which a socket has to tell the token."""
GONE_AFTER = 2.0
"""Seconds between two questions whether a watcher is still there; half of that without an answer, and it is not."""
LARGEST = 4096
"""Bytes of one message."""
GOODBYE = 1.0
"""Seconds that watchers are given to take the last state."""
OVER, WRONG_TOKEN, FULL = 4000, 4001, 4002
"""Codes with which a socket is closed, as the page knows them."""

Look = Callable[[], PageState]
Draw = Callable[[str], Drawing]
"""Makes the picture that a state names."""


class PageServer:
    """The page, for as long as it is entered."""

    def __init__(
        self,
        document: Document,
        guard: Guard,
        listening: Any,
        first: PageState,
        tls: SSLContext | None = None,
        phone: PhoneCard | None = None,
    ) -> None:
        """
        Args:
            document: the page.
            guard: what requests must bring.
            listening: a socket that listens already, on one address.
            first: shown until there is a session to look at.
            tls: with it the page is served over HTTPS.
            phone: the sound of the first page that offers any goes there.
        """
        self.acts = Acts()
        self.opened = Event()
        """Somebody has the page open, or had; where there is a phone, it has begun to listen."""
        self._document, self._guard, self._socket, self._tls = document, guard, listening, tls
        self._phone = phone
        self._ears: Watcher | None = None
        """The page whose sound is heard."""
        self._state = first
        self._look: Look | None = None
        self._draw: Draw | None = None
        self._watchers: set[Watcher] = set()
        self._unknown = 0
        self._faults = Faults("page")
        self._loop: Future[asyncio.AbstractEventLoop] = Future()
        self._over: asyncio.Event | None = None
        self._thread = Thread(target=self._run, name="page", daemon=True)

    def follow(self, look: Look, draw: Draw) -> None:
        """From now on show a session. Both are asked in the server's thread."""
        self._draw, self._look = draw, look

    @property
    def watchers(self) -> int:
        """How many pages are open."""
        return len(self._watchers)

    def __enter__(self) -> PageServer:
        self._thread.start()
        self._loop.result()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Tell the watchers that it is over, and serve nothing any more."""
        with suppress(Exception):
            self._loop.result().call_soon_threadsafe(self._end)
        self._thread.join(3 * GOODBYE)

    def _end(self) -> None:
        assert self._over
        self._over.set()

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        except Exception as error:  # without a page the session goes on
            self._faults.note("the page", error)
            if not self._loop.done():
                self._loop.set_exception(error)

    async def _serve(self) -> None:
        self._over = asyncio.Event()
        app = web.Application(middlewares=[self._guarded])
        app.router.add_get("/", self._page, allow_head=False)
        app.router.add_get("/session", self._session, allow_head=False)
        app.on_response_prepare.append(_discreet)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=GOODBYE)
        await runner.setup()
        await web.SockSite(runner, self._socket, ssl_context=self._tls).start()
        self._loop.set_result(asyncio.get_running_loop())
        looking = asyncio.create_task(self._keep_looking())
        await self._over.wait()
        looking.cancel()
        if handlers := [each.gone.wait() for each in self._watchers]:
            await asyncio.wait([asyncio.create_task(each) for each in handlers], timeout=GOODBYE)
        for connection in runner.server.connections if runner.server else ():
            if connection.transport:  # one over TLS would wait for its other end
                connection.transport.abort()
        await runner.cleanup()

    @web.middleware
    async def _guarded(self, request: web.Request, handler: Any) -> web.StreamResponse:
        socket = request.path == "/session"
        if not self._guard.passes(request.headers.get("Host"), request.headers.get("Origin"), socket=socket):
            return web.Response(status=403)
        try:
            answer: web.StreamResponse = await handler(request)
        except web.HTTPException as refused:
            return web.Response(status=refused.status)
        return answer

    async def _page(self, _request: web.Request) -> web.Response:
        return web.Response(body=self._document.html, headers=self._document.headers)

    async def _session(self, request: web.Request) -> web.StreamResponse:
        if self._unknown >= UNKNOWN:
            return web.Response(status=503)
        socket = web.WebSocketResponse(
            heartbeat=GONE_AFTER, max_msg_size=LARGEST, timeout=GOODBYE, compress=False
        )
        await socket.prepare(request)
        if not await self._introduced(socket):
            await socket.close(code=WRONG_TOKEN)
        elif len(self._watchers) >= MOST_WATCHERS:
            await socket.close(code=FULL)
        else:
            await self._watched(socket)
        return socket

    async def _introduced(self, socket: web.WebSocketResponse) -> bool:
        self._unknown += 1
        try:
            first = await socket.receive(timeout=INTRODUCTION)
        except TimeoutError:
            return False
        finally:
            self._unknown -= 1
        return first.type is WSMsgType.TEXT and self._guard.admits(first.data)

    async def _watched(self, socket: web.WebSocketResponse) -> None:
        watcher = Watcher(socket)
        self._watchers.add(watcher)
        if self._phone is None:
            self.opened.set()
        telling = asyncio.create_task(watcher.tell(self))
        reading = asyncio.create_task(self._read(socket, watcher))
        assert self._over
        over = asyncio.create_task(self._over.wait())
        try:
            await asyncio.wait((reading, over), return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (reading, telling, over):
                task.cancel()
            if self._ears is watcher:
                self._ears = None
            if not self._over.is_set():
                self._watchers.discard(watcher)
        if self._over.is_set():
            await asyncio.gather(reading, return_exceptions=True)  # only one may read, and closing does
            await socket.close(code=OVER)
        watcher.gone.set()

    async def _read(self, socket: web.WebSocketResponse, watcher: Watcher) -> None:
        async for message in socket:
            if message.type is WSMsgType.BINARY and self._hear(message.data, watcher):
                continue
            act = act_of(message.data) if message.type is WSMsgType.TEXT else None
            if act is None:
                await socket.close(code=WSCloseCode.POLICY_VIOLATION)
                return
            self.acts.put(act)

    def _hear(self, sound: bytes, watcher: Watcher) -> bool:
        """Take sound from the page that is the phone; whether it was any. Of another page it is not heard."""
        if self._phone is None:
            return False
        if self._ears is None:
            self._ears = watcher
            self.opened.set()
        if self._ears is watcher:
            try:
                watcher.play(self._phone.swap(sound))
            except ValueError:
                return False
        return True

    async def _keep_looking(self) -> None:
        while True:
            await asyncio.sleep(LOOK_EVERY)
            if self._watchers:
                self._take()

    def _take(self) -> None:
        """Look at the session, and wake those who have not seen what is new."""
        before = self._state
        if self._look:
            self._state = self._faults.attempt("looking at the session", self._look, before)
        if self._state != before:
            for each in self._watchers:
                each.news.set()

    def shown(self) -> PageState:
        """What is to be shown now."""
        return self._state

    def picture(self, name: str) -> Drawing:
        """The picture of this name; an empty one when it cannot be drawn."""
        draw = self._draw
        if draw is None or not name:
            return Drawing()
        return self._faults.attempt("a picture", lambda: draw(name), Drawing())


async def _discreet(_request: web.Request, response: web.StreamResponse) -> None:
    """Nobody needs to know what serves it."""
    response.headers["Server"] = ""
