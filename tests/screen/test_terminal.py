"""The command on a terminal: what it shows, and how it leaves the terminal."""

from __future__ import annotations

import os
import re
import signal
import sys
from pathlib import Path

import pytest
from kit.terminal import ALTERNATE, BACK, Terminal, needs_pty, plain

MASSAGE = [sys.executable, "-m", "assistant"]
OF_THE_TERMINAL = ("NO_COLOR", "COLUMNS", "LINES", "TERM")

pytestmark = needs_pty


def calm() -> dict[str, str]:
    """The environment of this test, in which nothing is told about the terminal."""
    return {name: value for name, value in os.environ.items() if name not in OF_THE_TERMINAL}


def talking(*options: str, rows: int = 24, columns: int = 80, **environment: str) -> Terminal:
    return Terminal([*MASSAGE, "talk", *options], rows, columns, {**calm(), **environment})


def test_it_is_shown_typed_into_and_given_back_at_ctrl_c(tmp_path: Path) -> None:
    with talking("--record", str(tmp_path / "run.jsonl")) as terminal:
        terminal.until(lambda t: "Which massage would you like?" in t.shown)
        assert ALTERNATE in terminal.written
        terminal.press("the seven stepp")
        terminal.until(lambda t: "> the seven stepp" in t.shown)
        terminal.press("\x7f one\r")
        terminal.until(lambda t: "Heard: the seven step one" in t.shown and "How long" in t.shown)
        assert "> the" not in terminal.shown
        terminal.resize(24, 40)
        terminal.until(lambda t: max(map(len, t.shown.splitlines())) == 40)
        terminal.press("\x03")
        assert terminal.ended() == 0
        after = terminal.written.split(BACK)[1]
        assert "It ended before the massage began." in after
        assert "Goodbye." in after
        assert "\x1b[?25h" in terminal.written, "the cursor is there again"
        assert terminal.attributes == terminal.before


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_the_terminal_is_given_back_when_somebody_else_ends_it(name: str, tmp_path: Path) -> None:
    number = signal.Signals[name]
    record = tmp_path / "run.jsonl"
    with talking("--record", str(record)) as terminal:
        terminal.until(lambda t: "Which massage would you like?" in t.shown)
        terminal.signal(number)
        assert terminal.ended() == 128 + number
        assert BACK in terminal.written
        terminal.until(lambda t: t.attributes == t.before)
        assert record.read_text(encoding="utf-8").endswith("\n")


def test_an_emergency_stays_on_the_screen_and_after_it() -> None:
    with talking("--emergency", "112") as terminal:
        terminal.until(lambda t: "Which massage would you like?" in t.shown)
        terminal.press("my chest hurts\r")
        terminal.until(lambda t: "Emergency" in t.shown and "Call 112 now." in t.shown)
        terminal.press("+10m\r")
        assert terminal.ended() == 0
        after = terminal.written.split(BACK)[1]
        assert "Call 112 now." in after
        assert "It ended in an emergency." in after


def test_colour_is_not_needed() -> None:
    with talking(NO_COLOR="1") as terminal:
        terminal.until(lambda t: "Which massage would you like?" in t.shown)
        terminal.press("stop\r")
        terminal.until(lambda t: "Stopped" in t.shown)
        colours = re.findall(r"\x1b\[[0-9;]*m", terminal.written)
        assert not [each for each in colours if re.search(r"\b[349][0-9]\b", each)]


def test_plain_lines_when_they_are_asked_for() -> None:
    with talking("--plain") as terminal:
        terminal.until(lambda t: "— Which massage would you like?" in t.written)
        terminal.press("the seven step one\n")
        terminal.until(lambda t: "you: the seven step one" in t.written)
        assert ALTERNATE not in terminal.written
        terminal.press("\x04")
        assert terminal.ended() == 0
        assert "It ended before the massage began." in terminal.written
        assert re.search(r"It lasted (one second|\d+ seconds)\.", terminal.written)


def test_plain_lines_have_a_prompt_when_it_is_somebodys_turn() -> None:
    with talking("--plain") as terminal:
        terminal.until(lambda t: t.written.endswith("\n> "), 60)
        assert "Which massage would you like?" in terminal.written
        terminal.press("p15\n")
        terminal.until(lambda t: "you: p15" in t.written)
        terminal.until(lambda t: t.written.endswith("\n> "), 60)
        assert "> p15" in terminal.written
        assert all(
            not line.startswith("> ") or "p15" in line for line in plain(terminal.written).split("\n")[:-1]
        )


@pytest.mark.parametrize(
    ("name", "value"),
    [("TERM", "dumb"), ("TERM", "unknown"), ("TTY_INTERACTIVE", "0"), ("TTY_COMPATIBLE", "0")],
)
def test_plain_lines_where_no_picture_can_be_drawn_over_again(name: str, value: str) -> None:
    with Terminal([*MASSAGE, "talk"], environment={**calm(), name: value}) as terminal:
        terminal.until(lambda t: "— Which massage would you like?" in t.written)
        terminal.press("stop\n")
        terminal.until(lambda t: "Shall we leave it for today?" in t.written)


def test_a_terminal_that_a_killed_program_left_behind_is_mended() -> None:
    with talking("--plain") as terminal:
        terminal.leave_raw()
        terminal.until(lambda t: "— Which massage would you like?" in t.written)
        terminal.press("stop\r")
        terminal.until(lambda t: "Shall we leave it for today?" in t.written)
        assert terminal.attributes == terminal.before


@pytest.mark.parametrize("options", [(), ("--plain",)])
def test_a_bad_byte_makes_nobody_deaf(options: tuple[str, ...]) -> None:
    with talking(*options, PYTHONIOENCODING="utf-8", PYTHONUTF8="0") as terminal:
        terminal.until(lambda t: "Which massage would you like?" in t.written)
        terminal.press(b"caf\xe9 \xff\xfe\n")
        terminal.press("stop\n")
        terminal.until(lambda t: "Shall we leave it for today?" in t.written)


def test_a_bad_line_is_told_in_the_view_and_ctrl_d_ends_it() -> None:
    with talking() as terminal:
        terminal.until(lambda t: "Which massage would you like?" in t.shown)
        terminal.press("+soon\r")
        terminal.until(lambda t: "'+soon' is no time." in t.shown)
        terminal.press("\x04")
        assert terminal.ended() == 0
        assert terminal.attributes == terminal.before
