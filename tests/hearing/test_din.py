"""Whether the room is too loud for words."""

from __future__ import annotations

import numpy as np
import pytest
from kit import noises
from kit.recordings import Sound
from kit.scenario import SPEECH
from kit.voices import ESPEAK, render

from assistant.clock import BLOCK, RATE
from assistant.hearing.din import ENOUGH, Din

NEEDS = 6.0
TALK = "so this is what they told us about the weather, and nobody knew whether it would stay like that"


class InARoom:
    """Somebody who speaks in a room, as loud as people do in all tests."""

    def __init__(self, kind: str, *, known: int = ENOUGH) -> None:
        self.din = Din()
        self._at = 0
        self._kind = kind
        self.noise(-40, 6)
        for _ in range(known):
            self.say("stop")
            self.noise(-40, 2)

    def noise(self, decibels: float, seconds: float, *, own: bool = False) -> None:
        """The room, so much louder than speech."""
        made = noises.noise(self._kind, round(seconds * RATE)).astype(np.float64)
        self._hear((made * SPEECH / noises.LOUDNESS * 10 ** (decibels / 20)).astype(np.int16), own=own)

    def say(self, words: str) -> None:
        sound = render(ESPEAK[0], words).astype(np.float64)
        start = self._at
        self._hear((sound * SPEECH / np.sqrt(np.square(sound).mean())).astype(np.int16))
        self.din.were_words(start, self._at, self._at)

    def _hear(self, sound: Sound, *, own: bool = False) -> None:
        for at in range(0, len(sound) - BLOCK + 1, BLOCK):
            self._at += BLOCK
            self.din.take(sound[at : at + BLOCK], NEEDS, own=own)


@pytest.mark.parametrize(("kind", "decibels"), [("white", 0), ("kitchen", 6)])
def test_noise_as_loud_as_words_is_too_loud_once_it_lasts(kind: str, decibels: float) -> None:
    here = InARoom(kind)
    here.noise(decibels, 1)
    assert not here.din.loud
    here.noise(decibels, 10)
    assert here.din.loud
    here.noise(-40, 9)
    assert not here.din.loud, "it is quiet again"


@pytest.mark.parametrize("kind", ["white", "kitchen"])
def test_noise_over_which_words_are_heard_is_not(kind: str) -> None:
    here = InARoom(kind)
    here.noise(-12, 30)
    assert not here.din.loud


def test_it_does_not_come_and_go() -> None:
    here = InARoom("white")
    here.noise(0, 12)
    here.noise(-5, 12)
    assert here.din.loud
    other = InARoom("white")
    other.noise(-5, 12)
    assert not other.din.loud


def test_somebody_who_talks_and_talks_is_no_noise() -> None:
    here = InARoom("kitchen")
    for _ in range(6):
        here.say(TALK)
        here.noise(-40, 0.3)
    assert not here.din.loud


def test_its_own_voice_is_none() -> None:
    here = InARoom("white")
    here.noise(0, 30, own=True)
    assert not here.din.loud


def test_before_anybody_spoke_nothing_is_known() -> None:
    here = InARoom("white", known=ENOUGH - 1)
    here.noise(0, 30)
    assert here.din.margin is None
    assert not here.din.loud


def test_perfect_silence_says_nothing() -> None:
    here = InARoom("white")
    margin = here.din.margin
    for _ in range(1000):
        here.din.take(np.zeros(BLOCK, np.int16), NEEDS, own=False)
    assert here.din.margin == margin
