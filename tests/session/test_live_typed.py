"""Who types is spoken to where there is a loudspeaker."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from kit.likeness import likeness, spoken
from kit.terminal import Terminal, needs_pty
from kit.virtual_card import needs_pulseaudio, virtual_card

from assistant.clock import RATE

pytestmark = [pytest.mark.live, pytest.mark.timeout(120), needs_pulseaudio, needs_pty]
GREETING = "Just talk to me, any time."
"""One sentence of it: the rests between two depend on how soon they are rendered."""
LONG_ENOUGH = 12.0
"""Seconds in which the greeting has been spoken."""


@pytest.mark.parametrize(
    "silent", [False, pytest.param(True, marks=pytest.mark.long)], ids=["aloud", "silent"]
)
def test_a_typed_session_speaks_unless_it_is_not_to(silent: bool, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "assistant", "talk", *(["--silent"] if silent else [])]
    with (
        virtual_card(tmp_path) as card,
        card.recorded() as room,
        Terminal(command, environment=card.environment) as massage,
    ):
        massage.until(lambda terminal: "Which massage" in terminal.shown, 40)
        spoken_by = room.seconds + LONG_ENOUGH
        massage.until(lambda _: room.seconds > spoken_by, 40)
        massage.press("\x03")
        massage.ended()
    said = likeness(spoken(GREETING, tmp_path), room.loudspeaker[: 40 * RATE])
    assert said < 0.3 if silent else said > 0.6
