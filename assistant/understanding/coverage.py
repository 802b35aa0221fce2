"""Which words of an utterance are explained, and which say something more (safety.md, decision 14)."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.understanding.spans import Span
from assistant.understanding.words import Listening


def unexplained(words: Sequence[str], meant: Sequence[Span], listening: Listening) -> tuple[int, ...]:
    """The words that no phrase explains, by their place.

    Explained are the words of what was meant, fillers and politeness, and words that only carry a wish, right beside
    its phrase. A word such as "but" or "only" behind an answer is never explained, whatever it is elsewhere.
    """
    explained = {at for span in meant for at in range(span.first, span.last + 1)}
    answers = [span.last for span in meant if span.phrase.entry.family == "answer"]
    idle = listening.fillers | listening.clauses - listening.reserving
    carried = _carried(words, [span for span in meant if span.phrase.entry.family != "answer"], listening)
    reserved = {
        at
        for at, word in enumerate(words)
        if word in listening.reserving and any(at > each for each in answers)
    }
    return tuple(
        at
        for at, word in enumerate(words)
        if at in reserved - explained or not (at in explained or at in carried or word in idle)
    )


def _carried(words: Sequence[str], wishes: Sequence[Span], listening: Listening) -> frozenset[int]:
    carries = listening.carriers | listening.fillers
    found: set[int] = set()
    for span in wishes:
        at = span.first - 1
        while at >= 0 and words[at] in carries:
            found.add(at)
            at -= 1
        at = span.last + 1
        while at < len(words) and words[at] in carries:
            found.add(at)
            at += 1
    return frozenset(found)
