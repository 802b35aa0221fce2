from __future__ import annotations

import pytest

from assistant.hearing.whisper.transcription import TranscribedWord, once, words


def texts(*pieces: str) -> list[str]:
    return [word.text for word in words((piece.encode(), -0.1) for piece in pieces)]


def test_words_are_lower_case_without_punctuation() -> None:
    assert texts(" Yes", ",", " except", " he", "'s", " 16", ".") == ["yes", "except", "he's", "16"]
    assert texts(" He", "\u2019", "s", " cold", "\u2014", "very") == ["he's", "cold", "very"]


def test_a_word_is_as_sure_as_its_least_probable_token() -> None:
    found = words([(b" Fir", -0.2), (b"mer", -3.0), (b".", -9.0), (b" Now", -0.1)])
    assert found == (TranscribedWord("firmer", -3.0), TranscribedWord("now", -0.1))


def test_a_letter_may_be_spread_over_tokens() -> None:
    assert words([(b" caf\xc3", -0.1), (b"\xa9", -2.0)]) == (TranscribedWord("caf\u00e9", -2.0),)


@pytest.mark.parametrize(
    "aside", [" [BLANK_AUDIO]", " (laughs)", " *sighs*", " \u266a la", " [INAUD", " ..."]
)
def test_remarks_about_the_sound_are_no_words(aside: str) -> None:
    assert texts(aside) in ([], ["la"])


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("stop stop stop stop", "stop"),
        ("it hurts it hurts it hurts it", "it hurts"),
        ("no it hurts a lot a lot a lot", "no it hurts a lot"),
        ("repeating repeating repeating rep", "repeating"),
        ("very very sore", "very very sore"),
        ("no not there", "no not there"),
        ("", ""),
    ],
)
def test_what_is_said_over_and_over_is_told_once(said: str, heard: str) -> None:
    assert [word.text for word in once([TranscribedWord(text, 0) for text in said.split()])] == heard.split()
