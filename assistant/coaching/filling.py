"""How the chosen time is shared out among the steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

PERCUSSION_SECONDS = 300.0
"""Of all percussion in a session (article L36; safety.md, invariant 18)."""
SIDE_SECONDS = 900.0
"""Of all work on one side alone (article L198, L309; rule R30)."""
LATER = 0.6
"""The weight of each round, as a share of the round before it (article L315)."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One step in one round, with both its sides when it has two: it grows and vanishes as a whole."""

    step: str
    round: int
    sides: int
    """How many sides of it are ahead: with 2, every repetition counts twice."""
    seconds: float
    """Of one repetition on one side."""
    usual: int
    least: int
    most: int
    percussion: bool
    emphasis: float = 1.0
    """How fast it grows beside the others, within the same bounds."""
    spare: bool = False
    """It falls out before the others."""
    fixed: int = 0
    """The count it has to keep, because its other side is under way or done; 0 is free."""

    @property
    def each(self) -> float:
        """Seconds that one repetition takes of the time ahead."""
        return self.sides * self.seconds


@dataclass(frozen=True, slots=True)
class Room:
    """The seconds of a session that steps can still fill, with the limits that hold for them."""

    seconds: float
    percussion: float = PERCUSSION_SECONDS
    side: float = SIDE_SECONDS

    def less(self, unit: Unit, count: int) -> Room:
        """What is left beside so many repetitions of a unit."""
        return Room(
            self.seconds - count * unit.each,
            self.percussion - count * unit.each * unit.percussion,
            self.side - count * unit.seconds * (unit.sides == 2),
        )


def lowest(units: Sequence[Unit]) -> list[int]:
    """The fewest repetitions of each unit, with every earlier round longer than the later one (R32)."""
    counts = [unit.fixed or unit.least for unit in units]
    for index in sorted(range(len(units)), key=lambda i: -units[i].round):
        unit = units[index]
        later = [counts[i] for i, u in enumerate(units) if u.step == unit.step and u.round > unit.round]
        if later and not unit.fixed:
            counts[index] = max(counts[index], max(later) + 1)
    return counts


def beside(units: Sequence[Unit], counts: Sequence[int], room: Room) -> Room:
    """What is left of the room when every unit has its count of repetitions."""
    for unit, count in zip(units, counts, strict=True):
        room = room.less(unit, count)
    return room


def share(units: Sequence[Unit], room: Room) -> list[int]:
    """How often each unit comes, so that together they come as near to the time as their bounds allow.

    The unit that is shortest for its usual number grows first, one repetition at a time; later rounds weigh
    less, and stay below the rounds before them.

    Args:
        units: in any order; none may have `least` above `most`.
        room: what is to be filled.
    """
    counts = lowest(units)
    left = beside(units, counts, room)
    seconds, percussion, side = left.seconds, left.percussion, left.side
    costs = [Room(0, 0, 0).less(unit, -1) for unit in units]
    befores = _rounds_before(units)
    heap: list[tuple[float, int]] = []

    def offer(index: int) -> None:
        unit = units[index]
        if not unit.fixed and counts[index] < unit.most:
            weight = unit.usual * unit.emphasis * LATER ** (unit.round - 1)
            heappush(heap, (counts[index] / weight, index))

    for index in range(len(units)):
        offer(index)
    held: set[int] = set()
    while heap:
        _, index = heappop(heap)
        cost = costs[index]
        if cost.seconds > 2 * seconds or cost.percussion > max(0, percussion) or cost.side > max(0, side):
            continue
        before = befores[index]
        if before is not None and counts[index] + 1 >= counts[before]:
            held.add(index)
            continue
        counts[index] += 1
        seconds -= cost.seconds
        percussion -= cost.percussion
        side -= cost.side
        offer(index)
        for waiting in [i for i in held if befores[i] == index]:
            held.discard(waiting)
            offer(waiting)
    return counts


def _rounds_before(units: Sequence[Unit]) -> list[int | None]:
    """For each unit the index of the same step in the last round before it, if there is one."""
    places = {(unit.step, unit.round): index for index, unit in enumerate(units)}
    earlier = ([places.get((unit.step, r)) for r in range(unit.round - 1, 0, -1)] for unit in units)
    return [next((index for index in each if index is not None), None) for each in earlier]
