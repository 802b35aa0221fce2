"""Steps in order, and a time: how often each of them comes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from assistant.coaching.filling import PERCUSSION_SECONDS, Unit, lowest, share
from assistant.coaching.layout import close_up, settle
from assistant.coaching.planned import PlannedStep
from assistant.coaching.techniques import Strength
from assistant.coaching.wording import shortest

Key = tuple[str, int]
"""A step's id and its round: what both of its sides have in common."""


def key(slot: PlannedStep) -> Key:
    """What names a step's unit."""
    return slot.id, slot.round


def percussed(steps: Sequence[PlannedStep]) -> float:
    """Seconds of percussion in these steps."""
    return sum(step.seconds for step in steps if step.technique.strength is Strength.PERCUSSION)


def fit(
    slots: Sequence[PlannedStep], seconds: float, done: Sequence[PlannedStep] = (), *, shrink: bool = False
) -> tuple[PlannedStep, ...]:
    """The slots with counts that fill the time as nearly as their bounds allow.

    Args:
        slots: what is ahead, in order.
        seconds: for all of it together.
        done: what came before in the same massage, the running step last.
        shrink: leave out whole steps, the last ones first, when their shortest forms do not fit.
    """
    ahead = list(slots)
    while ahead:
        units = _units(ahead, done)
        surplus = _surplus(ahead, units, percussed(done), seconds if shrink else None)
        if surplus is None:
            counts = share(units, seconds, percussed(done))
            found = {(unit.step, unit.round): count for unit, count in zip(units, counts, strict=True)}
            return tuple(replace(slot, count=found[key(slot)]) for slot in ahead)
        ahead = [slot for slot in ahead if key(slot) != surplus]
        ahead = settle(close_up(ahead, done[-1] if done else None), done)
    return ()


def _units(ahead: Sequence[PlannedStep], done: Sequence[PlannedStep]) -> list[Unit]:
    begun = {key(step): step for step in done}
    grouped: dict[Key, list[PlannedStep]] = {}
    for slot in ahead:
        grouped.setdefault(key(slot), []).append(slot)
    return [_unit(slots, begun.get(each), done) for each, slots in grouped.items()]


def _unit(slots: Sequence[PlannedStep], begun: PlannedStep | None, done: Sequence[PlannedStep]) -> Unit:
    slot = slots[0]
    wanted = slot.step.repetitions
    least = max(wanted.least, *(ceil(shortest(each.instruction) / each.seconds_each) for each in slots))
    earlier = [step.count for step in done if step.id == slot.id and step.round < slot.round]
    return Unit(
        step=slot.id,
        round=slot.round,
        sides=len(slots),
        seconds=slot.seconds_each,
        usual=wanted.usual,
        least=least,
        most=min([wanted.most, *(count - 1 for count in earlier)]),
        percussion=slot.technique.strength is Strength.PERCUSSION,
        fixed=begun.count if begun else 0,
    )


def _surplus(
    ahead: Sequence[PlannedStep], units: Sequence[Unit], drums: float, seconds: float | None
) -> Key | None:
    """The unit that has to fall out next, or None when all of them fit."""
    counts = lowest(units)
    for unit, count in zip(units, counts, strict=True):
        if not unit.fixed and count > unit.most:
            return _last_round(units, unit.step)
    drums += sum(c * u.each for c, u in zip(counts, units, strict=True) if u.percussion)
    if drums > PERCUSSION_SECONDS:
        return next((u.step, u.round) for u in reversed(units) if u.percussion)
    total = sum(count * unit.each for count, unit in zip(counts, units, strict=True))
    if seconds is None or total <= seconds:
        return None
    closing = {key(slot) for slot in ahead if slot.closing}
    free = [(u.step, u.round) for u in units if not u.fixed and (u.step, u.round) not in closing]
    return free[-1] if free else None


def _last_round(units: Sequence[Unit], step: str) -> Key:
    return step, max(unit.round for unit in units if unit.step == step)
