"""The rehearsal: each person says the words that take the hands off, before any hands are on. Pure.

What is not heard is asked for once more, then another word is, and then it goes on with the key alone, which
somebody has to agree to (safety.md, decision 12).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from pathlib import Path

from pydantic import Field

from assistant.coaching.program import Who
from assistant.library.reading import FOLDER, Data, read


class Person(StrEnum):
    """Who is asked to say the words."""

    RECEIVER = "receiver"
    GIVER = "giver"
    ALONE = "alone"


PEOPLE = {Who.PARTNER: (Person.RECEIVER, Person.GIVER), Who.SELF: (Person.ALONE,)}


class Stage(IntEnum):
    """How a word is asked for: the number of times it was not heard."""

    FIRST = 0
    AGAIN = 1
    OTHER = 2
    """Another word instead."""
    KEY = 3
    """No word is heard: the key alone, when they agree."""


class RehearsedWord(Data):
    """One word to be rehearsed."""

    intent: str
    say: str
    instead: str
    """Asked for when it was not heard twice."""
    counts: tuple[str, ...]
    """Whole utterances that are taken for it; all else is meant in earnest."""


class RehearsedWords(Data):
    """The words of one language, in the order in which they are asked for."""

    words: tuple[RehearsedWord, ...] = Field(min_length=1)

    @classmethod
    def load(cls, language: str = "en", folder: Path = FOLDER) -> RehearsedWords:
        """Read the words of a language.

        Raises:
            DataError: the file is missing or not as it should be.
        """
        return read(folder / language / "rehearsal.yaml", cls)


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """How far it has got."""

    who: Who
    people: tuple[Person, ...]
    """Who is left, the one asked now first."""
    word: int = 0
    """Index of the word that is asked for."""
    stage: Stage = Stage.FIRST
    counted: int | None = None
    """The sample at which the last utterance that was taken for a rehearsed word began."""

    @property
    def done(self) -> bool:
        """Everybody was heard, or agreed to the key."""
        return not self.people


def begin(who: Who) -> Rehearsal:
    """The first person, the first word."""
    return Rehearsal(who, PEOPLE[who])


def heard(rehearsal: Rehearsal, words: RehearsedWords, start: int) -> Rehearsal:
    """The word that is asked for was heard: on to the next, or to the next person.

    start: sample at which its utterance began.
    """
    after = replace(rehearsal, stage=Stage.FIRST, counted=start)
    if rehearsal.word + 1 < len(words.words):
        return replace(after, word=rehearsal.word + 1)
    return _next_person(after)


def missed(rehearsal: Rehearsal, *, keys: bool = True) -> Rehearsal:
    """It was not heard, or something else was. Where no `keys` are read only a word will do: it is asked for again."""
    last = Stage.KEY if keys else Stage.OTHER
    return replace(rehearsal, stage=Stage(min(rehearsal.stage + 1, last)))


def by_key(rehearsal: Rehearsal, start: int) -> Rehearsal:
    """This person goes on with the key alone, as they agreed.

    start: sample at which the utterance of their agreement began; nothing else in it is another answer.
    """
    assert rehearsal.stage is Stage.KEY  # nothing less may leave a word out
    return _next_person(replace(rehearsal, stage=Stage.FIRST, counted=start))


def _next_person(rehearsal: Rehearsal) -> Rehearsal:
    return replace(rehearsal, people=rehearsal.people[1:], word=0)
