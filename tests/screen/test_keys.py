"""Keys on a terminal, one by one."""

from __future__ import annotations

import sys

from kit.terminal import Terminal, needs_pty

pytestmark = needs_pty

WAITING = """
import sys
from assistant.screen.keys import Keys
with Keys() as keys:
    print("ready", flush=True)
    for _ in range({count}):
        print(f"got {{ord(keys.wait(20)[0])}}", flush=True)
    {last}
"""


def waiting(count: int, last: str = "pass") -> Terminal:
    return Terminal([sys.executable, "-c", WAITING.format(count=count, last=last)])


def test_every_key_comes_at_once_unseen_and_the_terminal_is_as_before() -> None:
    with waiting(3) as terminal:
        terminal.until(lambda t: "ready" in t.written)
        for key in ("x", "\x13", "\x1a"):  # Ctrl-S would freeze the screen, Ctrl-Z the program
            terminal.press(key)
            terminal.until(lambda t, key=key: f"got {ord(key)}" in t.written)  # type: ignore[misc]
        assert terminal.ended() == 0
        assert "x" not in terminal.written
        assert terminal.attributes == terminal.before


def test_the_terminal_is_as_before_when_it_fails() -> None:
    with waiting(0, "raise SystemExit(3)") as terminal:
        assert terminal.ended() == 3
        assert terminal.attributes == terminal.before


def test_ctrl_c_stays_ctrl_c() -> None:
    with waiting(1) as terminal:
        terminal.until(lambda t: "ready" in t.written)
        terminal.press("\x03")
        assert terminal.ended() != 0
        assert "KeyboardInterrupt" in terminal.written
        terminal.until(lambda t: t.attributes == t.before)


def test_a_key_that_was_pressed_is_told_once() -> None:
    with waiting(0, "any(iter(keys.pressed, True)); print('then', keys.pressed())") as terminal:
        terminal.until(lambda t: "ready" in t.written)
        terminal.press("x")
        assert terminal.ended() == 0
        assert "then False" in terminal.written
