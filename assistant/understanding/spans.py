"""Finding every phrase in an utterance, wherever it stands.

The templates are compiled, back to front, into one automaton over words: a state knows which word leads
where, and which phrases end in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hassil.expression import Alternative, Expression, Group, ListReference, RuleReference, TextChunk

from assistant.understanding.templates import Phrase, Slots, Templates

Slot = tuple[str, str] | None

WIDEST = 24
"""Tokens that a phrase may stretch over, fillers included, so that the time it takes grows with the length alone."""


@dataclass(frozen=True, slots=True)
class Span:
    """A phrase, and the tokens it was said with."""

    phrase: Phrase
    first: int
    last: int
    slots: Slots

    @property
    def intent(self) -> str:
        """The name of the intent that the phrase belongs to."""
        return self.phrase.intent

    def covers(self, other: Span) -> bool:
        """Every token of `other` is among its own."""
        return self.first <= other.first and self.last >= other.last

    def longer(self, other: Span) -> bool:
        """Whether it has more tokens than the other span."""
        return self.last - self.first > other.last - other.first


class _State:
    __slots__ = ("arcs", "ends")

    def __init__(self) -> None:
        self.arcs: dict[str, list[tuple[Slot, _State]]] = {}
        self.ends: list[Phrase] = []


class Matcher:
    """Finds the phrases of the templates anywhere among the words of an utterance."""

    def __init__(self, templates: Templates, fillers: frozenset[str]) -> None:
        self._templates = templates
        self._fillers = fillers
        self._root = _merged(self._phrase(phrase) for phrase in templates.phrases)

    def find(self, words: Sequence[str]) -> list[Span]:
        """Every phrase that stands anywhere in `words`, overlapping ones too.

        Fillers inside a phrase do not break it.
        """
        found: dict[tuple[Phrase, int, int, Slots], Span] = {}
        for first in range(len(words)):
            threads: dict[tuple[_State, Slots], None] = {(self._root, ()): None}
            for at in range(first, min(first + WIDEST, len(words))):
                word = words[at]
                onward: dict[tuple[_State, Slots], None] = {}
                for state, slots in threads:
                    for slot, then in state.arcs.get(word, ()):
                        onward[then, slots if slot is None or slot in slots else (*slots, slot)] = None
                for state, slots in onward:
                    for phrase in state.ends:
                        span = Span(phrase, first, at, (*phrase.way.slots.items(), *slots))
                        found[phrase, first, at, span.slots] = span
                if at > first and word in self._fillers:
                    onward |= threads
                if not onward:
                    break
                threads = onward
        return list(found.values())

    def _phrase(self, phrase: Phrase) -> _State:
        end = _State()
        end.ends.append(phrase)
        return self._compiled(phrase.expression, end, None)

    def _compiled(self, expression: Expression, then: _State, slot: Slot) -> _State:
        if isinstance(expression, TextChunk):
            for word in reversed(expression.text.split()):
                state = _State()
                state.arcs[word] = [(slot, then)]
                then = state
            return then
        if isinstance(expression, Alternative):
            return _merged(self._compiled(item, then, slot) for item in expression.items)
        if isinstance(expression, Group):
            for item in reversed(expression.items):
                then = self._compiled(item, then, slot)
            return then
        if isinstance(expression, RuleReference):
            return self._compiled(self._templates.rules[expression.rule_name], then, slot)
        assert isinstance(expression, ListReference)
        return _merged(
            self._compiled(wording, then, (expression.slot_name, value))
            for value, wording in self._templates.values(expression)
        )


def _merged(states: Iterable[_State]) -> _State:
    merged = _State()
    for state in states:
        for word, arcs in state.arcs.items():
            merged.arcs.setdefault(word, []).extend(arcs)
        merged.ends.extend(state.ends)
    return merged
