"""Whatever is not this page of this session gets nothing: no page, no socket, no picture."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import aiohttp
import pytest
from kit.paged import PagedSession, paged_session

from assistant.web.guards import Guard
from assistant.web.server import FULL, MOST_WATCHERS, OVER, WRONG_TOKEN

GUARD = Guard("http", frozenset({"192.168.1.2:8377"}))


@pytest.fixture(scope="module")
def session() -> Iterator[PagedSession]:
    with paged_session() as made:
        yield made


def ask(do: Callable[[aiohttp.ClientSession], Awaitable[Any]]) -> Any:
    async def asked() -> Any:
        async with aiohttp.ClientSession() as client:
            return await do(client)

    return asyncio.run(asked())


async def watching(
    client: aiohttp.ClientSession, session: PagedSession, first: Any = None
) -> aiohttp.ClientWebSocketResponse:
    """A socket of the page that has introduced itself."""
    origin = session.place.rstrip("/")
    socket = await client.ws_connect(f"{session.place}session", headers={"Origin": origin})
    await socket.send_str(json.dumps({"token": session.token}) if first is None else first)
    return socket


async def closed_with(socket: aiohttp.ClientWebSocketResponse) -> int | None:
    """The code with which the other side closes it."""
    async with asyncio.timeout(10):
        while not socket.closed:
            await socket.receive()
    return socket.close_code


@pytest.mark.parametrize(
    ("host", "origin", "socket", "passes"),
    [
        ("192.168.1.2:8377", None, False, True),
        ("192.168.1.2:8377", "http://192.168.1.2:8377", True, True),
        ("192.168.1.2:8377", None, True, False),
        ("192.168.1.2:8377", "http://evil.example", True, False),
        ("192.168.1.2:8377", "http://evil.example", False, False),
        ("192.168.1.2:8377", "https://192.168.1.2:8377", True, False),
        ("192.168.1.2:8377", "null", True, False),
        ("192.168.1.2", "http://192.168.1.2", True, False),
        ("evil.example:8377", "http://evil.example:8377", True, False),
        (None, None, False, False),
    ],
)
def test_host_and_origin_are_those_of_the_page(
    host: str | None, origin: str | None, socket: bool, passes: bool
) -> None:
    assert GUARD.passes(host, origin, socket=socket) is passes


@pytest.mark.parametrize(
    "message",
    [
        "",
        "{}",
        "[]",
        "null",
        '{"token": ""}',
        '{"token": 5}',
        '{"token": "é"}',
        "[" * 100_000,
        '{"act": "stop"}',
    ],
)
def test_only_the_token_admits(message: str) -> None:
    assert not GUARD.admits(message)
    assert GUARD.admits(json.dumps({"token": GUARD.token}))


def test_every_session_has_its_own_token() -> None:
    tokens = {Guard("http", frozenset()).token for _ in range(100)}
    assert len(tokens) == 100
    assert min(map(len, tokens)) >= 22


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("", {}, 200),
        ("", {"Host": "evil.example"}, 403),
        ("", {"Host": "localhost:1"}, 403),
        ("", {"Origin": "http://evil.example"}, 403),
        ("session", {}, 403),
        ("session", {"Origin": "http://evil.example"}, 403),
        ("page.html", {}, 404),
        ("../settings.toml", {}, 404),
        ("%2e%2e/%2e%2e/etc/passwd", {}, 404),
        ("?token=1", {}, 200),
    ],
)
def test_nothing_else_is_served(
    session: PagedSession, path: str, headers: dict[str, str], status: int
) -> None:
    async def got(client: aiohttp.ClientSession) -> tuple[int, bytes, str]:
        async with client.get(session.place + path, headers=headers) as answer:
            return answer.status, await answer.read(), answer.headers["Server"]

    found, body, server = ask(got)
    assert (found, server) == (status, "")
    assert bool(body) is (status == 200)
    assert session.token.encode() not in body


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "HEAD"])
def test_the_page_is_only_read(session: PagedSession, method: str) -> None:
    async def got(client: aiohttp.ClientSession) -> int:
        async with client.request(method, session.place) as answer:
            return answer.status

    assert ask(got) == 405


def test_the_page_may_load_nothing_and_be_in_no_other(session: PagedSession) -> None:
    async def got(client: aiohttp.ClientSession) -> tuple[str, dict[str, str]]:
        async with client.get(session.place) as answer:
            return await answer.text(), dict(answer.headers)

    html, headers = ask(got)
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "http://" not in html.replace("http://www.w3.org/", "")
    assert "https://" not in html


@pytest.mark.parametrize("first", ["", "{}", '{"token": "guessed"}', '{"act": "stop"}'])
def test_a_socket_without_the_token_does_nothing(session: PagedSession, first: str) -> None:
    async def tried(client: aiohttp.ClientSession) -> tuple[int | None, list[str]]:
        socket = await watching(client, session, first)
        await socket.send_str('{"act": "stop"}')
        came = [message.data async for message in socket]
        return socket.close_code, came

    assert ask(tried) == (WRONG_TOKEN, [])
    assert session.server.acts.take() == []


def test_no_more_than_four_watch(session: PagedSession) -> None:
    async def tried(client: aiohttp.ClientSession) -> tuple[int | None, bool]:
        four = [await watching(client, session) for _ in range(MOST_WATCHERS)]
        for each in four:
            await each.receive()
        fifth = await watching(client, session)
        code = await closed_with(fifth)
        await four[0].close()
        async with asyncio.timeout(10):
            while session.server.watchers == MOST_WATCHERS:
                await asyncio.sleep(0.01)
        another = await watching(client, session)
        again = (await another.receive()).type is aiohttp.WSMsgType.TEXT
        for each in (*four, another):
            await each.close()
        return code, again

    assert ask(tried) == (FULL, True)


@pytest.mark.parametrize(
    "message", ["", "stop", '{"act": "forget"}', '{"type": ""}', '{"type": 5}', '{"token": "x"}', "x" * 300]
)
def test_what_is_no_act_ends_the_socket(session: PagedSession, message: str) -> None:
    async def tried(client: aiohttp.ClientSession) -> int | None:
        socket = await watching(client, session)
        await socket.send_str(message)
        return await closed_with(socket)

    assert ask(tried) == 1008
    assert session.server.acts.take() == []


def test_a_message_that_is_too_large_ends_the_socket(session: PagedSession) -> None:
    async def tried(client: aiohttp.ClientSession) -> int | None:
        socket = await watching(client, session)
        await socket.send_bytes(b"x" * 10_000)
        return await closed_with(socket)

    assert ask(tried) == 1009


def test_the_token_dies_with_the_session() -> None:
    async def tried(client: aiohttp.ClientSession, session: PagedSession) -> int | None:
        socket = await watching(client, session)
        await socket.receive()
        ending = asyncio.to_thread(session.server.__exit__, None, None, None)
        code, _ = await asyncio.gather(closed_with(socket), ending)
        return code

    with paged_session() as session:
        assert ask(lambda client: tried(client, session)) == OVER
        with pytest.raises(aiohttp.ClientError):
            ask(lambda client: client.get(session.place))
