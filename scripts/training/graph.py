"""What may be said, as the two transducers of a model whose grammar is set while it runs: HCLr.fst and Gr.fst."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from training.acoustic import reading, staying
from training.fst import EPSILON, Fst
from training.phones import NUMBER, PHONES, SILENCE

UNKNOWN = "[unk]"

Pronunciations = Mapping[str, Iterable[Sequence[str]]]
"""Words with the phones of every way to say them."""


@dataclass(frozen=True, slots=True)
class Costs:
    """Negative logarithms of how likely something is."""

    silence: float = 0.7
    """A pause before a word, or none."""
    unknown: float = 4.0
    """A word that is none of the model's."""
    phone: float = 2.0
    """Each phone in it. Measured: half a unit less loses words, half a unit more lets false ones in."""


def numbered(words: Iterable[str]) -> dict[str, int]:
    """The label of each word, in the order of words.txt."""
    return {word: number for number, word in enumerate(["<eps>", *sorted(words), UNKNOWN])}


def lexicon(pronunciations: Pronunciations, labels: Mapping[str, int], costs: Costs) -> Fst:
    """From phones to words, over and over; written sorted by output.

    The label of a word sits on its first phone. Where a word and where the silence behind it ends, all may end:
    otherwise every result would close with an unknown word.
    """
    fst = Fst()
    ended = fst.state()
    word = fst.state()
    fst.final = {ended: 0.0, word: 0.0}
    fst.arc(ended, word, EPSILON, cost=costs.silence)
    _phone(fst, ended, word, SILENCE, EPSILON, costs.silence)
    for each, ways in sorted(pronunciations.items()):
        for way in ways:
            _word(fst, (word, ended), way, labels[each])
    inside = fst.state()
    for phone in PHONES[1:]:
        _phone(fst, word, inside, phone, labels[UNKNOWN], costs.unknown + costs.phone)
        _phone(fst, inside, inside, phone, EPSILON, costs.phone)
    fst.arc(inside, ended, EPSILON)
    return fst


def grammar(labels: Mapping[str, int]) -> Fst:
    """All words in any order: what is listened for before any grammar is set; written sorted by input."""
    fst = Fst()
    said = fst.state()
    fst.final = {said: 0.0}
    spoken = [label for word, label in labels.items() if label != EPSILON]
    for label in spoken:
        fst.arc(said, said, label, label, math.log(len(spoken)))
    return fst


def _word(fst: Fst, ends: tuple[int, int], phones: Sequence[str], label: int) -> None:
    """Its label is on its first phone."""
    here, to = ends
    for place, phone in enumerate(phones):
        after = to if place == len(phones) - 1 else fst.state()
        _phone(fst, here, after, phone, EPSILON if place else label, 0.0)
        here = after


def _phone(fst: Fst, source: int, to: int, phone: str, label: int, cost: float) -> None:
    number = NUMBER[phone]
    stays = fst.state()
    fst.arc(source, stays, reading(number), label, cost)
    fst.arc(stays, stays, staying(number))
    fst.arc(stays, to, EPSILON)
