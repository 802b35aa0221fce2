"""The order of the steps: what is open, on which side, in which round, and how firm it may grow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from assistant.coaching.comfort import Comfort
from assistant.coaching.limits import along, open_path
from assistant.coaching.planned import PlannedStep, coachable
from assistant.coaching.program import Position, Program
from assistant.coaching.restriction import Oils, Restriction
from assistant.coaching.step import Moving, Rounds, Side, Step
from assistant.coaching.techniques import Strength

AFTER = 9
"""The round of what comes once, after all others."""
FIRST_EFFORT = 1
"""Of the first step and the last (safety.md, decision 3)."""


def rounds_in(program: Program, position: Position) -> int:
    """How often it is gone through at most: on the side once, so that somebody turns over once."""
    return 1 if position is Position.SIDE else program.rounds


def lay_out(
    program: Program,
    rounds: int,
    restriction: Restriction,
    comfort: Comfort,
    position: Position | None = None,
) -> list[PlannedStep]:
    """All steps that may be coached, in order, closed up where others fell out; counts are still 0."""
    slots: list[PlannedStep] = []

    def add(step: Step, number: int, side: str, closing: bool) -> None:
        slot = PlannedStep(
            step=step,
            round=number,
            side=side,
            spoken_side=_spoken(program, side),
            path=open_path(step.path, step.technique, ()),
            effort=step.effort,
            turn_text=program.other_side,
            same_text=program.same_there,
            crossing=None if position is Position.SIDE else program.crossing,
            moving=_without_oil(step.moving) if restriction.oils is Oils.NONE else step.moving,
            left_out=program.left_out,
            position=position,
            closing=closing,
        )
        if narrowed := coachable(slot, comfort, restriction):
            slots.append(narrowed)

    for step, number, side, closing in in_order(program, rounds, position):
        add(step, number, side, closing)
    return settle(close_up(slots))


def in_order(
    program: Program, rounds: int, position: Position | None = None
) -> Iterator[tuple[Step, int, str, bool]]:
    """The steps as their author wants them: each with its round, its side, and whether it is of the closing.

    On the side all of it is done on the half that is up, and after turning over on the other.
    """
    for number in range(1, rounds + 1):
        steps = [step for step in program.steps if _comes(step, number)]
        halves = position is Position.SIDE
        for block in [steps] if halves else _blocks(steps):
            for side in ("both",) if block[0].side is Side.BOTH and not halves else ("left", "right"):
                yield from ((step, number, side, False) for step in block)
    for block in _blocks(program.after):
        for side in ("both",) if block[0].side is Side.BOTH else ("left", "right"):
            yield from ((step, AFTER, side, False) for step in block)
    yield from ((step, AFTER if program.after else rounds, "both", True) for step in program.closing)


def _without_oil(moving: Moving | None) -> Moving | None:
    return None if moving is None or moving.oil else moving


def _spoken(program: Program, side: str) -> str:
    return {"left": program.sides.left, "right": program.sides.right}.get(side, "")


def _comes(step: Step, number: int) -> bool:
    return step.rounds is Rounds.EVERY or (step.rounds is Rounds.FIRST) == (number == 1)


def _blocks(steps: Sequence[Step]) -> list[list[Step]]:
    """Steps that share a block together, all others alone."""
    grouped = groupby(enumerate(steps), key=lambda each: each[1].block or each[0])
    return [[step for _, step in block] for _, block in grouped]


def close_up(slots: Sequence[PlannedStep], before: PlannedStep | None = None) -> list[PlannedStep]:
    """Without what cannot stand where it stands: stroking first and last, something soft after power.

    Args:
        slots: in order.
        before: what the hands do before the first of them; None when they begin the massage.
    """
    kept = list(slots)
    while kept:
        misfit = _misfit(kept, before)
        if misfit is None:
            return kept
        kept = [slot for slot in kept if (slot.id, slot.round) != (misfit.id, misfit.round)]
    return kept


def _misfit(slots: Sequence[PlannedStep], before: PlannedStep | None) -> PlannedStep | None:
    if before is None and not slots[0].technique.stroking:
        return slots[0]
    if not slots[-1].technique.stroking:
        return slots[-1]
    if before and before.technique.strength is Strength.POWER and not slots[0].technique.soft:
        return slots[0]
    for slot, after in pairwise(slots):
        if slot.technique.strength is Strength.POWER and not after.technique.soft:
            return slot
    return None


def settle(slots: Sequence[PlannedStep], done: Sequence[PlannedStep] = ()) -> list[PlannedStep]:
    """With the right effort and text for what came before.

    Each effort is no more than one above the one before, the same on both sides, and borne by its path.
    """
    seen = {slot.id for slot in done}
    first = {slot.id: index for index, slot in reversed(list(enumerate(slots))) if slot.id not in seen}
    efforts = _efforts(slots, done[-1].effort if done else 0)
    befores = [done[-1] if done else None, *slots]
    crossed = _crossings((*done, *slots))[len(done) :]
    return [
        replace(
            slot,
            effort=efforts[slot.id, slot.round],
            intensity=min(slot.intensity, efforts[slot.id, slot.round]),
            full_text=first.get(slot.id) == index,
            turned=(before.side if before else "", slot.side) == ("left", "right"),
            goes_on=before is not None and _is_other_side(before, slot),
            crosses=crosses,
        )
        for index, (before, slot, crosses) in enumerate(zip(befores, slots, crossed, strict=False))
    ]


def _is_other_side(before: PlannedStep, slot: PlannedStep) -> bool:
    same = (before.id, before.round) == (slot.id, slot.round)
    return same and (before.side, slot.side) == ("left", "right")


def _crossings(steps: Sequence[PlannedStep]) -> list[bool]:
    """For each step whether the last work on one side alone was on the other side."""
    crossed, last = list[bool](), ""
    for side in (step.side for step in steps):
        alone = side in ("left", "right")
        crossed.append(alone and last not in ("", side))
        last = side if alone else last
    return crossed


def _efforts(slots: Sequence[PlannedStep], before: int) -> dict[tuple[str, int], int]:
    bounds = {
        (slot.id, slot.round): min(
            slot.step.effort, max(each for _, each in along(slot.path, slot.technique))
        )
        for slot in slots
    }
    if slots:
        bounds[slots[-1].id, slots[-1].round] = FIRST_EFFORT
    settled = False
    while not settled:
        settled, last = True, before
        for slot in slots:
            last += 1
            if last < bounds[slot.id, slot.round]:
                bounds[slot.id, slot.round] = last
                settled = False
            last = bounds[slot.id, slot.round]
    return bounds
