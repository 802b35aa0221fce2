"""Choosing floors: what a lower one finds, against what it takes for a phrase that nobody said. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from assistant.hearing.whisper.asking import Scores
from assistant.hearing.whisper.judging import best
from assistant.hearing.whisper.transcription import TranscribedWord

GRID = tuple(float(each) for each in np.arange(-8.0, -0.9, 0.25))
"""Floors that are tried, the lowest first."""
NEVER = -99.0
"""Stands for a score that is too low to be told."""
UNKNOWN = 0.5
"""False ones that are counted where none were found: that many hours say no more."""


@dataclass(frozen=True)
class Cost:
    """What is given for what."""

    points: float
    """Points of recall that one false phrase an hour of dense talk is worth."""


Looked = tuple[float, float]
"""The best score that a phrase reached in one look, and in two looks in a row."""


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


def told(looked: Looked, once: float, steady: float) -> bool:
    """Whether a phrase is told with these floors, of one look and of two in a row."""
    return looked[0] >= once or looked[1] >= steady


def chosen_looks(said: Sequence[Looked], false: Sequence[Looked], hours: float, cost: Cost) -> Looked:
    """The two floors that cost least together; see `chosen`."""

    def costs(floors: Looked) -> float:
        lost = 100 * sum(not told(each, *floors) for each in said) / len(said)
        taken = sum(told(each, *floors) for each in false) or UNKNOWN
        return lost + cost.points * taken / hours

    pairs = [(once, steady) for once in reversed(GRID) for steady in reversed(GRID) if steady <= once]
    return min(pairs, key=costs)


def looked(looks: Sequence[Scores], phrase: str) -> Looked:
    """How probable a phrase became in the looks of one recording."""
    scores = [each.get(phrase, NEVER) for each in looks]
    twice = (min(pair) for pair in pairwise(scores))
    return max(scores, default=NEVER), max(twice, default=NEVER)


def false_wholes(wholes: Iterable[tuple[Scores, Sequence[TranscribedWord]]]) -> Mapping[str, list[float]]:
    """The scores of phrases that were the best of their utterance."""
    found: dict[str, list[float]] = {}
    for scores, _ in wholes:
        phrase = best(scores)
        if phrase is not None:
            found.setdefault(phrase, []).append(scores[phrase])
    return found
