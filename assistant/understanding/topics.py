"""The ways to ask what the answer book answers, as ways of an intent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from assistant.library.answers import Answers, Phrases
from assistant.understanding.templates import Way


def ways(language: str, folder: Path) -> Mapping[str, tuple[Way, ...]]:
    """By the intent that they belong to; nothing for a folder without an answer book.

    Raises:
        DataError: a file is not as it should be.
    """
    if not (folder / language / "answers.yaml").exists():
        return {}
    answers = Answers.load(language, folder).answers
    return {"QUESTION": tuple(way for each in answers for way in _ways(each, {"topic": each.id}))}


def _ways(said: Phrases, slots: dict[str, str]) -> Iterator[Way]:
    if said.hear or said.also:
        yield Way(slots=slots, hear=said.hear, also=said.also, overrides=said.overrides)
    if said.whole:
        yield Way(slots=slots, also=said.whole, only=frozenset({"whole"}), overrides=said.overrides)
