from __future__ import annotations

from io import StringIO

import pytest
from kit.pages import NUMBER, WORDS, page, seen
from kit.talking import Talk, coached, dialog_data
from rich.console import Console

from assistant.clock import to_samples
from assistant.screen.page import ASCII
from assistant.screen.screen import Screen, afterwards


class Narrow(StringIO):
    """A terminal that knows letters only."""

    encoding = "ascii"


def told(talk: Talk, reason: str, minutes: float = 24) -> list[str]:
    return list(afterwards(talk.now, reason, to_samples(60 * minutes), dialog_data(), WORDS, NUMBER))


def test_it_tells_how_it_ended_and_how_long_it_was() -> None:
    talk = Talk(coached(15).now.but(finished=True, hands_on=to_samples(15 * 60)))
    assert told(talk, "resting") == [
        "The massage was carried out to its end.",
        "It lasted about 24 minutes, with hands on for about 15 minutes.",
    ]


def test_before_any_hands_it_tells_of_none() -> None:
    assert told(Talk(), "", 1) == ["It ended before the massage began.", "It lasted 60 seconds."]


@pytest.mark.parametrize(
    ("seconds", "length"),
    [(0.2, "one second"), (10, "10 seconds"), (89, "89 seconds"), (95, "about 2 minutes")],
)
def test_what_was_short_is_told_in_seconds(seconds: float, length: str) -> None:
    assert told(Talk(), "", seconds / 60)[-1] == f"It lasted {length}."
    touched = Talk(coached(15).now.but(hands_on=to_samples(seconds)))
    assert told(touched, "stopped", 5)[-1] == f"It lasted about 5 minutes, with hands on for {length}."


def test_what_to_do_in_an_emergency_is_told_first() -> None:
    first, how, _ = told(coached(15).interrupt("my chest hurts"), "emergency")
    assert "Call 112 now." in first
    assert how == "It ended in an emergency."


def test_a_terminal_without_blocks_gets_letters() -> None:
    view = seen(coached(15))
    console = Console(file=Narrow(), width=80, height=24, _environ={})
    lines = console.render_lines(Screen(view, WORDS), console.options.update(height=24))
    assert ["".join(segment.text for segment in line).rstrip() for line in lines] == page(view, shapes=ASCII)
