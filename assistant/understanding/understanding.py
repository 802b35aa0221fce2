"""What was heard becomes what was meant."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from types import MappingProxyType

from assistant.hearing.heard import Heard
from assistant.hearing.vocabulary import Vocabulary
from assistant.library.reading import FOLDER, read
from assistant.understanding import (
    coverage,
    evidence,
    grammar,
    mood,
    negation,
    numbers,
    resolution,
)
from assistant.understanding.grammar import wordings
from assistant.understanding.spans import WIDEST, Matcher, Span
from assistant.understanding.templates import Condition, PhraseGroup, Templates, topic_ways
from assistant.understanding.understood import Evidence, Intent, Understood
from assistant.understanding.words import Listening, Speller, Token

LONG = 120
"""Words in one utterance from which on it is not looked at as a whole: it answers nothing and wishes nothing."""
FRAME = "frame"
BESIDE_THE_POINT = ("navigation", "talk")
"""Families of what is no answer: "no to the last one" is more than a no."""

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
        more: Mapping[str, tuple[PhraseGroup, ...]] = MappingProxyType({}),
    ) -> Understanding:
        """Read a language folder, with `more` ways to say some of its intents.

        Raises:
            DataError: a file is missing or not as it should be.
        """
        listening = read(folder / language / "listening.yaml", Listening)
        all_more = {**topic_ways(language, folder), **more}
        return cls(Templates.load(folder / language, all_more), listening, language)

    def understand(self, heard: Heard, expected: tuple[str, ...]) -> Understood:
        """Everything meant by an utterance, or by what is heard of it so far, the most protective first.

        expected: intent names, as in Listen. They decide which answers count (pain numbers, "right") and what is
        good evidence; what else was said is told all the same.
        """
        tokens = self._speller.tokens(heard.text)
        if len(tokens) > LONG:
            return self._overheard(heard, tokens)
        words = [token.text for token in tokens]
        found = self._matcher.find(words)
        unsure = _unsure(tokens, heard.unsure or ())
        phrases = [span for span in found if span.phrase.entry.family != FRAME]
        whole = {span for span in phrases if self._is_whole(span, words, unsure, phrases)}
        awaited = self.protective.union(expected)
        weight = evidence.weighed(heard, any(span.intent in awaited for span in whole), self._listening.pace)
        good = weight is Evidence.GOOD
        counting = [span for span in phrases if _counts(span, good, span.intent in expected, span in whole)]
        frames = self._frames(tokens, found, counting)
        meant = self._meant(words, counting, frames, "PAIN_SCORE" in expected)
        unexplained = coverage.unexplained(words, meant, self._listening)
        beside = tuple(words[at] for at in unexplained if at not in unsure)
        intents = _intents(meant, tokens, frames, bool(beside))
        return Understood(heard.text, intents, weight, heard.final, heard.start, heard.end, beside)

    def protective_in(self, text: str) -> tuple[Intent, ...]:
        """What protects, in words as they stand, for when understanding is broken: nothing negates or frames it."""
        plain = "".join(
            each if each.isalnum() or each == "'" else " " for each in text.casefold().replace("\u2019", "'")
        )
        found = sorted(self._matcher.find(plain.split()), key=lambda span: span.phrase.rank)
        protective = [span for span in found if span.phrase.protective]
        return tuple(
            Intent(span.intent, span.first, span.last, span.slots, sure=False) for span in protective
        )

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
            if phrase.entry.family == FRAME:
                continue
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

    def _overheard(self, heard: Heard, tokens: Sequence[Token]) -> Understood:
        """Of what is too long to be said to the program only what protects, stretch by stretch to its end."""
        found: dict[tuple[str, object], Intent] = {}
        for first in range(0, len(tokens), LONG - WIDEST):
            part = tokens[first : first + LONG]
            words = [token.text for token in part]
            spans = [
                span
                for span in self._matcher.find(words)
                if span.phrase.protective and not span.phrase.way.only - {"good"}
            ]
            meant = resolution.uncovered(
                negation.settled(words, spans, self._listening.negation, self._listening.fillers)
            )
            for intent in _intents(meant, part, [frozenset()] * len(part), beside=True):
                found.setdefault((intent.name, intent.slots), intent)
        ranked = sorted(found.values(), key=lambda intent: self._templates.rank(intent.name))
        unexplained = tuple(token.text for token in tokens[:LONG])
        return Understood(
            heard.text, tuple(ranked), Evidence.WEAK, heard.final, heard.start, heard.end, unexplained
        )

    def _frames(
        self, tokens: Sequence[Token], found: Sequence[Span], counting: Sequence[Span]
    ) -> Sequence[frozenset[mood.Frame]]:
        """A frame that is part of a phrase is none: "what's next" asks for nothing but the next step.

        Neither is one whose last word begins a phrase that protects: "her: phone nine one one" is no phone of hers.
        """
        listening = self._listening
        openings = mood.openings(tokens, listening.clauses, listening.fillers)
        frames = [
            span
            for span in found
            if span.phrase.entry.family == FRAME
            and ("opening" not in span.phrase.way.only or span.first in openings)
            and not any(
                phrase.last > span.last >= phrase.first and (phrase.covers(span) or phrase.phrase.protective)
                for phrase in counting
            )
        ]
        return mood.framed(tokens, frames, listening.frame_ends)

    def _meant(
        self,
        words: Sequence[str],
        spans: Sequence[Span],
        frames: Sequence[frozenset[mood.Frame]],
        asked_how_bad: bool,
    ) -> list[Span]:
        listening = self._listening
        meant = negation.settled(words, spans, listening.negation, listening.fillers)
        meant = [span for span in resolution.uncovered(meant) if mood.holds(span, frames, listening.passing)]
        meant = resolution.corrected(words, meant, self._corrections)
        if asked_how_bad:
            beside = listening.around_scores | listening.fillers
            meant = numbers.settled(words, meant, beside, self._templates)
        meant = resolution.answered(meant, self._templates)
        return resolution.placed(meant)

    def _is_whole(
        self, span: Span, words: Sequence[str], unsure: frozenset[int], spans: Sequence[Span]
    ) -> bool:
        """It was said for sure, and nothing outside of it but fillers and the same thing in other words."""
        if not unsure.isdisjoint(range(span.first, span.last + 1)):
            return False
        outside = [
            at
            for at, word in enumerate(words)
            if not span.first <= at <= span.last and word not in self._listening.fillers and at not in unsure
        ]
        if not outside:
            return True
        again = words[span.first] if span.first == span.last else ""
        outside = [at for at in outside if words[at] != again]
        if span.phrase.protective:
            return not outside
        same = [other for other in spans if (other.intent, other.slots) == (span.intent, span.slots)]
        return all(any(other.first <= at <= other.last for other in same) for at in outside)


def _unsure(tokens: Sequence[Token], words: Collection[int]) -> frozenset[int]:
    """The tokens that stand for words of which an engine is not sure."""
    return frozenset(
        at for at, token in enumerate(tokens) if any(token.first <= word <= token.last for word in words)
    )


def _counts(span: Span, good: bool, expected: bool, whole: bool) -> bool:
    met: dict[Condition, bool] = {"good": good, "expected": expected, "whole": whole}
    return all(met[condition] for condition in span.phrase.way.only)


def _intents(
    spans: Collection[Span],
    tokens: Sequence[Token],
    frames: Sequence[frozenset[mood.Frame]],
    beside: bool,
) -> tuple[Intent, ...]:
    ordered = sorted(spans, key=lambda span: (span.phrase.rank, span.first, span.last))
    meant: dict[tuple[str, object], Intent] = {}
    for span in ordered:
        first, last = tokens[span.first].first, tokens[span.last].last
        sure = _is_sure(span, ordered, frames, beside)
        meant.setdefault((span.intent, span.slots), Intent(span.intent, first, last, span.slots, sure))
    return tuple(meant.values())


def _is_sure(
    span: Span, meant: Sequence[Span], frames: Sequence[frozenset[mood.Frame]], beside: bool
) -> bool:
    """beside: words were said that no phrase explains. What is none itself explains nothing of an answer.

    A sign of one word among others may be about dinner; two signs in one breath are not.
    """
    if span.intent == "RED_FLAG":
        signs = {dict(other.slots)["sign"] for other in meant if other.intent == "RED_FLAG"}
        lone = span.first == span.last and beside and len(signs) == 1
        return not lone and not mood.is_doubtful(span, frames)
    if span.intent in ("YES", "NO"):
        beside = beside or any(
            other.phrase.entry.family in BESIDE_THE_POINT
            and (other.last < span.first or other.first > span.last)
            for other in meant
        )
    entry = span.phrase.entry
    return not (beside and entry.permissive and entry.family != "choice")
