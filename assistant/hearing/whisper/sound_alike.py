"""Whether a transcript may be another spelling of a phrase: "carri ann" of "carry on"."""

from __future__ import annotations

from jellyfish import jaro_similarity, metaphone

ALIKE = 0.8
"""Jaro similarity of two Metaphone codes, from which on they sound alike. Of 28 ways in which Whisper tiny.en spelled
two synthetic voices' commands 21 reach it, and none of 12 other sentences of the conversation does."""


def sounds_alike(one: str, other: str) -> bool:
    """Whether two texts are pronounced nearly the same, by their Metaphone codes; figures have no sound."""
    codes = [metaphone(text).replace(" ", "") for text in (one, other)]
    return all(codes) and jaro_similarity(*codes) >= ALIKE
