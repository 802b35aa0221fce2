"""Steps in order, and a time: how often each of them comes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from assistant.coaching.filling import Room, Unit, beside, lowest, share
from assistant.coaching.layout import close_up, settle
from assistant.coaching.planned import PlannedStep
from assistant.coaching.techniques import Strength
from assistant.coaching.wording import shortest

Key = tuple[str, int]
"""A step's id and its round: what both of its sides have in common."""


def key(slot: PlannedStep) -> Key:
    """The key of the unit that a planned step belongs to: its id and its round."""
    return slot.id, slot.round


def percussed(steps: Sequence[PlannedStep]) -> float:
    """Seconds of percussion in these steps."""
    return sum(step.seconds for step in steps if step.technique.strength is Strength.PERCUSSION)


def one_sided(steps: Sequence[PlannedStep]) -> float:
    """Seconds on one side alone in these steps, on the side that has more of them."""
    return max(sum(step.seconds for step in steps if step.side == side) for side in ("left", "right"))


def fit(
    slots: Sequence[PlannedStep], seconds: float, done: Sequence[PlannedStep] = ()
) -> tuple[PlannedStep, ...]:
    """The slots with counts that fill the time as nearly as their bounds allow.

    What does not fit in its shortest form is left out, the last steps first, and where somebody wants more last of all;
    the closing stays.

    Args:
        slots: what is ahead, in order.
        seconds: for all of it together.
        done: what came before in the same massage, the running step last.
    """
    ahead = list(slots)
    empty = Room(seconds)
    while ahead:
        moving = sum(slot.lead_in for slot in ahead)
        aside = max(sum(slot.lead_in for slot in ahead if slot.side == side) for side in ("left", "right"))
        room = Room(
            seconds - moving, empty.percussion - percussed(done), empty.side - one_sided(done) - aside
        )
        units = _units(ahead, done)
        surplus = _surplus(ahead, units, room)
        if surplus is None:
            found = {(unit.step, unit.round): n for unit, n in zip(units, share(units, room), strict=True)}
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
    least = max(
        wanted.least,
        *(ceil((shortest(each.instruction) - each.lead_in) / each.seconds_each) for each in slots),
    )
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
        emphasis=slot.emphasis,
        fixed=begun.count if begun else 0,
    )


def _surplus(ahead: Sequence[PlannedStep], units: Sequence[Unit], room: Room) -> Key | None:
    """The unit that has to fall out next, or None when all of them fit."""
    counts = lowest(units)
    for unit, count in zip(units, counts, strict=True):
        if not unit.fixed and count > unit.most:
            return unit.step, max(other.round for other in units if other.step == unit.step)
    closing = {key(slot) for slot in ahead if slot.closing}
    free = [unit for unit in units if not unit.fixed and (unit.step, unit.round) not in closing]
    left = beside(units, counts, room)
    if left.percussion < 0:
        free = [unit for unit in free if unit.percussion]
    elif left.side < 0:
        free = [unit for unit in free if unit.sides == 2]
    elif left.seconds >= 0:
        return None
    if not free:
        return None
    least = min(unit.emphasis for unit in free)
    last = next(unit for unit in reversed(free) if unit.emphasis == least)
    return last.step, last.round
