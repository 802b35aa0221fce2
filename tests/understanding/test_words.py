from __future__ import annotations

import pytest

from assistant.library.reading import FOLDER, read
from assistant.understanding.words import Listening, Speller, spelled

LISTENING = read(FOLDER / "en" / "listening.yaml", Listening)
SPELLER = Speller(LISTENING, "en")


def words(text: str) -> str:
    return " ".join(token.text for token in SPELLER.tokens(text))


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Stop!", "stop"),
        ("  it   DOES not hurt ", "it doesn't hurt"),
        ("I can not breathe", "i can't breathe"),
        ("it\N{RIGHT SINGLE QUOTATION MARK}s cold", "it's cold"),
        ("light-headed, lightheaded", "light headed light headed"),
        ("45 minutes", "forty five minutes"),
        ("7/10", "seven out of ten"),
        ("3.5", "three and a half"),
        ("yes/no", "yes no"),
        ("'ow'", "ow"),
        ("123456", "123456"),
        ("\N{EM DASH} ... ?!", ""),
        ("I don't no", "i don't know"),
        ("my neck's stiff, it's sore", "my neck is stiff it's sore"),
        ("next to the spine", "beside the spine"),
    ],
)
def test_one_spelling_for_each_word(said: str, meant: str) -> None:
    assert words(said) == meant


def test_every_token_knows_the_words_it_stands_for() -> None:
    tokens = SPELLER.tokens("well - it does not hurt anymore, 45")
    assert [(token.text, token.first, token.last) for token in tokens] == [
        ("well", 0, 0),
        ("it", 2, 2),
        ("doesn't", 3, 4),
        ("hurt", 5, 5),
        ("any", 6, 6),
        ("more", 6, 6),
        ("forty", 7, 7),
        ("five", 7, 7),
    ]


def test_numbers_are_spelled_in_every_language() -> None:
    assert spelled(45, "en") == "forty five"
    assert spelled(21, "de") == "einundzwanzig"


def test_what_is_rewritten_stays_as_it_is() -> None:
    for meant in LISTENING.same.values():
        assert words(meant) == meant
