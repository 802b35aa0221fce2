"""Another place in the plan, less time, or more: what is ahead is laid out anew, within every bound."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from enum import StrEnum

from assistant.coaching.comfort import Comfort
from assistant.coaching.fitting import fit
from assistant.coaching.layout import close_up, settle
from assistant.coaching.planned import Plan, coachable, share
from assistant.coaching.program import Program
from assistant.coaching.replanning import TOLERANCE, replan, replan_under_way
from assistant.coaching.restriction import Restriction
from assistant.coaching.underway import refill

NOTICEABLE = 30.0
"""Seconds that are worth telling of."""
WORTH = 0.5
"""Of what is left of a step: where less time than this remains for all, the step makes room at once."""


class NoMove(StrEnum):
    """Why the hands do not go there."""

    NO_SUCH = "no_such"
    """There is no step with this number, or no further one at this place."""
    CLOSED = "closed"
    """It is closed, or left out."""
    NOT_FROM_HERE = "not_from_here"
    """It cannot stand behind what the hands do now."""


class NoTime(StrEnum):
    """Why the time stays as it is."""

    ENOUGH = "enough"
    """There is no more than that left anyway."""
    MOST = "most"
    """It is as long as it may be for this person, or as this massage gets."""


def numbered(plan: Plan, number: int) -> int | NoMove:
    """The place in the plan of a step that people call by its number, from 1."""
    return number - 1 if 1 <= number <= len(plan.steps) else NoMove.NO_SUCH


def further_at(plan: Plan, index: int, zones: Collection[str]) -> int | NoMove:
    """The next step behind `index` whose path lies most of all in these zones."""
    ahead = range(index + 1, len(plan.steps))
    found = [(-share(plan.steps[place].path, zones), place) for place in ahead]
    best = min((each for each in found if each[0] < 0), default=None)
    return best[1] if best else NoMove.NO_SUCH


def move_on(
    plan: Plan,
    program: Program,
    index: int,
    target: int,
    seconds_left: float,
    comfort: Comfort,
    restriction: Restriction,
) -> Plan | NoMove:
    """The plan with step `target` right behind step `index`, and the rest fitted into the time that is left.

    What was passed over leaves time, which goes to steps for which there was none before.

    Args:
        plan: as it stands.
        program: what it is a plan of, kept to the place that was chosen.
        index: the step the hands are at.
        target: a later step.
        seconds_left: for everything behind step `index`.
        comfort: as it stands.
        restriction: what screening allows.
    """
    done = plan.steps[: index + 1]
    wanted = coachable(plan.steps[target], comfort, restriction)
    if wanted is None:
        return NoMove.CLOSED
    narrowed = (coachable(each, comfort, restriction) for each in plan.steps[target:])
    ahead = settle(close_up([each for each in narrowed if each], done[-1]), done)
    fitted = fit(ahead, seconds_left, done)
    if not fitted or fitted[0].identity != wanted.identity:
        return NoMove.NOT_FROM_HERE
    moved = replace(plan, steps=(*done, *fitted))
    if sum(step.seconds for step in fitted) >= (1 - TOLERANCE) * seconds_left:
        return moved
    after = seconds_left - fitted[0].seconds
    longer = replan(moved, program, index + 1, after, comfort, restriction)
    return max(moved, longer, key=lambda each: each.seconds)


def shortened(
    plan: Plan, index: int, left: tuple[float, float], seconds: float
) -> tuple[Plan, bool] | NoTime:
    """The plan with so many seconds left in all, and whether the running step has to make room at once.

    Args:
        plan: as it stands.
        index: the step the hands are at.
        left: seconds left of that step, and in all.
        seconds: that are to be left.
    """
    here, whole = left
    if seconds >= whole:
        return NoTime.ENOUGH
    if here <= WORTH * seconds:
        return refill(plan, index, seconds - here), False
    return refill(plan, index, seconds), True


def lengthened(
    plan: Plan,
    program: Program,
    index: int,
    left: tuple[float, float],
    seconds: float,
    comfort: Comfort,
    restriction: Restriction,
) -> Plan | NoTime:
    """The plan with about so many seconds more, as far as the massage and the person's answers allow.

    Args:
        plan: as it stands.
        program: what it is a plan of, kept to the place that was chosen.
        index: the step the hands are at.
        left: seconds left of that step, and in all.
        seconds: more that are wanted.
        comfort: as it stands.
        restriction: what screening allows.
    """
    here, whole = left
    most = min(60.0 * program.minutes.longest, plan.most_seconds)
    more = min(seconds, most - plan.seconds)
    if more < NOTICEABLE:
        return NoTime.MOST
    longer = replan_under_way(plan, program, index, (here, whole + more), comfort, restriction)
    if not plan.seconds + NOTICEABLE <= longer.seconds <= most:
        return NoTime.MOST
    return longer
