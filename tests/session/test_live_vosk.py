"""A whole session on a virtual sound card, heard by the real Vosk with the model of the tests."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from kit.running_command import Running
from kit.virtual_card import Recording, VirtualCard, needs_pulseaudio, virtual_card
from kit.vosk_folders import MODEL

from assistant.session.components import Resources
from assistant.settings import Settings

VOICE = "espeak:en-gb-scotland+f2"
SAID_AGAIN = 4
"""How often one thing is said at the most."""
LONGEST = 600.0
RESTING = 400.0
"""Seconds of rest and aftercare, at the most."""
BEGINS = 1.5
"""Seconds after its line in which a sentence begins to sound."""
ANSWERED = 6.0
"""Seconds after which something is said again."""
LOUD = 300
"""The program's voice is louder."""
QUIET = 0.9
"""Seconds of silence after which it has nothing more to say for now."""

pytestmark = [pytest.mark.live, pytest.mark.long, pytest.mark.timeout(1200), needs_pulseaudio]


@pytest.fixture
def card(tmp_path: Path) -> Iterator[VirtualCard]:
    with virtual_card(tmp_path) as made, made.quiet_room():
        yield made


@pytest.fixture
def massage(card: VirtualCard, tmp_path: Path) -> Iterator[Running]:
    (tmp_path / "settings.toml").write_text("rhythm = false\n", encoding="utf-8")
    command = [str(Path(sys.executable).with_name("massage")), "--settings", str(tmp_path / "settings.toml")]
    running = Running([*command, "--engine", "vosk", "--model", str(MODEL)], card.environment)
    yield running
    running.stop()


def replies() -> dict[str, str]:
    """What is said to a line of the program with these words in it."""
    questions = Resources.load(Settings()).data.questions
    main = [questions.by_id[each] for each in questions.order]
    return {
        "Which massage would you like?": "seven step massage",
        "How long would you like": "fifteen minutes",
        **{each.ask: each.enabling.value.lower() for each in main},
        questions.phrases.summary: "yes",
        "say stop.": "stop",
        "say it hurts.": "it hurts",
        "First we get ready.": "straight to the massage",
        "Lay both hands flat at the waist": "slower",
        "you: slower": "it hurts",
        "Is it sharp, shooting, numb or burning?": "stop",
        "Shall we finish here?": "yes",
    }


class Talker:
    """Somebody who answers what the program has said last."""

    def __init__(self, card: VirtualCard, massage: Running, room: Recording) -> None:
        self._card, self._massage, self._room = card, massage, room
        self._replies = replies()
        self._deadline = time.monotonic() + LONGEST
        self.said: list[str] = []

    def until(self, words: str) -> None:
        """Talk to it until it says this."""
        reply, again = "", 0
        while True:
            line = self._massage.line(ANSWERED)
            if time.monotonic() > self._deadline or again > SAID_AGAIN:
                pytest.fail(f"{reply!r} was said last:\n" + "".join(self._massage.lines))
            if line and words in line:
                return
            found = [each for part, each in self._replies.items() if line and part in line]
            if found:
                reply, again = found[0], 0
            elif line:
                continue
            if reply:
                self._say(reply)
                again += 1

    def _say(self, words: str) -> None:
        time.sleep(BEGINS)
        while np.abs(self._room.last(QUIET)[:, 0].astype(int)).max() > LOUD:
            assert time.monotonic() < self._deadline, "it speaks on and on"
            time.sleep(0.05)
        self._card.say(words, VOICE)
        self.said.append(words)


def test_a_whole_session(card: VirtualCard, massage: Running) -> None:
    with card.recorded() as room:
        talker = Talker(card, massage, room)
        talker.until("Cover up, and rest a little.")
        massage.until("the end", RESTING)
        assert massage.ended() == 0
    assert any("Listening with Vosk and the model test-en." in line for line in massage.lines)
    assert {"stop", "it hurts", "slower", "no", "yes"} <= set(talker.said)
