"""A rehearsal on a terminal: its title first, a bar below what is printed, and no word broken."""

from __future__ import annotations

import sys

import pytest
from kit.terminal import Terminal, needs_pty, plain

pytestmark = [needs_pty, pytest.mark.timeout(120)]


def test_the_title_comes_before_the_bar_and_every_line_stands_on_a_row_of_its_own() -> None:
    command = [sys.executable, "-P", "-m", "assistant", "rehearse", "p14", "--minutes", "8"]
    with Terminal(command) as terminal:
        terminal.until(lambda seen: "First we get ready" in seen.written, 100)
        title, _, rest = plain(terminal.written).partition("\n")
    assert title == "the neck and shoulder massage, 8 minutes"
    assert rest.startswith("Acting it out ")
    drawn = [row for row in terminal.written.split("\r\n") if "Hello." in row]
    assert len(drawn) == 1
    assert plain(drawn[0].rsplit("\x1b[2K", 1)[-1]).strip().startswith("0:0")
