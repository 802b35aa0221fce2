"""Choosing floors: what a lower one finds, against what it takes for a phrase that nobody said. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.hearing.whisper.asking import Scores
from assistant.hearing.whisper.judging import best
from assistant.hearing.whisper.transcript import Word

GRID = tuple(float(each) for each in np.arange(-8.0, -0.9, 0.25))
"""Floors that are tried, the lowest first."""
UNKNOWN = 0.5
"""False ones that are counted where none were found: that many hours say no more."""


@dataclass(frozen=True)
class Cost:
    """What is given for what."""

    points: float
    """Points of recall that one false phrase an hour of dense talk is worth."""


def missed(said: Sequence[float], floor: float) -> float:
    """How many in a hundred of the scores of words that were said lie below a floor."""
    return 100 * sum(score < floor for score in said) / len(said)


def chosen(said: Sequence[float], false: Sequence[float], hours: float, cost: Cost) -> float:
    """The floor that costs least.

    Args:
        said: scores of words that were said, in all rooms.
        false: scores of one phrase in talk that does not hold it.
        hours: of that talk.
        cost: the balance.
    """

    def costs(floor: float) -> float:
        taken = sum(score >= floor for score in false) or UNKNOWN
        return missed(said, floor) + cost.points * taken / hours

    return min(reversed(GRID), key=costs)


def false_looks(talk: Iterable[Sequence[Scores]], phrase: str) -> list[float]:
    """The best score that a phrase reached in each recording in which somebody looked for it."""
    best_scores = (
        max((scores[phrase] for scores in looks if phrase in scores), default=None) for looks in talk
    )
    return [score for score in best_scores if score is not None]


def false_wholes(wholes: Iterable[tuple[Scores, Sequence[Word]]]) -> Mapping[str, list[float]]:
    """The scores of phrases that were the best of their utterance."""
    found: dict[str, list[float]] = {}
    for scores, _ in wholes:
        phrase = best(scores)
        if phrase is not None:
            found.setdefault(phrase, []).append(scores[phrase])
    return found


def spoiled(wholes: Iterable[tuple[Scores, Sequence[Word]]], phrase: str, sure_word: float) -> list[bool]:
    """Whether each utterance that was nothing but a phrase is taken to hold more, of which the engine is sure."""
    return [
        any(word.log_probability >= sure_word for word in written[len(phrase.split()) :])
        for _, written in wholes
    ]
