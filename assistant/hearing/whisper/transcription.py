"""What the decoder wrote down of its own accord, as words with their probabilities. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

CURLY = "\N{RIGHT SINGLE QUOTATION MARK}"
WORD = re.compile(r"\d+(?:\.\d+)?|[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
ASIDE = re.compile(r"\[[^\]]*\]?|\([^)]*\)?|♪|\*[^*]*\*?")
"""A remark about the sound, which nobody said: [BLANK_AUDIO], (laughs)."""


@dataclass(frozen=True, slots=True)
class TranscribedWord:
    """One word, as Heard has it."""

    text: str
    log_probability: float
    """Of its least probable token."""


def words(pieces: Iterable[tuple[bytes, float]]) -> tuple[TranscribedWord, ...]:
    """The words of a transcript without its remarks, and once what it says over and over.

    pieces: what each token stands for, and its log-probability.
    """
    whole = bytearray()
    sure: list[float] = []
    for piece, log_probability in pieces:
        whole += piece
        sure += [log_probability] * len(piece)
    text = whole.decode("utf-8", errors="replace")
    at = [len(text[:place].encode("utf-8")) for place in range(len(text) + 1)]
    spoken = ASIDE.sub(lambda aside: " " * len(aside[0]), text)
    found = [
        TranscribedWord(match[0].replace(CURLY, "'").lower(), min(sure[at[match.start()] : at[match.end()]]))
        for match in WORD.finditer(spoken)
    ]
    return tuple(once(found))


def once(found: Sequence[TranscribedWord], longest: int = 8) -> Sequence[TranscribedWord]:
    """The same words up to where they begin to go round in a circle: a decoder that has no more to write down says
    its last words again."""
    texts = [word.text for word in found]
    for first in range(len(texts)):
        for size in range(1, longest + 1):
            unit = texts[first : first + size]
            if len(unit) < size or texts[first + size : first + 2 * size] != unit:
                continue
            rest = texts[first + size :]
            cut = rest and unit[(len(rest) - 1) % size].startswith(rest[-1])  # the last word may be cut off
            if cut and all(word == unit[place % size] for place, word in enumerate(rest[:-1])):
                return found[: first + size]
    return found
