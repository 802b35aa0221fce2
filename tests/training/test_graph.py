"""The graph is walked as a decoder walks it: a row of phones in, words out."""

from __future__ import annotations

import pytest
from training.acoustic import reading, staying
from training.fst import Fst
from training.graph import UNKNOWN, Costs, grammar, lexicon, numbered
from training.phones import NUMBER

WAYS: dict[str, list[tuple[str, ...]]] = {
    "no": [("n", "oU")],
    "stop": [("s", "t", "0", "p"), ("s", "t", "A:", "p")],
    "oh": [("oU",)],
}
LABELS = numbered(WAYS)
COSTS = Costs(silence=0.5, unknown=4.0, phone=1.0)
WORDS = {label: word for word, label in LABELS.items()}


def walks(fst: Fst, steps: list[int]) -> dict[str, float]:
    """Every row of words for these steps, with the least cost."""
    here: dict[tuple[int, str], float] = {(0, ""): 0.0}

    def without_step(walk: dict[tuple[int, str], float]) -> dict[tuple[int, str], float]:
        open_ends = list(walk)
        while open_ends:
            state, words = open_ends.pop()
            for arc in fst.arcs[state]:
                cost = walk[state, words] + arc.cost
                if arc.input == 0 and cost < walk.get((arc.to, words), float("inf")):
                    walk[arc.to, words] = cost
                    open_ends.append((arc.to, words))
        return walk

    for step in steps:
        after: dict[tuple[int, str], float] = {}
        for (state, words), cost in without_step(here).items():
            for arc in fst.arcs[state]:
                if arc.input == step:
                    said = f"{words} {WORDS[arc.output]}".strip() if arc.output else words
                    key, total = (arc.to, said), cost + arc.cost
                    after[key] = min(total, after.get(key, float("inf")))
        here = after
    ended = without_step(here)
    ends: dict[str, float] = {}
    for (state, words), cost in ended.items():
        if state in fst.final:
            ends[words] = min(cost + fst.final[state], ends.get(words, float("inf")))
    return ends


def said(*phones: str) -> dict[str, float]:
    numbers = [NUMBER[phone] for phone in phones]
    steps = [step for number in numbers for step in (reading(number), staying(number), staying(number))]
    return walks(lexicon(WAYS, LABELS, COSTS), steps)


@pytest.mark.parametrize("way", WAYS["stop"])
def test_every_way_to_say_a_word_leads_to_it(way: tuple[str, ...]) -> None:
    assert said("sil", *way, "sil")["stop"] == pytest.approx(2 * COSTS.silence)


def test_words_follow_each_other_with_or_without_silence() -> None:
    spoken = said("n", "oU", "s", "t", "0", "p")
    assert spoken["no stop"] == pytest.approx(2 * COSTS.silence)
    assert said("n", "oU", "sil", "oU")["no oh"] == pytest.approx(2 * COSTS.silence)


def test_other_phones_are_an_unknown_word_that_costs_its_length() -> None:
    assert said("b", "i:")[UNKNOWN] == pytest.approx(COSTS.silence + COSTS.unknown + 2 * COSTS.phone)
    assert min(said("n", "oU").items(), key=lambda item: item[1])[0] == "no"


def test_half_a_word_is_not_the_word() -> None:
    assert all("stop" not in words for words in said("s", "t", "0"))


def test_the_grammar_takes_every_word_and_may_end_anywhere() -> None:
    fst = grammar(LABELS)
    assert sorted(WORDS[arc.input] for arc in fst.arcs[0]) == sorted([*WAYS, UNKNOWN])
    assert all(arc.input == arc.output for arc in fst.arcs[0])
    assert fst.final
