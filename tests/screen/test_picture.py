"""A picture that cannot be drawn, on a terminal that may be gone."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from assistant.screen.screen import Picture

INSTEAD = "The picture is broken. Any key: hands off."


class Terminal(io.StringIO):
    """One that may go away."""

    gone = False

    def write(self, text: str) -> int:
        if self.gone:
            raise OSError(5, "Input/output error")
        return super().write(text)


def picture(terminal: Terminal, monkeypatch: pytest.MonkeyPatch, fault: Exception | None) -> Picture:
    def draw() -> str:
        if fault:
            raise fault
        return "a view"

    console = Console(file=terminal, force_terminal=True, width=80, height=24)
    monkeypatch.setattr("rich.live.get_console", lambda: console)
    return Picture(draw, INSTEAD)  # type: ignore[arg-type]


@pytest.mark.faults
def test_a_view_that_breaks_is_told_on_the_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    broken = picture(terminal, monkeypatch, ZeroDivisionError())
    broken.begin()
    broken.end()
    assert INSTEAD in terminal.getvalue()
    assert terminal.getvalue().rstrip().endswith("\x1b[?1049l"), "the terminal is given back"


@pytest.mark.faults
def test_a_terminal_that_goes_away_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    shown = picture(terminal, monkeypatch, None)
    shown.begin()
    assert "a view" in terminal.getvalue()
    terminal.gone = True
    shown.end()
