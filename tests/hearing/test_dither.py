"""Soft noise under sound."""

from __future__ import annotations

import numpy as np
from kit.recordings import Sound

from assistant.clock import RATE
from assistant.hearing.dither import STRENGTH, Dither
from assistant.hearing.endpointing import SpeechChunk


def chunk(sound: Sound, anew: bytes = b"") -> SpeechChunk:
    return SpeechChunk(sound.tobytes(), True, False, 0, len(sound), True, anew)


def samples(sound: bytes) -> Sound:
    return np.frombuffer(sound, np.int16)


def test_perfect_silence_is_never_handed_on() -> None:
    silence = np.zeros(RATE, np.int16)
    under = Dither().under(chunk(silence, silence.tobytes()))
    for sound in (samples(under.sound), samples(under.anew)):
        assert len(sound) == RATE
        assert 0.9 < sound.std() / STRENGTH < 1.1


def test_the_loudest_sound_is_not_turned_over() -> None:
    loud = np.full(RATE, np.iinfo(np.int16).max, np.int16)
    assert samples(Dither().under(chunk(loud)).sound).min() > loud[0] - 10 * STRENGTH


def test_it_is_the_same_in_every_run_and_never_the_same_twice_in_one() -> None:
    silence = chunk(np.zeros(RATE, np.int16))
    one, other = Dither(), Dither()
    first, second = one.under(silence), one.under(silence)
    assert first == other.under(silence)
    assert first != second
