"""What is written can be said in one way only: no abbreviations, no figures, no word of two sounds unjudged."""

# ruff: noqa: RUF001  (sounds are written as phoneticians write them)

from __future__ import annotations

import re
from functools import cache

import pytest
from kit.prompts import program_sentences, spoken_sentences

from assistant.model_store.voice_files import piper_is_here
from assistant.speaking.pronunciation import load

TWOFOLD = {
    "close": {r"close your eyes": "kloʊz", r"(run|held) close|close (to|by|behind|beside)": "kloʊs"},
    "use": {r"use": "juːz"},
    "wound": {r"wound": "wuːnd"},
    "tear": {r"tear at": "tɛɹ"},
    "leads": {r"leads (the|to)": "liːdz"},
    "lead": {r"lead (the|to)": "liːd"},
    "lives": {r"(it|that) lives": "lɪvz"},
    "live": {},
    "read": {},
    "wind": {},
    "bow": {},
    "row": {},
    "sow": {},
    "dove": {},
    "sewer": {},
    "desert": {},
    "invalid": {},
    "minute": {r"(a|one|another|each|every|half a|the|first|last) minute": "mɪnɪt"},
    "number": {r"(its|a|the|emergency|their) number": "nʌmbɚ"},
}
"""Of each word that has two sounds the places in which it may stand, and the sound that it has to have there."""
ABBREVIATION = re.compile(
    r"\b[A-Z]{2,}\b|\b(e\.g|i\.e|etc|min|max|sec|approx|vs|dr)\.(?=\s+[a-z]|$)|[&%/+=@#*_°]"
)


@cache
def everything() -> tuple[str, ...]:
    return tuple(dict.fromkeys((*spoken_sentences("en"), *program_sentences("en"))))


def test_there_are_the_words_of_the_talk_and_of_the_massages() -> None:
    assert len(everything()) > 900


def test_nothing_is_abbreviated_and_figures_are_only_counts() -> None:
    assert [each for each in everything() if ABBREVIATION.search(each)] == []
    others = [re.sub(r"(?<=\bAbout )\d{1,2}(?= (times|rounds|rows)\b)", "", each) for each in everything()]
    assert [each for each in others if re.search(r"\d", each)] == []


@pytest.mark.parametrize("word", TWOFOLD)
def test_a_word_with_two_sounds_stands_only_where_its_sound_was_judged(word: str) -> None:
    places = "|".join(TWOFOLD[word]) or r"(?!)"
    spoken = [each for each in everything() if re.search(rf"\b{word}\b", each, re.IGNORECASE)]
    unjudged = [
        each
        for each in spoken
        if re.search(rf"\b{word}\b", re.sub(rf"\b({places})\b", "", each, flags=re.IGNORECASE), re.IGNORECASE)
    ]
    assert unjudged == []


@pytest.mark.skipif(not piper_is_here(), reason="its package has the phonemes of espeak-ng")
@pytest.mark.parametrize("word", TWOFOLD)
def test_it_has_that_sound(word: str) -> None:
    from piper.phonemize_espeak import EspeakPhonemizer

    phonemizer, spell = EspeakPhonemizer(), load("en").spell
    for place, sound in TWOFOLD[word].items():
        for each in everything():
            if found := re.search(rf"\b({place})\b", each, re.IGNORECASE):
                said = "".join(map("".join, phonemizer.phonemize("en-us", spell(each))))
                assert sound in re.sub("[ˈˌ]", "", said), (found[0], each, said)
