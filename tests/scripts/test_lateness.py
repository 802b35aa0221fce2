from __future__ import annotations

from collections.abc import Iterator

import pytest
from benchmarks.lateness import lateness

from assistant.clock import BLOCK, Speech, Tick, to_seconds
from assistant.dialog.effects import Say
from assistant.speaking.silent import SilentSpeaker
from assistant.speaking.utterances import PAUSE

AT = (3, 3, 200, 204)
"""Blocks in which something is to be said: two at once, one after a silence, and one into it."""


def ticks(waits: int) -> Iterator[Tick]:
    """What a session tells, when the third text is rendered so many blocks after it is wanted."""
    voice, samples, held = SilentSpeaker(150), 0, None
    for block in range(500):
        for _ in range(AT.count(block)):
            voice.perform(Say("key", "Glide up."))
            if block == AT[2]:
                utterance = voice._utterances._queue[-1]
                held, utterance.sound = utterance.sound, None
        if block == AT[2] + waits:
            voice._utterances._queue[0].sound = held
        voice.block()
        samples += BLOCK
        yield Tick(samples, 0.0, speech=voice.speech)


@pytest.mark.parametrize("waits", [1, 10, 40])
def test_it_tells_by_how_much_a_text_came_later_than_it_was_wanted(waits: int) -> None:
    late = lateness(ticks(waits))
    block = 1000 * to_seconds(BLOCK)
    assert len(late) == len(AT)
    assert late[:2] == pytest.approx([0, 0], abs=block)
    assert late[2] == pytest.approx(waits * block, abs=1.5 * block)
    assert late[3] == pytest.approx(0, abs=block)


def test_nothing_said_is_nothing_late() -> None:
    assert lateness(Tick(n * BLOCK, 0.0, speech=Speech()) for n in range(9)) == []
    assert PAUSE > BLOCK
