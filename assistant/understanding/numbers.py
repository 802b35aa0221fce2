"""Pain numbers: the highest one said counts, and a low one only when it is clear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.understanding.spans import Span
from assistant.understanding.templates import Templates

WORST = 10
LOW = 3
"""Top of the mildest band (safety.md, decision 9)."""


def settled(
    words: Sequence[str], spans: Sequence[Span], beside: frozenset[str], templates: Templates
) -> list[Span]:
    """The same phrases with at most one pain number; "it doesn't hurt" is a 0.

    Numbers over 10 are 10. A number up to 3 is dropped when any word is said that belongs to no phrase and is not
    in `beside`: "this one, I mean the left" is no 1. A high number counts wherever it stands.
    """
    scores = [span for span in spans if span.intent == "PAIN_SCORE"]
    others = [span for span in spans if span.intent != "PAIN_SCORE"]
    if not scores:
        return others + _none(spans, templates)
    highest = max(scores, key=_score)
    if _score(highest) <= LOW and not _clear(words, spans, beside):
        return others
    return [*others, replace(highest, slots=(("score", str(_score(highest))),))]


def _score(span: Span) -> int:
    return min(int(dict(span.slots)["score"]), WORST)


def _clear(words: Sequence[str], spans: Sequence[Span], beside: frozenset[str]) -> bool:
    told = {at for span in spans for at in range(span.first, span.last + 1)}
    return all(at in told or word in beside for at, word in enumerate(words))


def _none(spans: Sequence[Span], templates: Templates) -> list[Span]:
    painless = next((span for span in spans if span.intent == "NO_PAIN"), None)
    if painless is None or any(span.phrase.protective for span in spans):
        return []
    slots = {"score": "0"}
    zero = templates.phrase("PAIN_SCORE", slots)
    return [Span(zero, painless.first, painless.last, tuple(slots.items()))]
