"""An utterance as the templates want it: plain words, one spelling for each, and where they stood."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache

from hassil.numbers import get_rbnf_engine

from assistant.library.reading import Data

_PIECE = re.compile(r"\d+(?:\.\d+)?|(?<=\d)/(?=\d)|[^\W\d_]+(?:'[^\W\d_]+)*")


class Negation(Data):
    """How a language says that something is not so."""

    negators: frozenset[str]
    """"not", "doesn't" and their like."""
    determiner: str
    """The word that is an answer as well: "no" negates only a thing."""
    things: frozenset[str]
    """The words it negates: "pain" in "no pain"; "no, it hurts" is none of them."""
    between: frozenset[str]
    """May stand between a negator and what it negates."""
    alternatives: frozenset[str]
    """Carry a negation on: "or" in "no fever or chest pain"."""
    subjects: frozenset[str]
    """A phrase that begins with one of these is a clause of its own, and no negator before it counts."""
    breaks: frozenset[str]
    """Words that no negation reaches across."""


class Pace(Data):
    """How long a phrase lasts when it is spoken."""

    around: float
    """Seconds that every utterance takes."""
    letter: float
    """Seconds that each letter adds."""


class Listening(Data):
    """What a language does to words in general: listening.yaml."""

    same: dict[str, str]
    """Spellings and contractions that mean the same, and idle words that mean nothing (empty)."""
    endings: dict[str, str]
    """Short forms at the end of a word and the word that each stands for."""
    undivided: frozenset[str]
    """Words with such an ending that the templates use as they are."""
    fillers: frozenset[str]
    """May stand anywhere, inside a phrase too."""
    exceptions: tuple[str, ...]
    """Take something out of what was denied before them."""
    corrections: tuple[str, ...]
    """Take back what was said before them."""
    around_scores: frozenset[str]
    """Words that may stand beside a low pain number; with any other the number is not clear."""
    negation: Negation
    pace: Pace
    decoys: tuple[str, ...]
    """Words that stand for other talk in an engine's grammar."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word as the templates spell it."""

    text: str
    first: int
    """Index of the first word of the utterance that it stands for."""
    last: int
    """Index of the last one."""


@cache
def spelled(number: int, language: str) -> str:
    """A number in words, without hyphens: 45 is "forty five"."""
    return get_rbnf_engine(language).format_number(number).text.replace("-", " ")


class Speller:
    """Turns what was heard or typed into tokens."""

    def __init__(self, listening: Listening, language: str) -> None:
        self._same = {tuple(said.split()): tuple(meant.split()) for said, meant in listening.same.items()}
        self._longest = max(map(len, self._same), default=1)
        self._endings = listening.endings
        self._undivided = listening.undivided
        self._language = language

    def tokens(self, text: str) -> tuple[Token, ...]:
        """The words of an utterance, in the spelling of the templates."""
        pieces = [
            Token(part, index, index)
            for index, word in enumerate(text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split())
            for piece in _PIECE.findall(word)
            for part in self._in_words(piece)
        ]
        found: list[Token] = []
        at = 0
        while at < len(pieces):
            length = self._known(pieces, at)
            if length == 0:
                found.append(pieces[at])
                at += 1
                continue
            said = pieces[at : at + length]
            meant = self._same[tuple(token.text for token in said)]
            found += [Token(word, said[0].first, said[-1].last) for word in meant]
            at += length
        return tuple(found)

    def _known(self, pieces: list[Token], at: int) -> int:
        for length in range(min(self._longest, len(pieces) - at), 0, -1):
            if tuple(token.text for token in pieces[at : at + length]) in self._same:
                return length
        return 0

    def _in_words(self, piece: str) -> tuple[str, ...]:
        if not piece[0].isdigit():
            return self._divided(piece)
        number = math.ceil(float(piece))
        return tuple(spelled(number, self._language).split()) if number < 1000 else (piece,)

    def _divided(self, word: str) -> tuple[str, ...]:
        for ending, meant in self._endings.items():
            if word.endswith(ending) and word not in self._undivided:
                return (word.removesuffix(ending), meant)
        return (word,)
