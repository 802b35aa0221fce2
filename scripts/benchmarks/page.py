"""The page: what is sent, how soon it shows how hands move, what it costs, and how soon a tap is silence."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from kit.browser import Watching, browsers
from kit.paged import PagedSession, paged_session

from assistant.clock import BLOCK, to_seconds
from assistant.session.paged import take_acts
from assistant.web.server import MOST_WATCHERS
from benchmarks.figures import percentile, shown, verdict
from benchmarks.scorecard import table

TIMES, TAPS = 10, 10
WATCHED = 20.0
"""Seconds."""
PICTURE, SILENCE, SHARE = 300.0, 150.0, 3.0
"""Milliseconds, milliseconds, percent of a core: what it should be at most."""
OBSERVE = """
new MutationObserver((_, observer) => {
  if (!document.querySelector("#picture svg")) return;
  observer.disconnect();
  requestAnimationFrame(() => requestAnimationFrame(() => { window.pictured = performance.now(); }));
}).observe(document, {childList: true, subtree: true});
addEventListener("pointerdown", () => { window.tapped = performance.timeOrigin + performance.now(); }, true);
"""
"""Run in the page before its own script: when its first picture has been painted, and when it was tapped."""


@dataclass
class _InRealTime:
    """A session that is turned every 30 ms, as a card would."""

    session: PagedSession
    hushed_at: list[float] = field(default_factory=list)
    """POSIX times at which it handed silence over."""
    over: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        due = time.monotonic()
        while not self.over.wait(max(0.0, due - time.monotonic())):
            due += to_seconds(BLOCK)
            take_acts(self.session.server, self.session.driver)
            self.session.driver.turn()
            if self.session.driver.hushed:
                self.hushed_at.append(time.time())


def page(quick: bool) -> str:
    """The section."""
    times, taps, watched = (2, 2, 3.0) if quick else (TIMES, TAPS, WATCHED)
    with browsers() as launch:
        browser = launch()
        with paged_session() as session:
            session.massage()
            session.pass_by(8)
            sent = _sent(browser, session)
            pictured = [_pictured(browser, session) for _ in range(times)]
            share = _share(browser, session, watched)
        silent = [_silent(browser) for _ in range(taps)]
    late, worst = percentile(pictured, 95), max(silent)
    rows = [
        ("page, its style, script and words", f"{sent.page / 1000:.1f} kB", "", ""),
        ("a picture of a step", f"{sent.picture / 1000:.1f} kB", "", ""),
        ("the socket, a minute with hands on", f"{sent.minute / 1000:.1f} kB", "", ""),
        ("to the first picture, median", shown(median(pictured), "ms"), "", ""),
        ("to the first picture, p95", shown(late, "ms"), shown(PICTURE, "ms"), verdict(late, PICTURE)),
        ("from a tap on STOP to silence, median", shown(median(silent), "ms"), "", ""),
        (
            "from a tap on STOP to silence, longest",
            shown(worst, "ms"),
            shown(SILENCE, "ms"),
            verdict(worst, SILENCE),
        ),
        (
            f"processor, while {MOST_WATCHERS} watch",
            shown(share, "%", 2),
            shown(SHARE, "%"),
            verdict(share, SHARE),
        ),
    ]
    return "\n\n".join(
        [
            "## Page",
            "In Chromium, on the loopback. The first picture is painted, counted from the beginning of the navigation, "
            f"{times} times. Silence is the block that is handed to the loudspeaker, which takes it within the 30 ms "
            f"that a block lasts; {taps} taps, each in a session of its own in real time. The processor's share is "
            f"that of the server's thread, of one core, over {watched:.0f} seconds. {_busy()}",
            table(("what", "figure", "target", ""), rows),
        ]
    )


def _busy() -> str:
    """How much else the machine had to do: browser and session take their turns with that."""
    return f"Meanwhile {os.getloadavg()[0]:.1f} processes wanted its {os.cpu_count()} cores, the browser's among them."


@dataclass(frozen=True)
class _Sent:
    page: int
    picture: int
    minute: int


def _sent(browser: Any, session: PagedSession) -> _Sent:
    """Bytes of the page, of its picture, and of what the socket brings in a minute."""
    watching = Watching(browser, session, "about:blank")
    came: list[int] = []

    def follow(socket: Any) -> None:
        socket.on("framereceived", lambda data: came.append(len(data)))

    watching.page.on("websocket", follow)
    page = len(watching.page.goto(session.address).body())
    watching.page.wait_for_selector("#picture svg")
    first = len(came)
    with _turned(session):
        watching.page.wait_for_timeout(15_000)
    watching.close()
    minute = 4 * sum(came[first:])
    return _Sent(page, max(came[:first]), minute)


def _pictured(browser: Any, session: PagedSession) -> float:
    """Milliseconds from the beginning of the navigation until the picture has been painted."""
    watching = Watching(browser, session, "about:blank")
    watching.context.add_init_script(OBSERVE)
    watching.page.goto(session.address)
    pictured = _told(watching, "pictured")
    watching.close()
    return pictured


def _told(watching: Watching, name: str) -> float:
    """A number that the observer has noted, once it has."""
    return float(watching.page.wait_for_function("name => window[name] || 0", arg=name).json_value())


def _share(browser: Any, session: PagedSession, seconds: float) -> float:
    """Percent of one core that the server's thread takes while as many watch as may."""
    watching = [Watching(browser, session) for _ in range(MOST_WATCHERS)]
    thread = next(each for each in threading.enumerate() if each.name == "page")
    assert thread.ident
    clock = time.pthread_getcpuclockid(thread.ident)
    with _turned(session):
        begun, before = time.monotonic(), time.clock_gettime(clock)
        watching[0].page.wait_for_timeout(1000 * seconds)
        share = (time.clock_gettime(clock) - before) / (time.monotonic() - begun)
    for each in watching:
        each.close()
    return 100 * share


def _silent(browser: Any) -> float:
    """Milliseconds from a tap on STOP to the block with which the session falls silent."""
    with paged_session() as session:
        session.massage()
        session.pass_by(8)
        watching = Watching(browser, session, "about:blank")
        watching.context.add_init_script(OBSERVE)
        watching.page.goto(session.address)
        watching.page.wait_for_selector("#picture svg")
        with _turned(session) as running:
            watching.tap(0.4, 0.2)
            tapped = _told(watching, "tapped") / 1000
            watching.page.wait_for_selector("main.alarm")
        watching.close()
        return 1000 * (min(at for at in running.hushed_at if at >= tapped - 0.005) - tapped)


@contextmanager
def _turned(session: PagedSession) -> Iterator[_InRealTime]:
    """A session that runs in real time, in a thread of its own, until the end of the block."""
    running = _InRealTime(session)
    thread = threading.Thread(target=running.run)
    thread.start()
    try:
        yield running
    finally:
        running.over.set()
        thread.join()
