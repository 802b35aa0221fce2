"""What somebody would like more of, or rather not: the plan made anew within all limits, or why it stays."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from assistant.coaching import reactions
from assistant.coaching.comfort import Comfort
from assistant.coaching.planned import Plan, closed_now, coachable
from assistant.coaching.program import Program
from assistant.coaching.replanning import replan_under_way, seconds_in
from assistant.coaching.restriction import Restriction

NOTICEABLE = 5.0
"""Seconds: less than this more is none."""


class Wish(StrEnum):
    """What is wished for a place."""

    LEAVE_OUT = "leave_out"
    """Not there: "leave out the neck"."""
    MORE = "more"
    """More there: "more on the shoulders"."""


class NoWish(StrEnum):
    """Why a wish about a place cannot be granted."""

    ELSEWHERE = "elsewhere"
    """This massage does not come there."""
    CLOSED = "closed"
    """The place is closed."""
    PLENTY = "plenty"
    """It gets as much as it may already."""
    NOTHING_LEFT = "nothing_left"
    """Without it nothing of this massage is left."""


@dataclass(frozen=True, slots=True)
class Granted:
    """A wish that was granted: comfort and plan as they are from now on."""

    comfort: Comfort
    plan: Plan


def wished(comfort: Comfort, wish: Wish, zones: Collection[str]) -> Comfort:
    """The comfort that remembers the wish: all that is needed before there is a plan, for `plan` heeds it."""
    change = reactions.leave_out if wish is Wish.LEAVE_OUT else reactions.favour
    return change(comfort, zones)


def grant(
    wish: Wish,
    zones: Collection[str],
    plan: Plan,
    program: Program,
    index: int,
    left: tuple[float, float],
    comfort: Comfort,
    restriction: Restriction,
) -> Granted | NoWish:
    """Under way: the wish remembered, and everything behind the running step laid out anew by it.

    The time stays as it was chosen, and so do the bounds of each step, of percussion and of one side. A place that is
    left out counts as closed for the session; a running step that lies there has to give way to the next.

    Args:
        wish: what is wished.
        zones: where, by their ids.
        plan: as it stands.
        program: what it is a plan of, kept to the place that was chosen.
        index: the step the hands are at.
        left: seconds left of that step, and in all.
        comfort: as it stands.
        restriction: what screening allows.
    """
    if wish is Wish.MORE:
        if program.zones.isdisjoint(zones):
            return NoWish.ELSEWHERE
        zones = program.zones.intersection(zones) - closed_now(comfort, restriction)
        if not zones:
            return NoWish.CLOSED

    def ahead(made: Plan) -> float:
        return seconds_in(made.steps[index + 1 :], zones)

    after = wished(comfort, wish, zones)
    again = replan_under_way(plan, program, index, left, after, restriction)
    if wish is Wish.MORE and ahead(again) < ahead(plan) + NOTICEABLE:
        return NoWish.PLENTY
    if not any(coachable(step, after, restriction) for step in again.steps[index:]):
        return NoWish.NOTHING_LEFT
    return Granted(after, again)
