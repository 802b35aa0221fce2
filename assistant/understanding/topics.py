"""The ways to ask what the answer book answers and to tell a need, as ways of their intents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from assistant.library.answers import Answers, Phrases
from assistant.library.needs import Needs
from assistant.understanding.templates import Condition, PhraseGroup


def ways(language: str, folder: Path) -> Mapping[str, tuple[PhraseGroup, ...]]:
    """By the intent that they belong to; nothing for a folder without these files.

    Raises:
        DataError: a file is not as it should be.
    """
    if not (folder / language / "answers.yaml").exists():
        return {}
    answers, needs = Answers.load(language, folder).answers, Needs.load(language, folder).needs
    return {
        "QUESTION": tuple(way for each in answers for way in _ways(each, {"topic": each.id}, ())),
        # a tired back is a need where a massage is chosen, and nowhere else
        "NEED": tuple(way for each in needs for way in _ways(each, {"need": each.id}, ("expected",))),
    }


def _ways(said: Phrases, slots: dict[str, str], only: tuple[Condition, ...]) -> Iterator[PhraseGroup]:
    over = said.overrides
    if said.hear or said.also:
        yield PhraseGroup(slots=slots, hear=said.hear, also=said.also, overrides=over, only=frozenset(only))
    if said.whole:
        yield PhraseGroup(slots=slots, also=said.whole, overrides=over, only=frozenset({*only, "whole"}))
