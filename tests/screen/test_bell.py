"""The terminal's bell rings while the loudspeaker says nothing, and in no file."""

from __future__ import annotations

from io import StringIO

from assistant.screen.keys import EVERY, MOST, Bell


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def rung(terminal: StringIO, seconds: float, *, wrong: bool = True) -> int:
    bell = Bell(terminal)
    for turn in range(round(seconds / 0.03)):
        bell.ring(turn * 0.03, wrong=wrong)
    return terminal.getvalue().count("\a")


def test_it_rings_at_once_and_again_and_not_for_ever() -> None:
    assert rung(Terminal(), 0.03) == 1
    assert rung(Terminal(), 2 * EVERY + 0.1) == 3
    assert rung(Terminal(), 600) == MOST


def test_it_is_quiet_where_nothing_is_wrong_or_nobody_listens() -> None:
    assert rung(Terminal(), 60, wrong=False) == 0
    assert rung(StringIO(), 60) == 0
