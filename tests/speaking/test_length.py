from __future__ import annotations

import numpy as np
import pytest

from assistant.clock import RATE
from assistant.speaking.length import estimate, plausible

SENTENCE = "Hands flat at the waist, one each side of the spine."


def test_a_sentence_takes_about_as_long_as_its_words() -> None:
    words = len(SENTENCE.split())
    assert estimate(SENTENCE, 150) == pytest.approx(words * 60 / 150 * RATE, rel=0.25)


def test_twice_the_speed_takes_half_the_time() -> None:
    assert estimate(SENTENCE, 200) == pytest.approx(estimate(SENTENCE, 100) / 2, abs=1)


@pytest.mark.parametrize("more", ["and", ", and", ". And", "7"])
def test_more_words_take_longer(more: str) -> None:
    assert estimate(f"Slower {more} softer", 150) > estimate("Slower softer", 150)


def test_rests_between_sentences_count_but_not_the_last() -> None:
    assert (
        estimate("Okay. Hands off.", 150) > estimate("Okay, hands off", 150) > estimate("Okay hands off", 150)
    )
    assert estimate("Hands off.", 150) == estimate("Hands off", 150)


@pytest.mark.parametrize("text", ["", " ", "…", "— ?!"])
def test_no_words_take_no_time(text: str) -> None:
    assert estimate(text, 150) == 0
    assert not plausible(0, text, 150)


def test_half_a_sentence_or_three_of_them_are_not_plausible() -> None:
    whole = estimate(SENTENCE, 150)
    assert plausible(whole, SENTENCE, 150)
    assert not plausible(whole // 4, SENTENCE, 150)
    assert not plausible(whole * 3, SENTENCE, 150)
    assert not plausible(0, SENTENCE, 150)
    assert not plausible(0, "Okay.", 150)


def test_every_ending_of_a_sentence_is_an_ending() -> None:
    lengths = {estimate(f"Okay{ending} Hands off", 150) for ending in (".", "!", "?", "…", "...")}
    assert len(lengths) == 1
    assert np.diff([estimate("a" * n, 150) for n in range(1, 9)]).min() > 0
