"""From all the phrases in an utterance to what was meant: covering, self-corrections, answers that clash."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from assistant.understanding.spans import WIDEST, Span
from assistant.understanding.templates import Templates

Marker = tuple[str, ...]
"""Words that say what to make of those before them."""


def uncovered(spans: Sequence[Span]) -> list[Span]:
    """Without the phrases that are only part of a longer one.

    A protective phrase goes only into one of its own intent that is as grave, or of an intent that declares to
    override it.
    """
    by_start = sorted(spans, key=lambda span: span.first)
    starts = [span.first for span in by_start]

    def around(span: Span) -> Sequence[Span]:
        """Those that begin early enough to cover it, and late enough to reach it."""
        return by_start[bisect_left(starts, span.first - WIDEST) : bisect_right(starts, span.first)]

    return [span for span in spans if not any(_swallows(other, span) for other in around(span))]


def corrected(words: Sequence[str], spans: Sequence[Span], corrections: Iterable[Marker]) -> list[Span]:
    """After "I mean" the later counts: "yes, I mean no" is no. What protects is never taken back."""
    kept = list(spans)
    for first, last in _places(words, corrections):
        kept = _without_corrected(kept, first, last)
    return kept


def answered(spans: Sequence[Span], templates: Templates) -> list[Span]:
    """Yes and no in one breath are ambiguous; a mumble beside anything else is nothing."""
    names = {span.intent for span in spans}
    settled = list(spans)
    if {"YES", "NO"} <= names:
        clashing = [span for span in spans if span.intent in ("YES", "NO")]
        phrase = templates.phrase("AMBIGUOUS", {"kind": "yes_no"})
        first, last = min(span.first for span in clashing), max(span.last for span in clashing)
        settled = [span for span in spans if span not in clashing]
        settled.append(Span(phrase, first, last, (("kind", "yes_no"),)))
    if len(names) > 1:
        settled = [span for span in settled if ("kind", "mumble") not in span.slots]
    return settled


def placed(spans: Sequence[Span]) -> list[Span]:
    """A place named beside a pain is the place of the pain: "ow, my neck"."""
    bare = [span for span in spans if span.intent == "PAIN" and "area" not in dict(span.slots)]
    if not bare:
        return list(spans)
    if any(span.intent == "PAIN" and span not in bare for span in spans):
        return [span for span in spans if span not in bare]
    where = {span.slots for span in spans if span.intent == "AREA"}
    if len(where) != 1:
        return list(spans)
    named = [replace(span, slots=(*span.slots, *next(iter(where)))) for span in bare]
    return named + [span for span in spans if span not in bare and span.intent != "AREA"]


def _places(words: Sequence[str], markers: Iterable[Marker]) -> Iterator[tuple[int, int]]:
    """The first and the last word of each marker, wherever it stands."""
    for marker in markers:
        for at in range(len(words) - len(marker) + 1):
            if tuple(words[at : at + len(marker)]) == marker:
                yield at, at + len(marker) - 1


def _swallows(other: Span, span: Span) -> bool:
    if _overrides(other, span):
        mutual = _overrides(span, other)
        return not mutual or other.phrase.rank < span.phrase.rank
    if not (other.covers(span) and other.longer(span)):
        return False
    as_grave = span.intent == other.intent and other.phrase.rank <= span.phrase.rank
    return as_grave or not span.phrase.protective


def _overrides(other: Span, span: Span) -> bool:
    return other.covers(span) and span.intent in other.phrase.way.overrides


def _without_corrected(spans: Sequence[Span], first: int, last: int) -> list[Span]:
    later = [span for span in spans if span.first > last]
    return [span for span in spans if not _taken_back(span, later, first, last)]


def _taken_back(span: Span, later: Sequence[Span], first: int, last: int) -> bool:
    entry = span.phrase.entry
    if entry.family in ("protective", "gentler") or span.intent == "PAIN_SCORE" or not later:
        return False
    if first <= span.first and span.last <= last:
        return True
    if span.last >= first:
        return False
    return any(
        after.phrase.entry.family == entry.family or (entry.permissive and after.phrase.protective)
        for after in later
    )
