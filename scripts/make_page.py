#!/usr/bin/env python3
"""Make the pictures of the page, and the session that is held with it: .venv/bin/python scripts/make_page.py

A session is held by voice and by taps together: a synthetic voice speaks, PocketSphinx hears, and a phone's browser
is tapped. It is looked at as it goes on. docs/session/page.txt is its transcript, docs/pictures/page-*.png are what is
seen. It wants a browser (docs/page.md) and the program flite.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

from setup.places import TOP

sys.path.insert(0, str(TOP / "tests"))

import numpy as np
from kit.browser import Launch, Watching, browsers
from kit.paged import ANY_PORT, SEVEN, PagedSession, paged_session
from kit.scenario import SPEECH
from kit.voices import render
from rich.console import Console
from rich.text import Text

from assistant.clock import BLOCK, RATE
from assistant.session.paged import take_acts
from assistant.web.network import PageWish
from assistant.web.page_state import Wording
from assistant.web.serving import served

PICTURES = TOP / "docs" / "pictures"
TRANSCRIPT = TOP / "docs" / "session" / "page.txt"
VOICE = "flite:slt"
BEFORE, AFTER = 0.5, 2.5
"""Seconds of a quiet room around what is said."""
FLOOR = 8.0
"""Root mean square of the quiet room."""
FIELDS = {"STOP": (0.5, 0.2), "It hurts": (0.5, 0.6), "Next": (0.5, 0.85)}
"""Where each is touched, in shares of the screen."""
TERMINAL = (
    "margin:0;padding:16px;background:#12161b;color:#f4f1ea;white-space:pre-wrap;"
    "font:15px/18px DejaVu Sans Mono,monospace"
)
HEAD = """\
A massage that is led by voice and by taps on the page, from getting ready on. What is spoken came out of a synthetic
voice and was heard by PocketSphinx; what is tapped was tapped in Chromium, on a page as large as a phone. Made by
scripts/make_page.py.

"""


class Talker:
    """Speaks into a session and taps on its page."""

    def __init__(self, session: PagedSession, watching: Watching) -> None:
        self._session, self._watching = session, watching
        self._noise = np.random.default_rng(7)

    def pass_by(self, seconds: float) -> None:
        """A quiet room."""
        self._play(np.zeros(round(seconds * RATE)))

    def say(self, words: str) -> None:
        """Speak when the program has finished."""
        while self._session.speaking:
            self.pass_by(0.3)
        sound = render(VOICE, words).astype(np.float64)
        sound *= SPEECH / np.sqrt(np.mean(np.square(sound)))
        self._session.said.append(f"                     somebody says: {words}")
        self._play(np.concatenate([np.zeros(round(BEFORE * RATE)), sound, np.zeros(round(AFTER * RATE))]))

    def tap(self, field: str) -> None:
        """Touch the page, and wait until that has come."""
        self._session.said.append(f"                     somebody taps: {field}")
        self._watching.page.wait_for_timeout(900)  # a second tap within 0.8 s would be the same one
        self._watching.tap(*FIELDS[field])
        deadline = time.monotonic() + 10
        before = self._session.driver.samples
        while not (acts := self._session.server.acts.take()):
            assert time.monotonic() < deadline, "no tap came"
            time.sleep(0.01)
        for act in acts:
            self._session.server.acts.put(act)
        take_acts(self._session.server, self._session.driver)
        assert self._session.driver.samples == before
        self.pass_by(1.5)

    def _play(self, sound: Any) -> None:
        quiet = self._noise.normal(0, FLOOR, len(sound) // BLOCK * BLOCK)
        heard = np.clip(sound[: len(quiet)] + quiet, -32768, 32767).astype(np.int16)
        for start in range(0, len(heard), BLOCK):
            self._session.driver.turn(heard[start : start + BLOCK])


def held(launch: Launch) -> None:
    """Hold the session, look at it, and write what was said."""
    browser = launch()
    with paged_session(SEVEN, wish=ANY_PORT, listens=True) as session:
        phone = Watching(browser, session, device_scale_factor=2)
        dark = Watching(browser, session, device_scale_factor=2, color_scheme="dark")
        talker = Talker(session, phone)
        talker.pass_by(8)
        while session.state == "preparing":
            talker.tap("Next")
            talker.pass_by(4)
        talker.pass_by(12)
        talker.say("slower")
        picture(phone, "page-phone")
        talker.pass_by(4)
        picture(dark, "page-dark")
        talker.tap("It hurts")
        talker.pass_by(3)
        picture(phone, "page-hurts")
        for words in ("no", "shoulders", "two", "yes", "carry on"):
            talker.pass_by(4)
            talker.say(words)
        talker.pass_by(6)
        talker.tap("Next")
        talker.pass_by(12)
        talker.say("stop")
        talker.pass_by(4)
        talker.tap("STOP")
        talker.pass_by(20)
        assert phone.complaints == dark.complaints == []
        TRANSCRIPT.write_text(HEAD + "\n".join(session.said) + "\n", encoding="utf-8")
        print(f"{TRANSCRIPT.relative_to(TOP)}: {session.state}")


def picture(watching: Watching, name: str) -> None:
    """What is to be seen now, half a stroke later."""
    watching.page.wait_for_timeout(1500)
    watching.page.screenshot(path=PICTURES / f"{name}.png")


def invited(launch: Launch) -> None:
    """What the terminal shows for a phone, drawn as a terminal would."""
    lines: list[str] = []
    with served(PageWish(lan=True), Wording.load("en"), "en", lines.append):
        pass
    console = Console(record=True, width=96, file=Path("/dev/null").open("w"), force_terminal=True)  # noqa: SIM115
    console.print(Text.from_ansi("\n".join(["$ massage page p15 15 --lan", *lines])))
    html = console.export_html(code_format="{code}", inline_styles=True)
    page = launch().new_page(viewport={"width": 860, "height": 640}, device_scale_factor=2)
    page.set_content(f'<pre id="all" style="{TERMINAL}">{html}</pre>')
    page.locator("#all").screenshot(path=PICTURES / "page-code.png")


if __name__ == "__main__":
    with browsers() as launching:
        invited(launching)
        held(launching)
