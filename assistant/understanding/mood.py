"""Asked, supposed, told of others, or past: what is none of it an answer, a wish or a pain (safety.md, decision 14).

A frame is a phrase of the family "frame", such as "should I", "what if" or "my mother". What stands behind it in the
same sentence is in the frame, up to a word that turns away from it, such as "but".
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from enum import StrEnum

from assistant.understanding.spans import Span
from assistant.understanding.words import Token

SENTENCE_ENDS = frozenset(".!?;…")
QUESTION = "?"


class Frame(StrEnum):
    """What a frame makes of the words in it; the values are those of the slot `frame` in intents.yaml."""

    ASKED = "asked"
    """A question: nothing in it is an answer or a wish."""
    MARKED = "marked"
    """Only a question mark says so: nothing in it is an answer, or makes anything stronger."""
    NAMED = "named"
    """Only the word is meant: "what do you mean, unwell?" """
    SUPPOSED = "supposed"
    """A condition or a thought: no answer, no wish, no pain, and a danger only to be asked about."""
    REPORTED = "reported"
    """Somebody else's words: no answer and no wish; but a pain or a stop that is passed on is one."""
    ELSEWHERE = "elsewhere"
    """About somebody who is not here: not even a pain or a danger is meant."""
    PAST = "past"
    """Over: no pain, and a danger only to be asked about."""
    AWAY = "away"
    """It happened somewhere else: neither a pain nor a danger is meant."""
    USUAL = "usual"
    """Now and then, and not now: a danger only to be asked about."""


_NO_ANSWER = frozenset(
    {Frame.ASKED, Frame.MARKED, Frame.NAMED, Frame.SUPPOSED, Frame.REPORTED, Frame.ELSEWHERE}
)
_NOT_MEANT: dict[str, frozenset[Frame]] = {
    "PAIN": frozenset({Frame.NAMED, Frame.SUPPOSED, Frame.ELSEWHERE, Frame.AWAY, Frame.PAST}),
    "RED_FLAG": frozenset({Frame.NAMED, Frame.ELSEWHERE, Frame.AWAY}),
    "SAFETY_DISCLOSURE": frozenset({Frame.NAMED, Frame.ELSEWHERE}),
    "UNEASE": _NO_ANSWER - {Frame.REPORTED} | {Frame.PAST},
}
_ALWAYS_MEANT = ("NOT_SURE", "PAIN_SCORE")
"""Answers that protect: a high number is never lost, whatever is said around it (safety.md, decision 9)."""
_DOUBTFUL = frozenset({Frame.SUPPOSED, Frame.PAST, Frame.USUAL})
_COLOURS_ALL = (Frame.PAST, Frame.AWAY, Frame.USUAL)


def openings(tokens: Sequence[Token], clauses: Collection[str], fillers: Collection[str]) -> frozenset[int]:
    """The tokens at which a clause begins, fillers before it passed over."""
    begun = True
    found = set()
    for at, token in enumerate(tokens):
        if begun:
            found.add(at)
        begun = bool(token.mark) or token.text in clauses or (begun and token.text in fillers)
    return frozenset(found)


def framed(
    tokens: Sequence[Token], frames: Sequence[Span], ends: Collection[str]
) -> tuple[frozenset[Frame], ...]:
    """The frames that each token stands in."""
    found: list[set[Frame]] = [set() for _ in tokens]
    for span in frames:
        for at in _scope(tokens, span, ends):
            found[at].add(Frame(dict(span.slots)["frame"]))
    for first, last in _sentences(tokens):
        if tokens[last].mark == QUESTION:
            for at in range(first, last + 1):
                found[at].add(Frame.MARKED)
    return tuple(frozenset(each) for each in found)


def holds(span: Span, frames: Sequence[frozenset[Frame]], passing: Collection[str]) -> bool:
    """Whether a phrase is meant in the frames that it stands in.

    passing: conditions that are over when they are told of the past.
    """
    phrase, around = span.phrase, _around(span, frames)
    if phrase.way.unframed:
        return True
    if around & {Frame.PAST, Frame.AWAY} and dict(span.slots).get("condition") in passing:
        return False
    if span.intent in _NOT_MEANT:
        return not around & _NOT_MEANT[span.intent]
    if phrase.entry.family in ("answer", "stronger"):
        return span.intent in _ALWAYS_MEANT or not around & _NO_ANSWER
    if phrase.entry.family == "choice":  # what is chosen is asked about anyway
        return True
    return not phrase.entry.permissive or not around & (_NO_ANSWER - {Frame.MARKED})


def is_doubtful(span: Span, frames: Sequence[frozenset[Frame]]) -> bool:
    """It may mean nothing, is told as over, or only supposed: asked about before anything comes of it."""
    return span.phrase.way.doubtful or bool(_around(span, frames) & _DOUBTFUL)


def _around(span: Span, frames: Sequence[frozenset[Frame]]) -> frozenset[Frame]:
    return frozenset[Frame]().union(*frames[span.first : span.last + 1])


def _scope(tokens: Sequence[Token], span: Span, ends: Collection[str]) -> Iterator[int]:
    """The tokens in a frame: those behind it, and where it tells a time those before it as well."""
    first, last = span.first, span.last
    if dict(span.slots)["frame"] in _COLOURS_ALL:
        while (
            first > 0 and tokens[first - 1].mark not in SENTENCE_ENDS and tokens[first - 1].text not in ends
        ):
            first -= 1
        yield from range(first, last + 1)
    while last + 1 < len(tokens) and not _ends(tokens[last]) and tokens[last + 1].text not in ends:
        last += 1
        yield last


def _ends(token: Token) -> bool:
    return bool(token.mark) and token.mark in SENTENCE_ENDS


def _sentences(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    first = 0
    for at, token in enumerate(tokens):
        if _ends(token):
            yield first, at
            first = at + 1
