"""The command: it tells where the page is, waits for it where there is a keyboard, and is led from there."""

from __future__ import annotations

import asyncio
import json
import re
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import pytest
from click.testing import CliRunner
from kit.terminal import Terminal, needs_pty

from assistant.cli import main
from assistant.web.page_words import PageWords
from assistant.web.server import OVER

COMMAND = [sys.executable, "-m", "assistant", "talk", "--silent", "--page", "--no-journal"]
WORDS = PageWords.load("en")
ADDRESS = re.compile(r"(http://\S+/)#(\S+)")


async def watched(
    place: str, token: str, do: Callable[[aiohttp.ClientWebSocketResponse], Awaitable[Any]]
) -> Any:
    """What comes of doing something with a page that is open."""
    async with (
        aiohttp.ClientSession() as client,
        client.ws_connect(f"{place}session", headers={"Origin": place.rstrip("/")}) as socket,
    ):
        await socket.send_str(json.dumps({"token": token}))
        async with asyncio.timeout(60):
            return await do(socket)


async def until(
    socket: aiohttp.ClientWebSocketResponse, right: Callable[[dict[str, Any]], bool]
) -> dict[str, Any]:
    """The first state for which that holds."""
    while True:
        state = json.loads((await socket.receive()).data).get("state")
        if state and right(state):
            return dict(state)


@needs_pty
def test_with_a_keyboard_it_waits_for_a_key() -> None:
    with Terminal(COMMAND) as massage:
        massage.until(lambda terminal: WORDS.begins in terminal.written, 60)
        assert ADDRESS.search(massage.written)
        assert "Which massage" not in massage.written
        massage.press(" ")
        massage.until(lambda terminal: "Which massage" in terminal.shown, 60)
        massage.press("\x03")
        massage.ended()


@needs_pty
def test_with_a_keyboard_it_begins_when_the_page_is_open() -> None:
    async def stop(socket: aiohttp.ClientWebSocketResponse) -> None:
        await until(socket, lambda state: state["scene"] == "choosing")
        await socket.send_str('{"act": "stop"}')
        await until(socket, lambda state: state["scene"] == "stopped")

    with Terminal(COMMAND) as massage:
        massage.until(lambda terminal: WORDS.begins in terminal.written, 60)
        found = ADDRESS.search(massage.written)
        assert found
        asyncio.run(watched(found[1], found[2], stop))
        massage.until(lambda terminal: "Stopped" in terminal.shown, 30)
        massage.press("\x03")
        massage.ended()


@pytest.mark.skipif(sys.platform == "win32", reason="there an end from outside is not gentle")
def test_without_a_keyboard_the_page_leads_it_and_is_told_of_its_end() -> None:
    running = subprocess.Popen(COMMAND, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
    assert running.stdout
    found = next(found for line in running.stdout if (found := ADDRESS.search(line)))

    async def choose(socket: aiohttp.ClientWebSocketResponse) -> int | None:
        await until(socket, lambda state: state["scene"] == "choosing")
        await socket.send_str('{"type": "the seven step one"}')
        state = await until(socket, lambda state: state["scene"] == "length")
        assert state["hearing"] == "typed"
        running.send_signal(signal.SIGTERM)
        while not socket.closed:
            await socket.receive()
        return socket.close_code

    try:
        assert asyncio.run(watched(found[1], found[2], choose)) == OVER
        assert "Hands off" in running.stdout.read()
        running.wait(30)
    finally:
        running.kill()
        running.stdout.close()
        running.wait(10)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--hear", "x.wav", "page"], "does not take --hear"),
        (["talk", "--phone"], "massage page --phone"),
        (["page", "nobody"], "nobody"),
    ],
)
def test_what_cannot_be_is_refused(words: list[str], told: str) -> None:
    result = CliRunner().invoke(main, words)
    assert result.exit_code != 0
    assert told in result.output
