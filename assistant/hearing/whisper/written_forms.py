"""The ways in which a phrase may be written down. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def spellings(phrase: str, others: Iterable[str] = ()) -> Iterator[str]:
    """A phrase, and the `others` that mean it, as they stand inside a sentence and at its beginning."""
    for text in (phrase, *others):
        words = " ".join(
            "I" + word[1:] if word == "i" or word.startswith("i'") else word for word in text.split()
        )
        yield words
        capital = words[:1].upper() + words[1:]
        if capital != words:
            yield capital
