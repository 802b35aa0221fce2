from __future__ import annotations

import pytest

from assistant.clock import BLOCK, SILENT, Speech
from assistant.dialog.effects import Cue, Hush, Prepare, Say, Tune
from assistant.speaking.face import Voice
from assistant.speaking.length import estimate
from assistant.speaking.silent import SilentSpeaker
from assistant.speaking.utterances import PAUSE, RAMP

TEXT = "Glide up to the shoulders, wide, and feather-light back down."


@pytest.fixture
def voice() -> Voice:
    return SilentSpeaker(150)


def blocks_until_finished(voice: Voice) -> int:
    count = 0
    while voice.speech.waiting:
        assert not voice.block().any()
        count += 1
    return count


def test_words_take_the_time_that_words_take(voice: Voice) -> None:
    voice.perform(Say("key", TEXT))
    assert blocks_until_finished(voice) == -(-estimate(TEXT, 150) // BLOCK)
    assert voice.speech == Speech(1, 1.0, 0)


def test_two_are_said_with_a_pause_between(voice: Voice) -> None:
    voice.perform(Say("key", TEXT))
    voice.perform(Say("key", "Slower."))
    both = estimate(TEXT, 150) + PAUSE + estimate("Slower.", 150)
    assert blocks_until_finished(voice) == -(-both // BLOCK)


def test_it_tells_what_it_is_saying(voice: Voice) -> None:
    assert voice.speech == SILENT
    voice.perform(Say("key", TEXT))
    voice.block()
    assert voice.saying == TEXT
    assert voice.speech.fraction == pytest.approx(BLOCK / estimate(TEXT, 150))
    voice.perform(Hush())
    voice.block()
    assert voice.saying == ""
    assert not voice.speech.waiting


def test_what_is_urgent_goes_first(voice: Voice) -> None:
    for text in (TEXT, "Slower."):
        voice.perform(Say("key", text))
    voice.block()
    voice.perform(Say("key", "Okay. Hands off.", urgent=True))
    voice.block()
    assert voice.saying == "Okay. Hands off."
    assert voice.speech.number == 3
    assert blocks_until_finished(voice) == -(-(estimate("Okay. Hands off.", 150) + RAMP) // BLOCK) - 1


def test_slower_speech_begins_with_the_next_words(voice: Voice) -> None:
    voice.perform(Say("key", TEXT))
    voice.perform(Tune(100, 0.5))
    assert blocks_until_finished(voice) == -(-estimate(TEXT, 150) // BLOCK)
    voice.perform(Hush())
    for _ in range(20):
        voice.block()
    voice.perform(Say("key", TEXT))
    assert blocks_until_finished(voice) == -(-estimate(TEXT, 100) // BLOCK)


def test_what_makes_no_words_takes_no_time(voice: Voice) -> None:
    voice.perform(Cue(20))
    voice.perform(Prepare((TEXT,)))
    voice.perform(Say("key", "…"))
    voice.duck(True)
    voice.settle()
    assert not voice.block().any()
    assert voice.speech == Speech(1, 1.0, 0)
    assert voice.failed == ""
    voice.close()
