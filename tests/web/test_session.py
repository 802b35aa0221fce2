"""What is done on the page reaches the session, which never waits for it; what the session does reaches the page."""

from __future__ import annotations

import asyncio
import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

import aiohttp
import pytest
from kit.paged import PagedSession, paged_session

from assistant.screen.view import Senses
from assistant.session.paged import take_acts
from assistant.understanding.pressed import Press
from assistant.web.acts import MOST, Acts, act_of
from assistant.web.page_state import Hearing, PageState, Wording, state_of


@pytest.fixture
def session() -> Iterator[PagedSession]:
    with paged_session() as made:
        yield made


@pytest.mark.parametrize(
    ("message", "act"),
    [
        ('{"act": "stop"}', Press.STOP),
        ('{"act": "hurts"}', Press.HURTS),
        ('{"act": "next"}', Press.NEXT),
        ('{"act": "key"}', None),
        ('{"act": ["stop"]}', None),
        ('{"type": " yes  please "}', "yes please"),
        ('{"type": " "}', None),
        (json.dumps({"type": "x" * 201}), None),
        ("{", None),
        ('"stop"', None),
    ],
)
def test_messages_that_are_acts(message: str, act: Press | str | None) -> None:
    assert act_of(message) == act


def test_many_acts_keep_out_no_stop() -> None:
    acts = Acts()
    for _ in range(1000):
        acts.put("yes")
    for _ in range(1000):
        acts.put(Press.STOP)
        acts.put(Press.HURTS)
    taken = acts.take()
    assert taken == [*["yes"] * MOST, Press.STOP, Press.HURTS]
    assert acts.take() == []


def test_a_tap_on_stop_is_silence_in_the_next_block(session: PagedSession) -> None:
    session.massage()
    session.server.acts.put(Press.STOP)
    take_acts(session.server, session.driver)
    session.driver.turn()
    assert session.driver.hushed
    assert session.state == "stopped"


def test_a_tap_on_it_hurts_takes_the_hands_off_and_asks(session: PagedSession) -> None:
    session.massage()
    session.server.acts.put(Press.HURTS)
    session.pass_by(0.1)
    assert session.driver.hushed or session.state == "pain.asking"
    assert session.state == "pain.asking"


def test_a_tap_on_next_goes_on(session: PagedSession) -> None:
    session.massage()
    session.pass_by(10)
    before = session.driver.conversation.place.step
    session.server.acts.put(Press.NEXT)
    session.pass_by(15)
    assert session.driver.conversation.place.step == before + 1


def test_taps_are_no_words_of_the_rehearsal() -> None:
    with paged_session(asked=False) as session:
        for words in ("yes", "no i'm fine thank you, nothing at all today", "yes"):
            session.pass_by(20)
            session.say(words)
        session.pass_by(20)
        for _ in range(40):
            if session.state == "rehearsing":
                break
            session.say("no" if session.state == "screening.asking" else "yes")
            session.pass_by(20)
        assert session.state == "rehearsing"
        before = session.driver.conversation.rehearsal
        session.server.acts.put(Press.HURTS)
        session.pass_by(5)
        assert session.driver.conversation.rehearsal == before


def test_typed_words_are_those_of_the_keyboard(session: PagedSession) -> None:
    session.massage()
    session.server.acts.put("slower")
    session.pass_by(1)
    assert any("slower" in line for line in session.said), session.said


def test_the_state_tells_what_hands_are_to_do(session: PagedSession) -> None:
    session.massage()
    session.pass_by(8)
    conversation = session.driver.conversation
    words, data = Wording.load("en"), session.data
    state = state_of(conversation, data, Senses(heard="slower"), words, listens=True)
    assert (state.hands, state.touch, state.touch_words) == (True, 1, "feather-light")
    assert state.headline == "Long strokes"
    assert state.pace == "14 strokes a minute"
    assert state.next.startswith("then: ")
    assert 0 < state.seconds < 300
    assert (state.heard, state.hearing) == ("Heard: slower", Hearing.HEARS)
    deaf = state_of(conversation, data, Senses(deaf=True), words, listens=True)
    assert (deaf.hands, deaf.alarm, deaf.hearing, deaf.picture) == (False, True, Hearing.DEAF, "")
    assert state_of(conversation, data, Senses(), words, listens=False).hearing is Hearing.TYPED


def test_the_picture_follows_what_is_coached(session: PagedSession) -> None:
    session.massage()
    session.pass_by(8)
    first = session.followed.look()
    drawn = session.followed.draw(first.picture)
    assert drawn.svg.startswith("<svg")
    assert "style=" not in drawn.svg.replace("data-style=", "")
    assert "@keyframes" in drawn.rules
    session.say("slower")
    session.pass_by(3)
    slower = session.followed.look()
    assert slower.picture != first.picture
    assert session.followed.draw(slower.picture) != drawn


def test_who_watches_and_takes_nothing_holds_up_nobody(session: PagedSession) -> None:
    """A socket whose other end reads nothing: the server's buffers fill up, and the session is turned as before."""
    session.massage()
    host, port = session.place.removeprefix("http://").rstrip("/").split(":")
    with socket.create_connection((host, int(port))) as silent:
        key = "AAAAAAAAAAAAAAAAAAAAAA=="
        silent.sendall(
            f"GET /session HTTP/1.1\r\nHost: {host}:{port}\r\nOrigin: http://{host}:{port}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n\r\n".encode()
        )
        begun = time.perf_counter()
        session.pass_by(60)
        assert time.perf_counter() - begun < 30


@pytest.mark.faults
def test_a_look_that_breaks_costs_no_tap(session: PagedSession) -> None:
    def broken() -> PageState:
        raise ValueError("broken")

    async def tap() -> None:
        origin = session.place.rstrip("/")
        async with (
            aiohttp.ClientSession() as client,
            client.ws_connect(f"{session.place}session", headers={"Origin": origin}) as page,
        ):
            await page.send_str(json.dumps({"token": session.token}))
            for _ in range(3):  # it is told that it is still there
                assert (await page.receive(timeout=5)).type is aiohttp.WSMsgType.TEXT
            await page.send_str('{"act": "stop"}')
            async with asyncio.timeout(5):
                while not (acts := session.server.acts.take()):
                    await asyncio.sleep(0.01)
            assert acts == [Press.STOP]

    session.massage()
    session.server.follow(broken, session.followed.draw)
    asyncio.run(tap())


def test_a_session_without_a_page_does_without_its_parts() -> None:
    code = "import assistant.session.live, assistant.session.typed, sys; print({'aiohttp', 'segno'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout == "set()\n"
