"""Small faults put into the real code, each of which breaks one rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import pytest
from dialog.proof.exploring import MINUTES, SMALL, small_data
from dialog.proof.walking import BrokenRuleError, Event, Walk, World, begun, ready

from assistant.dialog import machine
from assistant.dialog.data import DialogData
from assistant.dialog.invariants.rules import RULES
from assistant.dialog.states import State
from assistant.dialog.table import TABLE, Row, on
from assistant.dialog.triggers import Trigger
from assistant.dialog.turn import Turn

Change = Callable[[pytest.MonkeyPatch], None]


@cache
def _small() -> DialogData:
    return small_data()


@dataclass(frozen=True)
class Mutant:
    """A fault, and a walk on which its rule is seen to be broken."""

    rule: int
    name: str
    change: Change
    walk: tuple[Event, ...]
    program: str = SMALL
    minutes: int = MINUTES
    screened: bool = True
    """The walk begins when the questions are answered and the words rehearsed."""
    data: Callable[[], DialogData] = _small


def broken_by(mutant: Mutant, rules: Sequence[int]) -> int:
    """The number of the first of these rules that the walk breaks in the code as it is now; 0 if none."""
    world = World.of(mutant.data())
    walk = Walk(world, rules=[rule for rule in RULES if rule.number in rules])
    start = ready if mutant.screened else begun
    try:
        walk.at = start(world, mutant.program, mutant.minutes)
        for event in mutant.walk:
            walk.go(event)
    except BrokenRuleError as broken:
        return broken.number
    return 0


def value(module: Any, name: str, new: Any) -> Change:
    """Another limit, or another function."""
    return lambda patch: patch.setattr(module, name, new)


def both(*changes: Change) -> Change:
    """Several changes at once."""

    def change(patch: pytest.MonkeyPatch) -> None:
        for each in changes:
            each(patch)

    return change


def table(rows: Callable[[], Iterable[Row]]) -> Change:
    """Another table."""
    return lambda patch: patch.setattr(machine, "TABLE", tuple(rows()))


def without(trigger: Trigger, states: frozenset[State]) -> Change:
    """The rows for this trigger forget these states."""

    def kept() -> Iterable[Row]:
        for row in TABLE:
            if trigger in row.triggers:
                yield replace(row, triggers=tuple(each for each in row.triggers if each is not trigger))
                yield replace(
                    row, triggers=(trigger,), source=tuple(each for each in row.source if each not in states)
                )
            else:
                yield row

    return table(lambda: (row for row in kept() if row.source and row.triggers))


def first(
    trigger: Trigger, states: State | frozenset[State], dest: State | None, *do: Callable[[Turn], None]
) -> Change:
    """A row that comes before all others."""
    return table(lambda: (on(trigger, at=states, do=do, to=dest), *TABLE))
