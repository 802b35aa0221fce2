"""What a rule is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assistant.dialog.invariants.passage import Passage

Holds = Callable[[Passage], bool]


@dataclass(frozen=True, slots=True)
class Rule:
    """One invariant of safety.md, 3.3, as far as one turn and its past can show it."""

    number: int
    sentence: str
    holds: Holds


def rule(number: int, sentence: str) -> Callable[[Holds], Rule]:
    """Make a rule of a function that says whether a turn keeps it."""

    def made(holds: Holds) -> Rule:
        return Rule(number, sentence, holds)

    return made
