"""The sentence templates of a language: intents.yaml, checked and parsed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from hassil.expression import Expression, ListReference, Sequence, TextChunk
from pydantic import Field

from assistant.library.answers import Answers, Phrases
from assistant.library.needs import Needs
from assistant.library.reading import Data, DataError, read
from assistant.understanding.parsing import TemplateError, check, parsed
from assistant.understanding.words import spelled

Slots = tuple[tuple[str, str], ...]
Family = Literal["protective", "gentler", "answer", "navigation", "choice", "stronger", "talk", "frame"]
"""A frame is no intent: it says that what stands in it is asked, supposed, or told of somebody else."""
Condition = Literal["expected", "whole", "good", "opening"]


class PhraseGroup(Data):
    """Some ways to say one thing, with the slots that they fill."""

    slots: dict[str, str] = Field(default_factory=dict)
    hear: tuple[str, ...] = ()
    """Short phrases that the engines are asked to listen for."""
    also: tuple[str, ...] = ()
    """Wider wordings, for typed text and large models."""
    only: frozenset[Condition] = frozenset()
    """Counts only while the dialog expects it, when nothing else is said, on good evidence, where a clause begins."""
    overrides: tuple[str, ...] = ()
    """Intents that are not meant when their words are part of this: "stop" in "stop talking"."""
    doubtful: bool = False
    """May as well mean nothing: asked about before anything comes of it."""
    unframed: bool = False
    """A request in the form of a question: "what's next?", "could you press harder?" """


class Meaning(Data):
    """An intent with its slots."""

    intent: str
    slots: dict[str, str] = Field(default_factory=dict)


class Entry(Data):
    """One intent as its file describes it: its family, its weight, and its phrases."""

    family: Family
    permissive: bool = False
    """Lets more happen, so it needs good evidence."""
    negated: Meaning | None = None
    """What its opposite means; nothing, if absent."""
    alone_unless: tuple[str, ...] | None = None
    """Confused with other phrases: engines listen for it alone, or not at all while one of these is expected."""
    ways: tuple[PhraseGroup, ...]


class IntentsFile(Data):
    """intents.yaml: the order of its intents is the order of protection."""

    rules: dict[str, str]
    lists: dict[str, dict[str, tuple[str, ...]]]
    pronunciations: dict[str, str]
    """ARPAbet phones of words that the dictionary lacks or says otherwise."""
    spellings: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Other spellings of words, for an engine that writes down what it hears."""
    intents: dict[str, Entry]


@dataclass(frozen=True, eq=False, slots=True)
class Phrase:
    """One template, and what it means."""

    intent: str
    rank: tuple[int, int]
    """Where its intent stands in the file, and its way within the intent: the gravest first."""
    entry: Entry
    way: PhraseGroup
    expression: Expression
    heard: bool = False
    """Engines are asked to listen for it."""
    opposite: Phrase | None = None

    @property
    def protective(self) -> bool:
        """Whether its intent is protective, and so may never be lost."""
        return self.entry.family == "protective"


class Templates:
    """Every phrase of a language, with the rules and lists that it refers to."""

    def __init__(self, path: Path, file: IntentsFile, language: str) -> None:
        self._path = path
        self.language = language
        self.entries: Mapping[str, Entry] = file.intents
        self.pronunciations: Mapping[str, str] = file.pronunciations
        self.spellings: Mapping[str, tuple[str, ...]] = file.spellings
        self._ranks = {name: rank for rank, name in enumerate(file.intents)}
        self.rules: dict[str, Expression] = {}
        self._lists: dict[str, tuple[tuple[str, Expression], ...]] = {}
        # Rules may refer to later ones, so all of them are read before any is checked.
        self.rules |= {name: self._read(text, checked=False) for name, text in file.rules.items()}
        for text in file.rules.values():
            self._read(text)
        for name, values in file.lists.items():
            self._lists[name] = tuple(
                (value, self._read(text)) for value, texts in values.items() for text in texts
            )
        self.phrases = tuple(self._phrases())

    @classmethod
    def load(
        cls, folder: Path, more: Mapping[str, tuple[PhraseGroup, ...]] = MappingProxyType({})
    ) -> Templates:
        """Read the templates of a language folder, with `more` ways for some of its intents. Raises DataError."""
        path = folder / "intents.yaml"
        file = read(path, IntentsFile)
        entries = {
            name: entry.model_copy(update={"ways": (*entry.ways, *more.get(name, ()))})
            for name, entry in file.intents.items()
        }
        return cls(path, file.model_copy(update={"intents": entries}), folder.name)

    def values(self, reference: ListReference) -> tuple[tuple[str, Expression], ...]:
        """What may stand for a list, each value with its wording: numbers for a range such as {1..10:score}."""
        numbers = reference.get_inline_range()
        if numbers is None:
            return self._lists[reference.list_name]
        first, last, step = numbers
        spoken = {number: spelled(number, self.language) for number in range(first, last + 1, step)}
        return tuple((str(number), TextChunk(words)) for number, words in spoken.items())

    def phrase(self, intent: str, slots: Mapping[str, str], overrides: tuple[str, ...] = ()) -> Phrase:
        """A phrase for what is concluded and was not said in so many words."""
        way = PhraseGroup(slots=dict(slots), overrides=overrides)
        return Phrase(intent, (self._ranks[intent], 0), self.entries[intent], way, Sequence())

    def rank(self, intent: str) -> int:
        """The place of an intent in the order of protection; 0 comes first."""
        return self._ranks[intent]

    def _phrases(self) -> Iterator[Phrase]:
        for name, entry in self.entries.items():
            self._refuse_strangers(name, entry)
            opposite = None
            if entry.negated:
                opposite = self.phrase(entry.negated.intent, entry.negated.slots, overrides=(name,))
            for place, way in enumerate(entry.ways):
                rank = self._ranks[name], place
                for text in (*way.hear, *way.also):
                    heard = text in way.hear
                    yield Phrase(name, rank, entry, way, self._read(text), heard, opposite)

    def _read(self, text: str, *, checked: bool = True) -> Expression:
        try:
            expression = parsed(text)
            if checked:
                check(expression, self.rules, self._lists)
        except TemplateError as error:
            raise DataError(f"{self._path}: the template {text!r}: {error}.") from error
        return expression

    def _refuse_strangers(self, name: str, entry: Entry) -> None:
        named = {other for way in entry.ways for other in way.overrides} | {*(entry.alone_unless or ())}
        if entry.negated:
            named.add(entry.negated.intent)
        strangers = sorted(named - self.entries.keys())
        if strangers:
            raise DataError(f"{self._path}: {name} names intents that are not there: {', '.join(strangers)}.")


def topic_ways(language: str, folder: Path) -> Mapping[str, tuple[PhraseGroup, ...]]:
    """Ways to ask what the answer book answers and to tell a need, by intent; none for a folder without these files.

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
