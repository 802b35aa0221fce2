"""A plan after a report: what is still open fills the time that is left."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from assistant.coaching.comfort import Comfort
from assistant.coaching.fitting import fit
from assistant.coaching.layout import close_up, lay_out, settle
from assistant.coaching.planned import Plan, PlannedStep, coachable, share
from assistant.coaching.program import Position, Program
from assistant.coaching.reactions import new_round
from assistant.coaching.restriction import Restriction

TOLERANCE = 0.05
"""Of the time that is left."""


def replan(
    plan: Plan, program: Program, index: int, seconds_left: float, comfort: Comfort, restriction: Restriction
) -> Plan:
    """The plan with everything behind step `index` laid out anew from what may still be coached.

    The round that is running is finished without the zones that are left out of it; further rounds follow,
    as many as the time asks for and the program has. Nothing comes back that a report has closed. Where somebody
    wants more, as many rounds follow as bring most of it.

    Args:
        plan: as it stands.
        program: what it is a plan of.
        index: the step the hands were at; it stays, whatever was done of it.
        seconds_left: for everything behind it.
        comfort: with what was reported.
        restriction: what screening allows.
    """
    done = plan.steps[: index + 1]

    def misses(ahead: Sequence[PlannedStep]) -> float:
        """Seconds that it is too long or too short; 0 when it is near enough."""
        off = abs(_total(ahead) - seconds_left)
        return off if off > TOLERANCE * seconds_left else 0.0

    def rank(ahead: Sequence[PlannedStep]) -> tuple[float, float]:
        return misses(ahead), -seconds_in(ahead, comfort.favoured)

    best: tuple[PlannedStep, ...] = ()
    for slots in _candidates(plan, program, index, comfort, restriction):
        ahead = fit(slots, seconds_left, done)
        best = min(best or ahead, ahead, key=rank)
        if not misses(best) and not (comfort.favoured and best is ahead):
            break
    return replace(plan, steps=(*done, *best))


def seconds_in(steps: Sequence[PlannedStep], zones: Collection[str]) -> float:
    """Seconds of these steps in which hands are in these zones."""
    return sum(step.seconds * share(step.path, zones) for step in steps)


def replan_under_way(
    plan: Plan,
    program: Program,
    index: int,
    left: tuple[float, float],
    comfort: Comfort,
    restriction: Restriction,
) -> Plan:
    """The plan laid out anew for the time that is left; a running step that may not go on gives its time away.

    Args:
        plan: as it stands.
        program: what it is a plan of.
        index: the step the hands are at.
        left: seconds left of that step, and in all.
        comfort: with what was reported or wished for.
        restriction: what screening allows.
    """
    here, whole = left
    goes_on = coachable(plan.steps[index], comfort, restriction) is not None
    allowed = min(whole, 60 * restriction.minutes - (plan.seconds - whole))
    return replan(plan, program, index, allowed - (here if goes_on else 0), comfort, restriction)


def _candidates(
    plan: Plan, program: Program, index: int, comfort: Comfort, restriction: Restriction
) -> Iterator[list[PlannedStep]]:
    """The steps ahead, with no further round, with one, with two.

    Of the round that is running also those come into question for which there was no time before.
    """
    here = plan.steps[index]
    later = new_round(comfort)
    begun = _of_this_round(plan, program, index, comfort, restriction)
    more = program.rounds if plan.position is not Position.SIDE else 0
    now = min(here.round, program.rounds)
    for rounds in range(now, now + more + 1):
        laid_out = lay_out(program, rounds, restriction, later, plan.position)
        further = [each for each in laid_out if each.round > here.round and not each.closing]
        closing = [each for each in laid_out if each.closing]
        yield settle(close_up([*begun, *further, *closing], here), plan.steps[: index + 1])


def _of_this_round(
    plan: Plan, program: Program, index: int, comfort: Comfort, restriction: Restriction
) -> list[PlannedStep]:
    """What is left of the round that is running: as the author has it, or where that is not known as planned."""
    here = plan.steps[index]
    planned = [each for each in plan.steps[index + 1 :] if each.round == here.round and not each.closing]
    order = lay_out(program, min(here.round, program.rounds), restriction, comfort, plan.position)
    places = [place for place, each in enumerate(order) if each.identity == here.identity]
    if places:
        known = {each.identity: each for each in planned}
        behind = [each for each in order[places[-1] + 1 :] if each.round == here.round and not each.closing]
        planned = [known.get(each.identity, each) for each in behind]
    return [narrowed for each in planned if (narrowed := coachable(each, comfort, restriction))]


def _total(steps: Sequence[PlannedStep]) -> float:
    return sum(step.seconds for step in steps)
