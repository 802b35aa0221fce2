from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant.hearing.whisper.trie import FOLLOWED, Tokens, log_sum, scored, trie

A, B, C, D = range(4)


class Decoder:
    """Says what comes next by a table, and counts how often it was asked."""

    def __init__(self, table: dict[Tokens, list[float]], tokens: int = 4) -> None:
        self.table, self.tokens, self.asked = table, tokens, list[Sequence[Tokens]]()

    def step(self, prefixes: Sequence[Tokens]) -> list[NDArray[np.float32]]:
        self.asked.append(prefixes)
        even = [1 / self.tokens] * self.tokens
        # Whatever is added to all of them changes no probability.
        return [np.log(np.array(self.table.get(each, even), np.float32)) + 7 for each in prefixes]


def test_a_phrase_is_as_probable_as_its_tokens_together() -> None:
    decoder = Decoder({(): [0.5, 0.25, 0.125, 0.125], (A,): [0.1, 0.8, 0.05, 0.05]})
    scores = scored(trie([("ab", (A, B)), ("b", (B,)), ("ad", (A, D))]), decoder.step, -9)
    assert scores == pytest.approx({"ab": np.log(0.4), "b": np.log(0.25), "ad": np.log(0.025)}, abs=1e-5)


def test_the_best_spelling_counts() -> None:
    decoder = Decoder({(): [0.1, 0.6, 0.15, 0.15]})
    assert scored(trie([("x", (A,)), ("x", (B,))]), decoder.step, -9) == pytest.approx(
        {"x": np.log(0.6)}, abs=1e-5
    )


def test_a_phrase_that_another_one_begins_with_is_found_beside_it() -> None:
    decoder = Decoder({(): [0.5, 0.25, 0.125, 0.125], (A,): [0.1, 0.8, 0.05, 0.05]})
    scores = scored(trie([("a", (A,)), ("ab", (A, B))]), decoder.step, -9)
    assert scores == pytest.approx({"a": np.log(0.5), "ab": np.log(0.4)}, abs=1e-5)


def test_what_is_too_improbable_is_not_followed_any_further() -> None:
    decoder = Decoder({(): [0.9, 0.05, 0.04, 0.01]})
    scores = scored(trie([("aa", (A, A)), ("da", (D, A))]), decoder.step, -4)
    assert [*scores] == ["aa"]
    assert decoder.asked == [[()], [(A,)]]


def test_the_decoder_is_asked_once_a_length_and_for_few_prefixes() -> None:
    root = trie((f"{first} {second}", (first, second)) for first in range(20) for second in range(3))
    decoder = Decoder({}, tokens=20)
    scored(root, decoder.step, -9)
    assert [len(prefixes) for prefixes in decoder.asked] == [1, FOLLOWED]


def test_an_empty_list_has_no_scores() -> None:
    assert scored(trie([]), Decoder({}).step, -9) == {}


def test_large_figures_do_not_overflow() -> None:
    assert log_sum(np.array([1000.0, 1000.0], np.float32)) == pytest.approx(1000 + np.log(2), abs=1e-3)
