"""On a terminal of eighty columns no word of what a command prints is broken."""

from __future__ import annotations

import sys

import pytest
from kit.terminal import Terminal, needs_pty, plain

from assistant.streams import wrapped

NARROW, WIDE = 80, 400
COMMANDS = (
    *("--help", "talk --help", "rehearse --help", "voices --help", "page --help", "help programs show"),
    *(
        "programs",
        "programs show p15",
        "programs show p09 --minutes 20",
        "voices",
        "models",
        "where",
        "history",
    ),
    *(
        "lint --rules",
        "lint",
        "p99",
        "--wpm 20",
        "voices fetch nobody",
        "models fetch nothing",
        "talk --pace",
    ),
)


def printed(words: str, columns: int) -> list[str]:
    command = [sys.executable, "-P", "-m", "assistant", *words.split()]
    with Terminal(command, columns=columns) as terminal:
        terminal.ended()
        return plain(terminal.written).split("\n")


@needs_pty
@pytest.mark.parametrize("words", COMMANDS)
def test_no_word_is_broken(words: str) -> None:
    rows, whole = printed(words, NARROW), " ".join(printed(words, WIDE)).split()
    too_wide = [row for row in rows if len(row) > NARROW and len(row.split()) > 1]
    assert too_wide == []
    assert {each for row in rows for each in row.split()} - set(whole) == set()


def test_what_goes_on_begins_below_the_words_of_its_line() -> None:
    line = "   2:01  step      Lay both hands flat, and let them rest there for a while."
    assert wrapped(line, 50).splitlines() == [
        "   2:01  step      Lay both hands flat, and let",
        "                   them rest there for a while.",
    ]
    assert wrapped("  0:00.0  — Hello there, my dear friend.", 30).splitlines() == [
        "  0:00.0  — Hello there, my",
        "            dear friend.",
    ]


def test_what_is_longer_than_a_line_stays_whole() -> None:
    path = "/a/very/long/path/to/a/file.wav"
    assert wrapped(f"It is in {path}.", 20).splitlines() == ["It is in", f"{path}."]
