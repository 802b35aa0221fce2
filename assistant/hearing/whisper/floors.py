"""How probable each phrase must be before it counts. Figures, chosen by scripts/floors.py and never by hand."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import Field

from assistant.library.reading import Data, read

FILE = Path(__file__).parent / "floors.yaml"


class Floors(Data):
    """How probable phrases must be to count, as log-probabilities of at most 0."""

    spotted: float
    """While somebody speaks, of phrases that have none of their own."""
    steady: float
    """The same, in two looks in a row."""
    ended: float
    """At the end of an utterance, of phrases that have none of their own."""
    sure: float
    """Of a phrase that list and transcript agree on, from which on it is sure."""
    never_met: float
    """Of a phrase that no other talk was ever like, from which on it is sure whatever the transcript makes of it."""
    sure_word: float
    """Of a word of the transcript, from which on it is sure."""
    disputed: float
    """How much less probable than the words that the transcript is sure of a phrase may be, to be told before them:
    a difference, more than 0."""
    spotted_phrases: dict[str, float] = Field(default_factory=dict)
    steady_phrases: dict[str, float] = Field(default_factory=dict)
    ended_phrases: dict[str, float] = Field(default_factory=dict)
    met_phrases: dict[str, float] = Field(default_factory=dict)
    """The same as `never_met`, of phrases that other talk was like."""

    learned: dict[str, float] = Field(default_factory=dict)
    """The lowest that a rehearsal may bring the floor of two looks in a row to."""

    @property
    def least(self) -> float:
        """The lowest of all floors: what is less probable counts nowhere."""
        own = (self.spotted_phrases, self.steady_phrases, self.ended_phrases, self.learned)
        return min(self.spotted, self.steady, self.ended, *(floor for each in own for floor in each.values()))

    def spot(self, phrase: str) -> float:
        """Of a phrase, while somebody speaks."""
        return self.spotted_phrases.get(phrase, self.spotted)

    def steadily(self, phrase: str) -> float:
        """Of a phrase, in two looks in a row."""
        return self.steady_phrases.get(phrase, self.steady)

    def alone(self, phrase: str) -> float:
        """Of a phrase, from which on the transcript need not agree."""
        return self.met_phrases.get(phrase, self.never_met)

    def end(self, phrase: str) -> float:
        """Of a phrase, at the end of an utterance."""
        return self.ended_phrases.get(phrase, self.ended)


@cache
def floors() -> Floors:
    """The floors in use, from floors.yaml. Raises DataError."""
    return read(FILE, Floors)
