"""Other ways to write a phrase, for an engine that writes down what it hears: figures, and a word's other spellings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from assistant.hearing.vocabulary import any_of
from assistant.understanding.words import spelled

HIGHEST = 199
"""The highest number that is written in figures."""


def otherwise(text: str, language: str, spellings: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Other ways to write a text: numbers as figures, and the other spellings of its words.

    spellings: other spellings by word.
    """
    numbers = _numbers(language)
    figures = any_of(tuple(numbers)).sub(lambda found: numbers[found[0]], text)
    if figures != text:
        yield figures
        yield from (joined for each in (text, figures) if (joined := _hyphened(each, numbers)) != each)
    words = text.split()
    for place, word in enumerate(words):
        for spelling in spellings.get(word, ()):
            yield " ".join([*words[:place], spelling, *words[place + 1 :]])


def _hyphened(text: str, numbers: Mapping[str, str]) -> str:
    """A number and the word that it counts as one: "7-step massage"."""
    counted = any_of((*numbers, *numbers.values()))
    return re.sub(rf"({counted.pattern}) (?=\S)", lambda found: f"{found[1]}-", text, count=1)


@cache
def _numbers(language: str) -> dict[str, str]:
    return {spelled(number, language): str(number) for number in range(HIGHEST + 1)}
