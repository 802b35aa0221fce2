"""A real browser, where there is one: Debian's Chromium, led by Playwright."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from typing import Any

import pytest
from kit.paged import PagedSession

NAMES = ("chromium", "chromium-browser", "google-chrome")
SOFTWARE = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")
"""Tests often run as root, in a container: what is looked at is our own page."""
PHONE = {"width": 390, "height": 844}


def chromium() -> str:
    """The path of the browser; empty where there is none."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), "")


def _missing() -> str:
    if not find_spec("playwright") or not find_spec("axe_playwright_python"):
        return "there is no Playwright: .venv/bin/pip install '.[browser]'"
    return "" if chromium() else "there is no Chromium: apt install chromium, or name one as CHROMIUM"


needs_browser = pytest.mark.skipif(bool(_missing()), reason=_missing())


Launch = Callable[..., Any]
"""Starts a browser with nothing open yet; what is given are switches of its command line."""


@contextmanager
def browsers() -> Iterator[Launch]:
    """Browsers, which are closed at the end of the block."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as made, ExitStack() as stack:

        def launch(*switches: str) -> Any:
            browser = made.chromium.launch(executable_path=chromium(), args=[*SOFTWARE, *switches])
            stack.callback(browser.close)
            return browser

        yield launch


class Watching:
    """One page that has a session open, on a device of its own."""

    def __init__(self, browser: Any, session: PagedSession, address: str = "", **device: Any) -> None:
        """`device`: as Playwright describes one; a phone that is held upright otherwise."""
        self.context = browser.new_context(**{"viewport": PHONE, "has_touch": True, **device})
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        """What the browser found wrong: errors of the script, and what its policy forbids."""
        self.page.on("console", lambda told: self.complaints.append(told.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(address or session.address)

    def text(self, name: str) -> str:
        """What stands in the element of this id."""
        return str(self.page.locator(f"#{name}").inner_text())

    def shows(self, name: str, words: str, seconds: float = 5) -> None:
        """Wait until these words stand in the element of this id, which must come."""
        from playwright.sync_api import expect

        expect(self.page.locator(f"#{name}")).to_contain_text(words, timeout=1000 * seconds)

    def tap(self, x: float, y: float) -> None:
        """Touch the screen there, in shares of its width and height."""
        size = self.page.viewport_size
        self.page.touchscreen.tap(x * size["width"], y * size["height"])

    def at(self, x: float, y: float) -> str:
        """The id of the field that a touch there meets."""
        size = self.page.viewport_size
        return str(
            self.page.evaluate(
                "([x, y]) => (document.elementFromPoint(x, y).closest('button, form, #awake') || {}).id || ''",
                [x * size["width"], y * size["height"]],
            )
        )

    def close(self) -> None:
        """Close it."""
        self.context.close()
