from __future__ import annotations

import numpy as np
import pytest
from training.card import Facts, card
from training.figures import Figures
from training.trial import Outcome, Spoken

PHRASES = ("stop", "it hurts", "no")


def outcome(text: str, heard: str, voice: str = "en-us+f1", state: str = "coaching") -> Outcome:
    return Outcome(Spoken(text, voice, state, np.zeros(1)), heard, PHRASES)


@pytest.mark.parametrize(
    ("text", "heard", "right", "false_words", "false_phrase"),
    [
        ("it hurts", "it hurts", True, (), False),
        ("it hurts", "", False, (), False),
        ("it hurts", "it hurts no", False, ("no",), True),
        ("the cat sat on it", "it", False, (), False),
        ("the cat hurts me", "it hurts", False, ("it",), True),
        ("who knows", "nobody", False, ("nobody",), False),
    ],
)
def test_what_counts(
    text: str, heard: str, right: bool, false_words: tuple[str, ...], false_phrase: bool
) -> None:
    each = outcome(text, heard)
    assert (each.right, each.false_words, each.false_phrase) == (right, false_words, false_phrase)


def test_the_card_tells_the_figures_by_voice_and_by_grammar() -> None:
    clean = (
        *(outcome("stop", heard) for heard in ("stop", "stop", "stop", "")),
        *(outcome("no", heard, voice="flite:slt", state="paused") for heard in ("no", "stop")),
    )
    others = (outcome("the cat", ""), outcome("the cat", "no"))
    figures = Figures(clean, clean[:5], others, 0.02, lambda _: True)
    text = card(Facts(7, 8.25, True, 1.84, 162, ("nought",)), figures)
    assert "**Not for people.**" in text
    assert "--seed 7" in text
    assert "all but nought" in text
    assert "at least as well as 75 clean and 75 at 10 dB" in text
    assert "| all of espeak-ng | 75.0 | 75.0 |" in text
    assert "| flite:slt | 50.0 | 100.0 |" in text
    assert "| paused | 50.0 | 100.0 |" in text
    assert "| coaching | 1 of 2 | 1 of 2 |" in text
