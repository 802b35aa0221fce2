"""Another way to lie, in the middle of a massage: what is ahead laid out for it, in the time that is left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.coaching.fitting import fit
from assistant.coaching.layout import close_up, settle
from assistant.coaching.planned import Plan, PlannedStep
from assistant.coaching.program import Position, Program


def lie_otherwise(plan: Plan, program: Program, index: int, position: Position, seconds_left: float) -> Plan:
    """The plan for somebody who lies or sits otherwise from step `index` on.

    Onto the side, what is left of the running round is done on the half that is up, and then on the other; further
    rounds fall away, so that somebody turns over once. Sides that are even stay even.

    Args:
        plan: as it stands.
        program: what it is a plan of, for the names of the sides.
        index: the step the hands are at, which goes on.
        position: the new one.
        seconds_left: for everything behind that step.
    """
    done = plan.steps[: index + 1]
    ahead = list(plan.steps[index + 1 :])
    if position is Position.SIDE:
        ahead = list(_halves(ahead, done, program))
    lain = [replace(each, position=position) for each in ahead]
    here = replace(done[-1], position=position)
    steps = fit(settle(close_up(lain, here), done), seconds_left, done)
    return replace(plan, position=position, steps=(*done[:-1], here, *steps))


def _halves(
    ahead: Sequence[PlannedStep], done: Sequence[PlannedStep], program: Program
) -> Iterator[PlannedStep]:
    """What is left of the running round, all of it on the left and then on the right; and the closing."""
    here = done[-1]
    begun = {(each.id, each.round) for each in done if each.side != "both"}
    rest = [each for each in ahead if each.round == here.round and not each.closing]
    for side, spoken in (("left", program.sides.left), ("right", program.sides.right)):
        for each in rest:
            if each.side == side:
                yield each
            elif each.side == "both" and (each.id, each.round) not in begun:
                yield replace(each, side=side, spoken_side=spoken)
    yield from (each for each in ahead if each.closing)


def turns_over(plan: Plan, before: PlannedStep | None, here: PlannedStep) -> bool:
    """Whoever lies on the side has to turn over before this step."""
    return (
        plan.position is Position.SIDE
        and before is not None
        and (before.side, here.side) == ("left", "right")
    )
