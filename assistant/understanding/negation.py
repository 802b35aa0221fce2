"""What is not so: "it doesn't hurt", "not dizzy", "no pain", "don't go faster".

Two reaches. Whatever protects is negated only from right beside it, so that "don't do that, it hurts" hurts.
Whatever permits is lost to a negator a few words away, so that "I don't want it any harder" is no wish for firmer.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.understanding.spans import Span
from assistant.understanding.words import Negation

FAR = 6
"""A negator this many words before a permissive phrase still counts."""


def settled(
    words: Sequence[str], spans: Sequence[Span], rules: Negation, fillers: frozenset[str]
) -> list[Span]:
    """The phrases that hold; a negated one is replaced by its opposite, or left out."""
    return _Scope(words, spans, rules, fillers).settled()


class _Scope:
    def __init__(
        self, words: Sequence[str], spans: Sequence[Span], rules: Negation, fillers: frozenset[str]
    ) -> None:
        self._words = words
        self._spans = spans
        self._rules = rules
        self._fillers = fillers
        covered = {at for span in spans for at in range(span.first, span.last + 1)}
        self._inside = {at for at in covered if words[at] in rules.negators}
        """Negators that are part of a phrase, as in "not so hard": they negate nothing beside it."""
        self._spent: set[int] = set()
        """Negators of something protective: "it doesn't hurt, carry on"."""
        self._determiners: set[int] = set()
        """Each is the "no" of "no fever", which answers nothing."""
        self._ends: set[int] = set()
        """Last words of what was negated, from where "or" carries on."""
        self._wishes: list[Span] = []
        """What was to be permitted and was negated, with all of its words."""

    def settled(self) -> list[Span]:
        near = [self._near(span) for span in sorted(self._spans, key=lambda span: span.first)]
        kept = [span for span in near if span and not self._is_far_negated(span)]
        return [span for span in kept if not self._is_left_over(span)]

    def _near(self, span: Span) -> Span | None:
        at = self._beside(span)
        if at is None:
            return span
        self._ends.add(span.last)
        if self._words[at] == self._rules.determiner:
            self._determiners.add(at)
        if span.phrase.entry.permissive:
            self._wishes.append(span)
        if span.phrase.protective:
            self._spent.add(at)
        return _opposite(span, at)

    def _beside(self, span: Span) -> int | None:
        start = self._words[span.first]
        if start in self._rules.subjects:
            return None
        hesitated = False
        for at in range(span.first - 1, -1, -1):
            word = self._words[at]
            if word in self._rules.negators:
                return None if at in self._inside else at
            if word == self._rules.determiner:
                return at if start in self._rules.things and not hesitated else None
            if word in self._rules.alternatives and at - 1 in self._ends:
                return at
            if word not in self._rules.between | self._fillers:
                return None
            hesitated = hesitated or word in self._fillers
        return None

    def _is_far_negated(self, span: Span) -> bool:
        if not span.phrase.entry.permissive:
            return False
        for at in range(span.first, max(span.first - 1 - FAR, -1), -1):
            word = self._words[at]
            if word in self._rules.breaks:
                break
            if word in self._rules.negators and at < span.first and at not in self._spent:
                self._wishes.append(span)
                return True
        return False

    def _is_left_over(self, span: Span) -> bool:
        if span.first == span.last and span.first in self._determiners:
            return True
        wishes = (wish for wish in self._wishes if wish.intent == span.intent)
        return span.phrase.entry.permissive and any(wish.covers(span) for wish in wishes)


def _opposite(span: Span, negator: int) -> Span | None:
    opposite = span.phrase.opposite
    if opposite is None:
        return None
    return Span(opposite, negator, span.last, tuple(opposite.way.slots.items()))
