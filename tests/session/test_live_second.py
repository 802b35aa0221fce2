"""Two sessions on one card: the second says so, and goes on without."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from kit.running_command import Running
from kit.terminal import Terminal, needs_pty
from kit.virtual_card import VirtualCard, needs_pulseaudio, virtual_card

pytestmark = [pytest.mark.live, pytest.mark.timeout(120), needs_pulseaudio, needs_pty]
COMMAND = [sys.executable, "-P", "-m", "assistant"]
SOON = 40


@pytest.fixture
def taken_card(tmp_path: Path) -> Iterator[VirtualCard]:
    """A card on which a session runs already."""
    with virtual_card(tmp_path) as card, card.quiet_room():
        first = Running([*COMMAND, "--plain", "--no-journal"], card.environment)
        try:
            first.until("Hello.")
            yield card
        finally:
            first.stop()


def test_the_second_says_so_and_offers_to_go_on_without(taken_card: VirtualCard) -> None:
    with Terminal(COMMAND, environment=taken_card.environment) as second:
        second.until(lambda seen: "Go on here without sound, and type? [Y/n]" in seen.written, SOON)
        assert "Another session of this program uses this sound card" in second.written
        second.press("\r")
        second.until(lambda seen: "Which massage" in seen.shown, SOON)
        second.press("\x03")
        second.ended()
    with Terminal(COMMAND, environment=taken_card.environment) as second:
        second.until(lambda seen: "[Y/n]" in seen.written, SOON)
        second.press("n\r")
        assert second.ended() == 0
        assert "Hello" not in second.written


def test_what_is_typed_beside_it_is_not_spoken_into_its_microphone(taken_card: VirtualCard) -> None:
    with Terminal([*COMMAND, "talk"], environment=taken_card.environment) as second:
        told = "Another session of this program uses this sound card."
        second.until(lambda seen: told in seen.shown and "Which massage" in seen.shown, SOON)
        assert "So nothing is spoken aloud here" in second.written
