"""A text cut into its sentences, with the silence that belongs behind each: calm speech is mostly its rests."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.clock import to_samples

SENTENCE = to_samples(0.35)
THOUGHT = to_samples(0.7)
"""Samples of rest after a sentence, and after what ends in an ellipsis or is followed by one."""

_END = re.compile(r"(?<=[.!?…])[\"”’']?\s+")  # noqa: RUF001  (quotation marks as they are typeset)
_ELLIPSIS = ("…", "...")


@dataclass(frozen=True, slots=True)
class SpokenSentence:
    """What is rendered in one go."""

    text: str
    rest: int
    """Samples of silence behind it; none behind the last."""


def sentences(text: str) -> tuple[SpokenSentence, ...]:
    """The sentences of a text in their order. A text without words has none."""
    found: list[SpokenSentence] = []
    for part in _END.split(text.strip()):
        if any(each.isalnum() for each in part):
            found.append(SpokenSentence(part, THOUGHT if part.endswith(_ELLIPSIS) else SENTENCE))
        elif found:
            found[-1] = SpokenSentence(found[-1].text, THOUGHT)
    return (*found[:-1], SpokenSentence(found[-1].text, 0)) if found else ()
