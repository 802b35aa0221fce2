"""What was meant, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

KEY_PRESSED = "(key)"
"""Stands for the words where a key was pressed."""


class Evidence(StrEnum):
    """How much a witness weighs. Weak may make things gentler, only good may do more."""

    WEAK = "weak"
    GOOD = "good"


@dataclass(frozen=True, slots=True)
class Intent:
    """One thing a person wants or tells, found in an utterance."""

    name: str
    """Upper case, as in the language folder: NEXT, PAIN, RED_FLAG."""
    first: int
    """Index of its first word in the utterance."""
    last: int
    """Index of its last word."""
    slots: tuple[tuple[str, str], ...] = ()
    """What was named with it: (("zone", "neck"),)."""
    sure: bool = True
    """It may be taken at its word: what permits was explained to its last word, and what protects is no single word
    in a sentence about something else (safety.md, decision 14)."""

    def slot(self, name: str) -> str | None:
        """The value of a slot, or None."""
        return dict(self.slots).get(name)


@dataclass(frozen=True, slots=True)
class Understood:
    """An utterance, or the part of it heard so far, with the intents in it.

    The intents are in order of protection, the most protective first (safety.md, 3.4).
    """

    text: str
    intents: tuple[Intent, ...]
    evidence: Evidence
    final: bool
    start: int
    """Sample at which the utterance began."""
    end: int
    """Sample at which it ended, or has got to."""
    unexplained: tuple[str, ...] = ()
    """Words that no phrase explains, in their order; fillers and politeness aside."""

    def find(self, name: str) -> Intent | None:
        """The first intent of that name, or None."""
        return next((intent for intent in self.intents if intent.name == name), None)
