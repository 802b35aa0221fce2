"""Every step as it may be shown: of each program, in each position, at three lengths."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from assistant.coaching.library import Library
from assistant.coaching.plan import Plan, plan
from assistant.coaching.planned import PlannedStep
from assistant.coaching.program import Position, Program, Who
from assistant.coaching.restriction import Restriction

LIBRARY = Library.load()
Shown = tuple[PlannedStep, Who]


def _plans(program: Program) -> Iterator[Plan]:
    length = program.minutes
    for minutes in (length.shortest, (length.shortest + length.longest) // 2, length.longest):
        for position in program.positions:
            kept = program.model_copy(update={"positions": (position,)})
            made = plan(
                kept,
                Restriction(positions=frozenset(Position)),
                minutes,
                program.who,
                granted=frozenset(program.gate),
            )
            assert isinstance(made, Plan)
            yield made


@cache
def shown(program: str) -> tuple[Shown, ...]:
    """Every different step of the plans of a program."""
    every = {
        (step.id, step.side, tuple(s.zone.id for s in step.path), made.position): (
            step,
            LIBRARY.programs[program].who,
        )
        for made in _plans(LIBRARY.programs[program])
        for step in made.steps
    }
    return tuple(every.values())
