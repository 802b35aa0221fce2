"""A closed list of phrases as a trie of tokens, and the search for the probable ones. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Tokens = tuple[int, ...]
Step = Callable[[Sequence[Tokens]], Sequence[NDArray[np.float32]]]
"""Token prefixes of one length in, what the decoder says about the next token of each: unnormalised, by token."""

FOLLOWED = 6
"""Prefixes that are followed at each length."""


@dataclass
class Trie:
    """A tree of phrases by their tokens: each node holds what may come next."""

    phrase: str = ""
    """The phrase that is complete here."""
    after: dict[int, Trie] = field(default_factory=dict)


def trie(spellings: Iterable[tuple[str, Tokens]]) -> Trie:
    """A trie of phrases, each with the tokens of one of its spellings."""
    root = Trie()
    for phrase, tokens in spellings:
        node = root
        for token in tokens:
            node = node.after.setdefault(token, Trie())
        node.phrase = node.phrase or phrase
    return root


def scored(root: Trie, step: Step, least: float) -> Mapping[str, float]:
    """The log-probability that the sound begins with each phrase, in its best spelling.

    Phrases that have less than `least` are left out.

    Args:
        root: the list.
        step: asks the decoder, once for each length.
        least: no prefix with a lower log-probability is followed.
    """
    best: dict[str, float] = {}
    level: list[tuple[float, Tokens, Trie]] = [(0.0, (), root)]
    while level:
        longer: list[tuple[float, Tokens, Trie]] = []
        for (score, prefix, node), logits in zip(level, step([each[1] for each in level]), strict=True):
            whole = log_sum(logits)
            for token, child in node.after.items():
                reached = score + float(logits[token]) - whole
                if reached < least:
                    continue
                if child.phrase:
                    best[child.phrase] = max(best.get(child.phrase, reached), reached)
                if child.after:
                    longer.append((reached, (*prefix, token), child))
        level = sorted(longer, key=lambda each: -each[0])[:FOLLOWED]
    return best


def log_sum(logits: NDArray[np.float32]) -> float:
    """The logarithm of the sum of their exponentials."""
    most = float(logits.max())
    return most + float(np.log(np.exp(logits - most).sum()))
