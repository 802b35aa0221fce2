"""Every step as it may be shown: of each program, in each position, in every round."""

from __future__ import annotations

from functools import cache

from assistant.coaching.comfort import Comfort
from assistant.coaching.layout import lay_out, rounds_in
from assistant.coaching.library import Library
from assistant.coaching.planned import PlannedStep
from assistant.coaching.program import Position, Who
from assistant.coaching.restriction import Restriction

LIBRARY = Library.load()
Shown = tuple[PlannedStep, Who]


@cache
def shown(program: str) -> tuple[Shown, ...]:
    """Every different step of a program, on each side, in each of its positions."""
    found = LIBRARY.programs[program]
    anywhere = Restriction(positions=frozenset(Position))
    every = {
        (step.id, step.side, tuple(segment.zone.id for segment in step.path), position): (step, found.who)
        for position in found.positions
        for step in lay_out(found, rounds_in(found, position), anywhere, Comfort(), position)
    }
    return tuple(every.values())
