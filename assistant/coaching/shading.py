"""What somebody wants a massage for shades it: how fast it is, what is left out of it, and how it ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.coaching.program import Program
from assistant.coaching.step import FASTEST, SLOWEST, Repetitions, Step
from assistant.coaching.techniques import Strength


class Order(StrEnum):
    """In which order the steps come between the opening and the closing."""

    WRITTEN = "written"
    """As in the file."""
    SLOWING = "slowing"
    """The quickest first, so that it grows ever calmer."""
    QUICKENING = "quickening"
    """The calmest first, so that it grows ever livelier."""


@dataclass(frozen=True, slots=True)
class Shade:
    """How a program is shaded; nothing in it loosens a limit."""

    tempo: float = 1.0
    """Factor on the strokes a minute."""
    fastest: float = FASTEST
    """Strokes a minute, at the most."""
    without: frozenset[Strength] = frozenset()
    """What is left out of it."""
    last: float = 1.0
    """Factor on how long the closing may get."""
    silent: bool = False
    """It ends in silence: nobody is brought back, and what has to be said comes before."""
    order: Order = Order.WRITTEN
    sooner: frozenset[str] = frozenset()
    """Zones whose steps come right behind the opening."""


UNSHADED = Shade()
"""As it stands in its file."""


def shaded(program: Program, shade: Shade) -> Program:
    """The same program with its tempo, its techniques, its order and its closing as the shade has them.

    The order of what needs a test before it stays: a cup comes on warm skin only.
    """
    if shade == UNSHADED:
        return program
    steps = [step for step in program.steps if step.technique.strength not in shade.without]
    steps = steps if program.gate else _ordered(steps, shade)
    closing = [step.model_copy(update={"repetitions": _longer(step, shade.last)}) for step in program.closing]
    made = program.model_copy(
        update={
            "steps": tuple(_at_tempo(step, shade) for step in steps),
            "closing": tuple(_at_tempo(step, shade) for step in closing),
        }
    )
    left = (step for step in program.after if step.technique.strength not in shade.without)
    return made.followed(_at_tempo(step, shade) for step in left)


def _ordered(steps: Sequence[Step], shade: Shade) -> list[Step]:
    """The opening first, and then the others by place and tempo; what belongs together stays together."""
    opening, *groups = _groups(steps)
    groups.sort(key=lambda group: (not _is_there(group, shade.sooner), _pace(group, shade.order)))
    return [step for group in (opening, *groups) for step in group]


def _groups(steps: Sequence[Step]) -> list[list[Step]]:
    """Steps of one block, and what is soft behind something strong."""
    groups: list[list[Step]] = []
    for step in steps:
        before = groups[-1][-1] if groups else None
        together = before is not None and (
            before.technique.strength is Strength.POWER or bool(step.block and step.block == before.block)
        )
        if together:
            groups[-1].append(step)
        else:
            groups.append([step])
    return groups


def _is_there(group: Sequence[Step], zones: frozenset[str]) -> bool:
    """Most of what these steps work lies in these zones."""
    shares = sum(each.share for step in group for each in step.path if each.zone.id in zones)
    return shares > len(group) / 2


def _pace(group: Sequence[Step], order: Order) -> float:
    mean = sum(step.strokes_per_minute for step in group) / len(group)
    return {Order.WRITTEN: 0.0, Order.SLOWING: -mean, Order.QUICKENING: mean}[order]


def _at_tempo(step: Step, shade: Shade) -> Step:
    if step.hold:
        return step
    wanted = min(step.strokes_per_minute * shade.tempo, shade.fastest, FASTEST)
    return step.model_copy(update={"strokes_per_minute": max(SLOWEST, wanted)})


def _longer(step: Step, factor: float) -> Repetitions:
    times = step.repetitions
    return Repetitions(
        usual=max(1, round(times.usual * factor)),
        least=times.least,
        most=max(times.least, round(times.most * factor)),
    )
