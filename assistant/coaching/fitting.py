"""Steps in order, and a time: how often each of them comes."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from math import ceil

from assistant.coaching.filling import Room, Unit, beside, lowest, share
from assistant.coaching.layout import AFTER, close_up, settle
from assistant.coaching.planned import PlannedStep
from assistant.coaching.techniques import Strength
from assistant.coaching.told import told_too_much
from assistant.coaching.wording import shortest

TOLERANCE = 0.05
"""Of the time that is to be filled."""
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

    What does not fit in its shortest form is left out, what is spare and the last steps first, and where somebody wants
    more last of all; the closing stays. So it is with what could only be told one thing after the other, as long as the
    others fill its time.

    Args:
        slots: what is ahead, in order.
        seconds: for all of it together.
        done: what came before in the same massage, the running step last.
    """
    ahead = _short_enough(slots, seconds, done)
    made = best = _filled(ahead, seconds, done)
    dropped: list[Key] = []
    while told_too_much(best, done):
        units = _units(ahead, done)
        surplus = _least_wanted(_droppable(ahead, units))
        if surplus is None:
            break
        fewer = _without(ahead, {surplus}, done)
        quieter = _filled(fewer, seconds, done)
        if _total(quieter) < min(_total(made), (1 - TOLERANCE) * seconds):
            break
        ahead, best = fewer, quieter
        dropped.append(surplus)
    return _taken_back(slots, dropped, best, seconds, done)


def _taken_back(
    slots: Sequence[PlannedStep],
    dropped: Sequence[Key],
    made: tuple[PlannedStep, ...],
    seconds: float,
    done: Sequence[PlannedStep],
) -> tuple[PlannedStep, ...]:
    """With those of the dropped steps that can be told after all, the most wanted first."""
    for last in reversed(dropped[:-1]):
        kept = {key(slot) for slot in made} | {last}
        ahead = _without(slots, {key(slot) for slot in slots} - kept, done)
        fuller = _filled(ahead, seconds, done)
        fits = {key(slot) for slot in fuller} == kept and not told_too_much(fuller, done)
        if fits and abs(_total(fuller) - seconds) <= max(abs(_total(made) - seconds), TOLERANCE * seconds):
            made = fuller
    return made


def _short_enough(
    slots: Sequence[PlannedStep], seconds: float, done: Sequence[PlannedStep]
) -> list[PlannedStep]:
    """Without what does not fit in its shortest form."""
    ahead = list(slots)
    while ahead:
        surplus = _surplus(ahead, _units(ahead, done), _room(ahead, seconds, done))
        if surplus is None:
            break
        ahead = _without(ahead, {surplus}, done)
    return ahead


def _without(
    ahead: Sequence[PlannedStep], dropped: Set[Key], done: Sequence[PlannedStep]
) -> list[PlannedStep]:
    left = [slot for slot in ahead if key(slot) not in dropped]
    return settle(close_up(left, done[-1] if done else None), done)


def _filled(
    ahead: Sequence[PlannedStep], seconds: float, done: Sequence[PlannedStep]
) -> tuple[PlannedStep, ...]:
    """The steps with counts that fill the time."""
    units = _units(ahead, done)
    counts = share(units, _room(ahead, seconds, done))
    found = {(unit.step, unit.round): count for unit, count in zip(units, counts, strict=True)}
    return tuple(replace(slot, count=found[key(slot)]) for slot in ahead)


def _room(ahead: Sequence[PlannedStep], seconds: float, done: Sequence[PlannedStep]) -> Room:
    empty = Room(seconds)
    moving = sum(slot.lead_in for slot in ahead)
    aside = max(sum(slot.lead_in for slot in ahead if slot.side == side) for side in ("left", "right"))
    return Room(seconds - moving, empty.percussion - percussed(done), empty.side - one_sided(done) - aside)


def _total(steps: Sequence[PlannedStep]) -> float:
    return sum(step.seconds for step in steps)


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
        spare=slot.step.spare,
        fixed=begun.count if begun else 0,
    )


def _surplus(ahead: Sequence[PlannedStep], units: Sequence[Unit], room: Room) -> Key | None:
    """The unit that has to fall out next, or None when all of them fit."""
    counts = lowest(units)
    for unit, count in zip(units, counts, strict=True):
        if not unit.fixed and count > unit.most:
            return unit.step, max(other.round for other in units if other.step == unit.step)
    free = _droppable(ahead, units)
    left = beside(units, counts, room)
    if left.percussion < 0:
        free = [unit for unit in free if unit.percussion]
    elif left.side < 0:
        free = [unit for unit in free if unit.sides == 2]
    elif left.seconds >= 0:
        return None
    return _least_wanted(free)


def _droppable(ahead: Sequence[PlannedStep], units: Sequence[Unit]) -> list[Unit]:
    """What may fall out: neither the closing, nor what is under way."""
    closing = {key(slot) for slot in ahead if slot.closing}
    return [unit for unit in units if not unit.fixed and (unit.step, unit.round) not in closing]


def _least_wanted(units: Sequence[Unit]) -> Key | None:
    """Of these the one that falls out next: where nobody wants more, later rounds, what is spare, the last.

    What somebody asked for behind it is no later round, and stays longer than what comes before it.
    """
    if not units:
        return None
    least = min(unit.emphasis for unit in units)

    def rank(unit: Unit) -> tuple[int, bool, bool]:
        asked_for = unit.round == AFTER
        return 1 if asked_for else unit.round, unit.spare, not asked_for

    found = [(rank(unit), place) for place, unit in enumerate(units) if unit.emphasis == least]
    last = units[max(found)[-1]]
    return last.step, last.round
