from __future__ import annotations

from pathlib import Path

import pytest

from assistant.library.reading import DataError, languages
from assistant.speaking.pronunciation import Pronunciation, load

SAMPLE = Pronunciation(
    espeak="en-us+f2", spellings={"tear": "tare", "close": "closs", "close your eyes": "cloze your eyes"}
)


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        ("Never tear at the skin.", "Never tare at the skin."),
        ("Close your eyes, close to tear.", "cloze your eyes, closs to tare."),
        ("No tears, no closer.", "No tears, no closer."),
        ("It's 112 or 911.", "It's 112 or 911."),
        ("", ""),
    ],
)
def test_only_whole_words_are_spelt_anew(text: str, spelt: str) -> None:
    assert SAMPLE.spell(text) == spelt


def test_a_language_whose_words_are_all_said_right_is_left_alone() -> None:
    assert Pronunciation(espeak="de", spellings={}).spell("Ruhig atmen.") == "Ruhig atmen."


@pytest.mark.parametrize("language", languages())
def test_every_language_tells_how_it_is_spoken(language: str) -> None:
    pronunciation = load(language)
    assert pronunciation.espeak
    assert all(word == word.lower() for word in pronunciation.spellings)


def test_a_language_without_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "xx").mkdir()
    with pytest.raises(DataError, match=r"voice\.yaml: cannot be read"):
        load("xx", tmp_path)
