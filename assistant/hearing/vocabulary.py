"""The words an engine is asked to hear."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One closed set of phrases, in the two forms the engines want."""

    name: str
    """Names the set: equal names mean equal contents, so an engine may keep what it built."""
    jsgf: str
    """A complete JSGF grammar, for PocketSphinx."""
    phrases: tuple[str, ...]
    """The same phrases one by one, for Vosk; without the decoys."""
    pronunciations: tuple[tuple[str, str], ...] = ()
    """Words a dictionary lacks or says otherwise, in ARPAbet phones: ("nought", "N AO T")."""
    decoys: tuple[str, ...] = ()
    """Other phrases that the grammar holds, so that they are not taken for these: heard, they are nothing."""
    answers: bool = False
    """It holds nothing but answers to one question, which are always read back: numbers sound too much alike. So a
    doubtful answer is more than none."""
    spellings: tuple[tuple[str, str], ...] = ()
    """Other ways to write a phrase, for an engine that writes: ("fifteen minutes", "15 minutes")."""
    waits: frozenset[str] = frozenset()
    """Phrases after which the whole pause is waited for: answers, to which more may be added."""


@cache
def any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Matches these phrases as whole words, the longer before the shorter."""
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?<!\S)(?:{'|'.join(map(re.escape, longest_first))})(?!\S)")


def without_decoys(text: str, vocabulary: Vocabulary) -> str:
    """The text without the decoys of the vocabulary."""
    wanted = set(vocabulary.phrases)
    either = any_of(vocabulary.phrases + vocabulary.decoys)
    return " ".join(either.sub(lambda found: found[0] if found[0] in wanted else "", text).split())
