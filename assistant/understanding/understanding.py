"""What was heard becomes what was meant."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from types import MappingProxyType

from assistant.hearing.heard import Heard
from assistant.hearing.vocabulary import Vocabulary
from assistant.library.reading import FOLDER, read
from assistant.understanding import evidence, grammar, negation, numbers, resolution, topics
from assistant.understanding.listing import wordings
from assistant.understanding.spans import Matcher, Span
from assistant.understanding.templates import Condition, Templates, Way
from assistant.understanding.understood import Evidence, Intent, Understood
from assistant.understanding.words import Listening, Speller, Token

SAMPLES = 40
"""Wordings of each template that are offered to tests."""


class Understanding:
    """Finds the intents in what was heard, and says what there is to hear."""

    def __init__(self, templates: Templates, listening: Listening, language: str) -> None:
        self._templates = templates
        self._listening = listening
        self._speller = Speller(listening, language)
        self._matcher = Matcher(templates, listening.fillers)
        self._corrections = tuple(tuple(marker.split()) for marker in listening.corrections)
        self._exceptions = tuple(tuple(marker.split()) for marker in listening.exceptions)
        entries = templates.entries.items()
        self.protective = frozenset(name for name, entry in entries if entry.family == "protective")
        """Heard in every state, and acted on at a partial."""
        self.permissive = frozenset(name for name, entry in entries if entry.permissive)
        """Let more happen, so they need good evidence."""

    @classmethod
    def load(
        cls,
        language: str = "en",
        folder: Path = FOLDER,
        more: Mapping[str, tuple[Way, ...]] = MappingProxyType({}),
    ) -> Understanding:
        """Read a language folder, with `more` ways to say some of its intents.

        Raises:
            DataError: a file is missing or not as it should be.
        """
        listening = read(folder / language / "listening.yaml", Listening)
        all_more = {**topics.ways(language, folder), **more}
        return cls(Templates.load(folder / language, all_more), listening, language)

    def understand(self, heard: Heard, expected: tuple[str, ...]) -> Understood:
        """Everything meant by an utterance, or by what is heard of it so far, the most protective first.

        expected: intent names, as in Listen. They decide which answers count (pain numbers, "right") and what is
        good evidence; what else was said is told all the same.
        """
        tokens = self._speller.tokens(heard.text)
        words = [token.text for token in tokens]
        found = self._matcher.find(words)
        unsure = _unsure(tokens, heard.unsure or ())
        whole = [span for span in found if self._is_whole(span, words, unsure, found)]
        awaited = self.protective.union(expected)
        weight = evidence.weighed(heard, any(span.intent in awaited for span in whole), self._listening.pace)
        counting = [
            span
            for span in found
            if _counts(span, weight is Evidence.GOOD, span.intent in expected, span in whole)
        ]
        meant = self._meant(words, counting, "PAIN_SCORE" in expected)
        return Understood(heard.text, _intents(meant, tokens), weight, heard.final, heard.start, heard.end)

    def vocabulary(self, expected: tuple[str, ...]) -> Vocabulary:
        """What the main pass listens for: the expected intents and the protective ones.

        Pain numbers are confused with other phrases: they come alone, with the protective words left to the pass
        beside, and are left out of the question whether a number was heard right. Nor do decoys come with them: they
        took most of the numbers that people said, and a number that was nobody's is read back.
        """
        entries = self._templates.entries
        apart = {name: unless for name in expected if (unless := entries[name].alone_unless) is not None}
        alone = {name for name, unless in apart.items() if not set(unless) & set(expected)}
        together = self.protective.union(expected) - apart.keys()
        if alone:
            return grammar.vocabulary(alone, self._templates, answers=True)
        return grammar.vocabulary(together, self._templates, self._listening.decoys)

    def protective_vocabulary(self) -> Vocabulary:
        """What the pass beside the main one listens for, always.

        Whatever else may be said is a decoy in it: a "no" that could only be a protective word would be heard as one.
        """
        others = self._templates.entries.keys() - self.protective
        said = grammar.vocabulary(others, self._templates).phrases
        return grammar.vocabulary(self.protective, self._templates, (*self._listening.decoys, *said))

    def test_phrases(self) -> Iterator[tuple[str, str]]:
        """Wordings with the intent that each has to give when it is expected and stands alone."""
        for phrase in self._templates.phrases:
            for text in islice(
                wordings(phrase.expression, self._templates), None if phrase.heard else SAMPLES
            ):
                yield text, phrase.intent

    def lacking(self, knows: Callable[[str], bool]) -> tuple[str, ...]:
        """Words to listen for that an engine's dictionary does not know and the language does not pronounce.

        knows: whether the dictionary has a word.
        """
        listed = grammar.vocabulary(self._templates.entries, self._templates).phrases
        words = {word for text in listed for word in text.split()}.union(self._listening.decoys)
        words -= self._templates.pronunciations.keys()
        return tuple(sorted(word for word in words if not knows(word)))

    def _meant(self, words: Sequence[str], spans: Sequence[Span], asked_how_bad: bool) -> list[Span]:
        listening = self._listening
        meant = negation.settled(words, spans, listening.negation, listening.fillers)
        meant = resolution.uncovered(meant)
        meant = resolution.corrected(words, meant, self._corrections)
        if asked_how_bad:
            beside = listening.around_scores | listening.fillers
            meant = numbers.settled(words, meant, beside, self._templates)
        meant = resolution.answered(words, meant, self._exceptions, self._templates)
        return resolution.placed(meant)

    def _is_whole(
        self, span: Span, words: Sequence[str], unsure: frozenset[int], found: Sequence[Span]
    ) -> bool:
        """It was said for sure, and nothing else was, unless it means the same: "yes yeah"."""
        same = [each for each in found if (each.intent, each.slots) == (span.intent, span.slots)]
        told = {at for each in same for at in range(each.first, each.last + 1)} | unsure
        again = words[span.first] if span.first == span.last else ""
        outside = (word for at, word in enumerate(words) if at not in told)
        said = unsure.isdisjoint(range(span.first, span.last + 1))
        return said and all(word in self._listening.fillers or word == again for word in outside)


def _unsure(tokens: Sequence[Token], words: Collection[int]) -> frozenset[int]:
    """The tokens that stand for words of which an engine is not sure."""
    return frozenset(
        at for at, token in enumerate(tokens) if any(token.first <= word <= token.last for word in words)
    )


def _counts(span: Span, good: bool, expected: bool, whole: bool) -> bool:
    met: dict[Condition, bool] = {"good": good, "expected": expected, "whole": whole}
    return all(met[condition] for condition in span.phrase.way.only)


def _intents(spans: Collection[Span], tokens: Sequence[Token]) -> tuple[Intent, ...]:
    ordered = sorted(spans, key=lambda span: (span.phrase.rank, span.first, span.last))
    meant: dict[tuple[str, object], Intent] = {}
    for span in ordered:
        first, last = tokens[span.first].first, tokens[span.last].last
        meant.setdefault((span.intent, span.slots), Intent(span.intent, first, last, span.slots))
    return tuple(meant.values())
