"""How much an utterance weighs (safety.md, decision 10)."""

from __future__ import annotations

from assistant.clock import to_seconds
from assistant.hearing.heard import Heard, Pass
from assistant.understanding.understood import Evidence
from assistant.understanding.words import Pace

SHORTEST = 0.5
LONGEST = 2.0
"""Of the time that the phrase should take."""


def seconds(text: str, pace: Pace) -> float:
    """How long these words should take when they are spoken."""
    return pace.around + pace.letter * sum(character.isalpha() for character in text)


def weighed(heard: Heard, whole: bool, pace: Pace) -> Evidence:
    """What was typed is good. So is a final utterance that is one expected phrase as a `whole` and stands alone, if
    the engine knows words from other sounds, or else if it is as long as the phrase should be. All else is weak.
    """
    if heard.heard_by is Pass.TYPED:
        return Evidence.GOOD
    fits = heard.unsure is not None or _as_long(heard, pace)
    return Evidence.GOOD if heard.final and heard.alone and whole and fits else Evidence.WEAK


def _as_long(heard: Heard, pace: Pace) -> bool:
    should = seconds(heard.text, pace)
    return SHORTEST * should <= to_seconds(heard.end - heard.start) <= LONGEST * should
