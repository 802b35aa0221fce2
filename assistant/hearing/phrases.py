"""The phrases of a vocabulary, in words that were heard."""

from __future__ import annotations

import re
from functools import cache

from assistant.hearing.vocabulary import Vocabulary


@cache
def any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Matches these phrases as whole words, the longer before the shorter."""
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?<!\S)(?:{'|'.join(map(re.escape, longest_first))})(?!\S)")


def without_decoys(text: str, vocabulary: Vocabulary) -> str:
    """The words that are none of its decoys."""
    wanted = set(vocabulary.phrases)
    either = any_of(vocabulary.phrases + vocabulary.decoys)
    return " ".join(either.sub(lambda found: found[0] if found[0] in wanted else "", text).split())
