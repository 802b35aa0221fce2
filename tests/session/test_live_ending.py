"""An end from outside in the middle of a massage: the loudspeaker says hands off before it is silent."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest
from kit.likeness import likeness, spoken
from kit.running_command import Running
from kit.talking import dialog_data
from kit.virtual_card import needs_pulseaudio, virtual_card

from assistant.clock import RATE

pytestmark = [pytest.mark.live, pytest.mark.timeout(200), needs_pulseaudio]

COACHING = """
import sys
sys.path.insert(0, {tests!r})
from kit.talking import coached
from assistant.cli import main
from assistant.dialog.machine import Reply
from assistant.dialog.resilient import ResilientDialog
from assistant.session import offline

now = coached().now.but(ticked=0, quiet_since=0, off_since=0)
offline.opening_conversation = lambda *_, **__: now
ResilientDialog.begin = lambda *_: Reply(now, ())
main(["--plain", "--engine", "pocketsphinx"])
"""
"""The command, as if a massage were under way already."""
TESTS = str(Path(__file__).parent.parent)


@pytest.mark.parametrize(("name", "code"), [("SIGINT", 0), ("SIGTERM", 143), ("SIGHUP", 129)])
def test_hands_off_is_said_aloud(name: str, code: int, tmp_path: Path) -> None:
    with virtual_card(tmp_path) as card, card.quiet_room():
        massage = Running([sys.executable, "-c", COACHING.format(tests=TESTS)], card.environment)
        try:
            massage.until("More, less, or just right?")
            with card.recorded() as room:
                massage.send(signal.Signals[name])
                assert massage.ended(15) == code
            massage.until("Hands off, and rest a moment.", 5)
        finally:
            massage.stop()
    said = spoken(dialog_data().prompts.fixed["end.hands_off"], tmp_path)
    assert likeness(said, room.loudspeaker[: 20 * RATE]) > 0.6
