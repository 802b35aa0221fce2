"""From a program and a number of minutes to a massage, and how it changes under way. All of it is pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from assistant.coaching.comfort import Comfort
from assistant.coaching.fitting import fit
from assistant.coaching.layout import lay_out, rounds_in
from assistant.coaching.planned import Plan, PlannedStep, Short, Shortfall
from assistant.coaching.program import Line, Oil, Position, Program, Who
from assistant.coaching.restriction import Oils, Restriction

__all__ = ["Plan", "PlannedStep", "Refusal", "Short", "Shortfall", "plan", "preparation"]

TOLERANCE = 0.05
"""Of the chosen length."""


class Refusal(StrEnum):
    """Why there is no plan at all."""

    REFERRED = "referred"
    """Screening ended in no session."""
    ENDED = "ended"
    """Hands-on is over for this session, because of what was reported."""
    PROGRAM_OUT = "program_out"
    """Not this program, for this person."""
    GATE = "gate"
    """Something must be granted before this program."""
    WHO = "who"
    """It is given by a partner and was wanted alone, or the other way round."""
    POSITION = "position"
    """It cannot be had in a position this person may take."""
    NOTHING_LEFT = "nothing_left"
    """Everything in it is barred."""


def plan(
    program: Program,
    restriction: Restriction,
    minutes: int,
    who: Who,
    comfort: Comfort | None = None,
    granted: frozenset[str] = frozenset(),
) -> Plan | Refusal:
    """Lay a program out over so many minutes of hands-on time.

    Args:
        program: what was chosen.
        restriction: what screening allows.
        minutes: wanted, hands on.
        who: whose hands work.
        comfort: what was reported before, when a massage is planned anew.
        granted: the conditions of the program's gate that are fulfilled.
    """
    comfort = comfort or Comfort()
    if refusal := _refused(program, restriction, who, comfort, granted):
        return refusal
    allowed = min(program.minutes.longest, restriction.minutes)
    wanted = 60.0 * min(allowed, max(program.minutes.shortest, minutes))
    position = next(each for each in program.positions if each in restriction.positions)
    tried: list[tuple[PlannedStep, ...]] = []
    for rounds in range(1, rounds_in(program, position) + 1):
        slots = lay_out(program, rounds, restriction, comfort, position)
        steps = fit(slots, wanted)
        tried.append(steps)
        if abs(_total(steps) - wanted) <= TOLERANCE * wanted:
            break
    best = min(tried, key=lambda steps: abs(_total(steps) - wanted))
    if not best:
        return Refusal.NOTHING_LEFT
    made = Plan(program.id, position, minutes, 60.0 * restriction.minutes, best)
    return replace(made, shortfall=_shortfall(made, minutes, restriction))


def _refused(
    program: Program, restriction: Restriction, who: Who, comfort: Comfort, granted: frozenset[str]
) -> Refusal | None:
    if restriction.refused:
        return Refusal.REFERRED
    if comfort.ended:
        return Refusal.ENDED
    if program.id in restriction.programs_out:
        return Refusal.PROGRAM_OUT
    if not granted.issuperset(program.gate):
        return Refusal.GATE
    if who is not program.who:
        return Refusal.WHO
    if not restriction.positions.intersection(program.positions):
        return Refusal.POSITION
    return None


def _shortfall(made: Plan, minutes: int, restriction: Restriction) -> Shortfall | None:
    if abs(made.seconds - 60 * minutes) <= TOLERANCE * 60 * minutes:
        return None
    if made.seconds > 60 * minutes:
        return Shortfall(Short.SHORTEST, round(made.seconds / 60))
    by_screening = made.seconds >= (1 - TOLERANCE) * 60 * restriction.minutes
    return Shortfall(Short.SCREENING if by_screening else Short.LONGEST, round(made.seconds / 60))


def preparation(program: Program, restriction: Restriction, position: Position) -> tuple[Line, ...]:
    """What is said before the hands are on, without what this person must not have."""
    oil = Oil.WITHOUT if restriction.oils is Oils.NONE else Oil.WITH
    return tuple(
        line
        for line in program.preparation
        if line.id not in restriction.preparation_out and line.oil in (None, oil) and line.fits(position)
    )


def _total(steps: Sequence[PlannedStep]) -> float:
    return sum(step.seconds for step in steps)
