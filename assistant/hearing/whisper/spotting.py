"""Which protective phrases an utterance holds so far, and what the rehearsal teaches about them. Pure."""

from __future__ import annotations

import math

from assistant.hearing.whisper.asking import Scores
from assistant.hearing.whisper.floors import Floors
from assistant.hearing.whisper.judging import best

REMEMBERED = 3
"""Utterances in which a rehearsed phrase is looked for: passes and pauses may cut one in two."""
BELOW = 3.0
"""How much less probable a phrase may be in noise than it was when it was rehearsed."""


class Spotting:
    """Of one session: what it has learned goes with it."""

    def __init__(self, floors: Floors) -> None:
        self._floors = floors
        self._own: dict[str, float] = {}
        self._before: Scores = {}
        """What the look before has found in the same utterance."""
        self._best: list[dict[str, float]] = [{}]
        """The best score of each phrase in the latest utterances, the newest last."""
        self.spotted: tuple[str, ...] = ()
        """What the running utterance holds, in the order in which it was found."""

    def begin(self) -> None:
        """Begin a new utterance: nothing is spotted in it yet."""
        self.spotted, self._before = (), {}
        self._best = [*self._best[1 - REMEMBERED :], {}]

    def found(self, scores: Scores, hint: str = "") -> bool:
        """Take what a look has found; True when something new is spotted.

        hint: words that somebody else has found, who is not believed alone: as good as the look before.
        """
        seen = self._best[-1]
        for phrase, score in scores.items():
            seen[phrase] = max(score, seen.get(phrase, score))
        found = best(
            {phrase: score for phrase, score in scores.items() if self._is_there(phrase, score, hint)}
        )
        self._before = scores
        return found is not None and self.told(found)

    def told(self, phrase: str) -> bool:
        """Somebody else has found it; True when that is new."""
        if phrase in self.spotted:
            return False
        self.spotted = (*self.spotted, phrase)
        return True

    def steadily(self, phrase: str) -> float:
        """How probable a phrase must be in two looks in a row."""
        return self._own.get(phrase, self._floors.steadily(phrase))

    def learn(self, phrase: str) -> None:
        """It was just rehearsed: its floor may fall for whoever says it less clearly, and never rises."""
        scores = [seen[phrase] for seen in self._best if phrase in seen]
        lowest = self._floors.learned.get(phrase)
        if scores and lowest is not None:
            self._own[phrase] = min(self.steadily(phrase), max(lowest, max(scores) - BELOW))

    def _is_there(self, phrase: str, score: float, hint: str) -> bool:
        before = score if phrase in hint else self._before.get(phrase, -math.inf)
        twice = min(score, before)
        return score >= self._floors.spot(phrase) or twice >= self.steadily(phrase)
