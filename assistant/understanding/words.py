"""An utterance as the templates want it: plain words, one spelling for each, and where they stood."""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache

from hassil.numbers import get_rbnf_engine

from assistant.library.reading import Data

_PIECE = re.compile(r"\d+(?:\.\d+)?|(?<=\d)/(?=\d)|[^\W\d_]+(?:'[^\W\d_]+)*|[,;:.!?…]")
_MARKS = frozenset(",;:.!?…")

CLIPPED = 20_000
"""Characters of an utterance that are looked at: of a longer one its beginning and its end, half of this each.
Nobody says so much in one breath; it is what a slip of the clipboard types."""
LARGEST = 1000
"""Numbers from here on are left as they are written."""

_APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u201b\u02bc\u02b9\u2032\uff07\u0060\u00b4", "'"))


def plain(text: str) -> str:
    """The same words in lower case and one kind of writing: one apostrophe, no full width, nothing invisible."""
    if len(text) > CLIPPED:
        text = f"{text[: CLIPPED // 2]} {text[-CLIPPED // 2 :]}"
    compatible = unicodedata.normalize("NFKC", text.translate(_APOSTROPHES))
    visible = "".join(each for each in compatible if unicodedata.category(each) != "Cf")
    return visible.lower()


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
    half: tuple[str, str]
    """How a half is said alone and after a whole number: "half", "and a half"."""
    said_twice: frozenset[str]
    """Words that mean more when they are said twice: digits, as in "nine nine nine"."""
    fillers: frozenset[str]
    """May stand anywhere, inside a phrase too."""
    reserving: frozenset[str]
    """After an answer each of them says that there is more to it, even where it is a filler elsewhere: "yes, but"."""
    carriers: frozenset[str]
    """Words that carry a wish and add nothing to it, right before or behind its phrase: "could you", "a bit", "now"."""
    clauses: frozenset[str]
    """Words that begin another clause: "but", "because"."""
    passing: frozenset[str]
    """Conditions that are over when they are told of the past: having drunk, a headache."""
    frame_ends: frozenset[str]
    """Words behind which a question or a story is over: "but"."""
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
    mark: str = ""
    """The punctuation behind it."""


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
        self._half = listening.half
        self._said_twice = listening.said_twice

    def tokens(self, text: str) -> tuple[Token, ...]:
        """The words of an utterance, in the spelling of the templates; one that is only said again counts once."""
        pieces: list[Token] = []
        for index, word in enumerate(plain(text).split()):
            for piece in _PIECE.findall(word):
                if piece in _MARKS:
                    if pieces:
                        pieces[-1] = replace(pieces[-1], mark=piece)
                    continue
                pieces += [Token(part, index, index) for part in self._in_words(piece)]
        found: list[Token] = []
        at = 0
        while at < len(pieces):
            length = self._known(pieces, at)
            said = pieces[at : at + max(length, 1)]
            if length == 0:
                _append(found, said[0], self._said_twice)
            else:
                meant = self._same[tuple(token.text for token in said)]
                for word in meant:
                    _append(found, Token(word, said[0].first, said[-1].last, said[-1].mark), self._said_twice)
            at += len(said)
        return tuple(found)

    def _known(self, pieces: list[Token], at: int) -> int:
        for length in range(min(self._longest, len(pieces) - at), 0, -1):
            if tuple(token.text for token in pieces[at : at + length]) in self._same:
                return length
        return 0

    def _in_words(self, piece: str) -> tuple[str, ...]:
        if not piece[0].isdecimal():
            return self._divided(piece)
        if len(piece) > len(str(LARGEST)) + 2 or float(piece) >= LARGEST:
            return (piece,)
        whole = math.floor(float(piece))
        if float(piece) != whole + 0.5:
            return tuple(spelled(math.ceil(float(piece)), self._language).split())
        alone, behind = self._half
        return tuple(f"{spelled(whole, self._language)} {behind}".split() if whole else alone.split())

    def _divided(self, word: str) -> tuple[str, ...]:
        for ending, meant in self._endings.items():
            if word.endswith(ending) and word not in self._undivided:
                return (word.removesuffix(ending), meant)
        return (word,)


def _append(found: list[Token], token: Token, said_twice: frozenset[str]) -> None:
    """Add a token, or let the one before it last on when it is only said again: "it it hurts"."""
    again = found and found[-1].text == token.text and not found[-1].mark
    if again and token.text not in said_twice:
        found[-1] = replace(found[-1], last=token.last, mark=token.mark)
    else:
        found.append(token)
