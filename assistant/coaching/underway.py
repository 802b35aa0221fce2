"""How a plan changes while the hands are already on."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from math import ceil

from assistant.coaching.filling import PERCUSSION_SECONDS, SIDE_SECONDS
from assistant.coaching.fitting import fit, key, one_sided, percussed
from assistant.coaching.planned import Plan, PlannedStep
from assistant.coaching.techniques import Strength

STRETCH = 2
"""How many times its cap a step may last when somebody asks to stay."""


class NoLonger(StrEnum):
    """Why a step cannot go on any longer."""

    OTHER_SIDE = "other_side"
    """The other side has had its turn, and had no more than this."""
    PERCUSSION = "percussion"
    """There is no more percussion to be had in one session."""
    SESSION = "session"
    """The session is as long as it may be."""
    STEP = "step"
    """This place has had enough."""


def at_tempo(plan: Plan, index: int, tempo: float) -> Plan:
    """The plan with this factor on the tempo from step `index` on: the same strokes, in more time or less."""
    steps = (*plan.steps[:index], *(replace(step, tempo=tempo) for step in plan.steps[index:]))
    return replace(plan, steps=steps)


def refill(plan: Plan, index: int, seconds_left: float) -> Plan:
    """The plan with what comes after step `index` fitted anew into the time that is left for it.

    Both sides of a step stay equal; steps fall out from the end of the last round when there is no room.
    """
    done, ahead = plan.steps[: index + 1], plan.steps[index + 1 :]
    return replace(plan, steps=(*done, *fit(ahead, seconds_left, done)))


def stay_longer(plan: Plan, index: int, seconds: float) -> Plan | NoLonger:
    """The running step, and its other side if that is still ahead, longer by about so many seconds."""
    step = plan.steps[index]
    more = max(1, ceil(seconds / step.seconds_each))
    both = [i for i, each in enumerate(plan.steps) if key(each) == key(step)]
    refusal = _why_not(plan, step, more, len(both), both[0] < index)
    if refusal:
        return refusal
    longer = (replace(s, count=s.count + more) if i in both else s for i, s in enumerate(plan.steps))
    return replace(plan, steps=tuple(longer))


def _why_not(plan: Plan, step: PlannedStep, more: int, sides: int, second: bool) -> NoLonger | None:
    added = more * sides * step.seconds_each
    if second:
        return NoLonger.OTHER_SIDE
    too_often = step.count + more > STRETCH * step.step.repetitions.most
    if too_often or (sides == 2 and one_sided(plan.steps) + added / 2 > SIDE_SECONDS):
        return NoLonger.STEP
    drums = percussed(plan.steps) + added
    if step.technique.strength is Strength.PERCUSSION and drums > PERCUSSION_SECONDS:
        return NoLonger.PERCUSSION
    if plan.seconds + added > plan.most_seconds:
        return NoLonger.SESSION
    return None
