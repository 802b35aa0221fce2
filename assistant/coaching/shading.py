"""What somebody wants a massage for shades it: how fast it is, what is left out of it, and how it ends."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.coaching.program import Program
from assistant.coaching.step import FASTEST, SLOWEST, Repetitions, Step
from assistant.coaching.techniques import Strength


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


UNSHADED = Shade()
"""As it stands in its file."""


def shaded(program: Program, shade: Shade) -> Program:
    """The same program with its tempo, its techniques and its closing as the shade has them."""
    if shade == UNSHADED:
        return program
    steps = [step for step in program.steps if step.technique.strength not in shade.without]
    closing = [step.model_copy(update={"repetitions": _longer(step, shade.last)}) for step in program.closing]
    made = program.model_copy(
        update={
            "steps": tuple(_at_tempo(step, shade) for step in steps),
            "closing": tuple(_at_tempo(step, shade) for step in closing),
        }
    )
    left = (step for step in program.after if step.technique.strength not in shade.without)
    return made.followed(_at_tempo(step, shade) for step in left)


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
