"""Phrases that do not fit the sound are not told, and what fits once is told on."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from kit import noises
from kit.scenario import SPEECH
from kit.vocabularies import PROTECTIVE
from kit.voices import FLITE, needs_flite, render

from assistant.clock import BLOCK, to_samples
from assistant.hearing.alignment import Aligner, Fit
from assistant.hearing.verification import EVERY, LOOKS, Spans, Verified

BLOCK_OF_SOUND = bytes(2 * BLOCK)
GOOD, BAD = Fit(-60, -40, 40, 4), Fit(-150, -80, 40, 4)


class Saying:
    """A decoding that says the same words in every block."""

    def __init__(self, text: str) -> None:
        self.text = text

    def listen(self, vocabulary: object) -> None:
        """The words are the script's."""

    def begin(self) -> None:
        """There is nothing to begin."""

    def feed(self, sound: bytes) -> str:
        assert sound
        return self.text

    def finish(self) -> str:
        return self.text

    def close(self) -> None:
        """There is nothing to let go."""

    def spans(self) -> Spans:
        return tuple((place * 4000, place * 4000 + 4000) for place, _ in enumerate(self.text.split()))


class Fitting:
    """Answers one fit after the other, the last one on and on, and counts."""

    def __init__(self, *fits: Fit | None) -> None:
        self._fits = list(fits)
        self.asked: list[tuple[str, int]] = []

    def know(self, pronunciations: object) -> None:
        """It knows every word."""

    def fit(self, phrase: str, sound: bytes) -> Fit | None:
        self.asked.append((phrase, len(sound) // 2))
        return self._fits.pop(0) if len(self._fits) > 1 else self._fits[0]


def told(text: str, fitting: Fitting, blocks: int, *, partials: bool = True) -> list[str]:
    decoding = Verified(Saying(text), fitting, PROTECTIVE, partials=partials)
    decoding.begin()
    return [*(decoding.feed(BLOCK_OF_SOUND) for _ in range(blocks)), decoding.finish()]


def test_what_fits_is_told_and_stays() -> None:
    fitting = Fitting(GOOD, BAD)
    assert told("stop", fitting, 4) == ["stop"] * 5
    assert len(fitting.asked) == 1


@pytest.mark.parametrize("fit", [BAD, None])
def test_what_does_not_fit_is_not_told(fit: Fit | None) -> None:
    assert told("stop", Fitting(fit), 3) == [""] * 4


def test_a_word_is_looked_at_again_when_more_of_it_is_there() -> None:
    assert told("stop", Fitting(BAD, GOOD), EVERY + 2) == [*[""] * EVERY, "stop", "stop", "stop"]


def test_the_looks_are_counted_so_that_long_talk_costs_little() -> None:
    fitting = Fitting(BAD)
    told("stop", fitting, 3 * EVERY * LOOKS)
    assert len(fitting.asked) == LOOKS + 1


def test_in_a_pass_without_partials_only_the_end_is_checked() -> None:
    fitting = Fitting(BAD)
    assert told("stop", fitting, 3, partials=False) == ["stop", "stop", "stop", ""]
    assert len(fitting.asked) == 1


def test_each_phrase_is_checked_where_it_lies() -> None:
    fitting = Fitting(GOOD)
    assert told("people it hurts", fitting, 40)[-1] == "it hurts"
    assert fitting.asked[0][0] == "it hurts"
    assert {phrase for phrase, _ in fitting.asked} == {"it hurts"}


def test_answers_are_told_unchecked() -> None:
    fitting = Fitting(BAD)
    decoding = Verified(Saying("stop"), fitting, replace(PROTECTIVE, answers=True), partials=False)
    decoding.begin()
    decoding.feed(BLOCK_OF_SOUND)
    assert decoding.finish() == "stop"
    assert not fitting.asked


@pytest.mark.parametrize(
    ("fit", "good"),
    [
        (Fit(-60, -60, 40, 4), True),
        (Fit(-110, -40, 40, 4), False),
        (Fit(-60, -63, 40, 4), False),
        (Fit(-60, -60, 60, 6), False),
        (Fit(-60, -50, 60, 6), True),
        (Fit(-60, -40, 12, 2), False),
        (Fit(-60, -40, 38, 8), False),
    ],
)
def test_a_fit_is_good_with_no_bad_phone_a_good_mean_and_time_enough(fit: Fit, good: bool) -> None:
    assert fit.good == good


def padded(words: str) -> bytes:
    sound = render(FLITE[0], words).astype(np.float64)
    sound *= SPEECH / np.sqrt(np.square(sound).mean())
    around = noises.noise("white", len(sound) + to_samples(0.25)).astype(np.float64) / 100
    around[to_samples(0.15) : to_samples(0.15) + len(sound)] += sound
    return np.clip(around, -32768, 32767).astype(np.int16).tobytes()


@needs_flite
@pytest.mark.parametrize("words", ["stop", "it hurts", "ouch"])
def test_a_phrase_fits_itself_and_not_another(words: str) -> None:
    aligner = Aligner()
    itself, other = (aligner.fit(words, padded(said)) for said in (words, "my family"))
    assert itself
    assert itself.good
    assert other is None or not other.good


def test_sound_too_short_for_a_phrase_is_no_fit_and_does_no_harm() -> None:
    aligner = Aligner()
    for samples in (0, 1, 400, 1600, 5000):
        assert aligner.fit("i feel dizzy", bytes(2 * samples)) is None or samples > 1600
