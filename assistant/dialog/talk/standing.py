"""Where the hands are in the plan, and what is coached there: what everything that is said with hands on looks at."""

from __future__ import annotations

from dataclasses import replace

from assistant.clock import to_samples, to_seconds
from assistant.coaching import reactions
from assistant.coaching.comfort import Moment, Stretches, coached_along
from assistant.coaching.planned import Plan, PlannedStep, coachable, upcoming
from assistant.coaching.restriction import Restriction
from assistant.dialog.conversation import Conversation
from assistant.dialog.states import COACHING, PAIN


def hands_may_be_on(now: Conversation) -> bool:
    """Hands are on somebody, or were until they were sent off."""
    return any(each in COACHING | PAIN for each in (now.state, now.interrupted))


def planned(now: Conversation) -> Plan:
    """The plan of the session, which every state from preparing on has."""
    assert now.plan is not None
    return now.plan


def allowed(now: Conversation) -> Restriction:
    """What screening allows, which every state from preparing on knows."""
    assert now.restriction is not None
    return now.restriction


def step(now: Conversation) -> PlannedStep:
    """The step the hands are at, on what is open of its path."""
    here = planned(now).steps[now.place.step]
    return coachable(here, now.comfort, allowed(now)) or here


def felt(now: Conversation) -> Stretches:
    """The intensities of this step along its path, hands on; the zones it does not touch left out."""
    here = step(now)
    hands_on = replace(now.comfort, hands_on=True)
    along = coached_along(here.effort, here.path, here.technique, hands_on, allowed(now))
    return tuple((zone, each) for zone, each in along if each > 0)


def intensity(now: Conversation) -> int:
    """The firmest that this step gets, hands on, 0 to 4."""
    return max((each for _, each in felt(now)), default=0)


def moment(now: Conversation) -> Moment:
    """How far the session is: the steps done, and the seconds since it began."""
    return Moment(now.steps_done, to_seconds(now.ticked))


def is_over(now: Conversation) -> bool:
    """The step has had its time."""
    return now.place.elapsed >= to_samples(planned(now).steps[now.place.step].seconds)


def is_enough(now: Conversation) -> bool:
    """Hands have been on for as long as anybody's may, however the plan was changed (safety.md, invariant 27)."""
    return now.hands_on >= to_samples(60 * allowed(now).minutes)


def time_left(now: Conversation) -> tuple[float, float]:
    """Seconds of hands-on time left in this step, and in all."""
    plan = planned(now)
    here = plan.steps[now.place.step].seconds - to_seconds(now.place.elapsed)
    return max(0.0, here), max(0.0, here) + plan.seconds_after(now.place.step)


def next_step(now: Conversation) -> PlannedStep | None:
    """The step that comes after this one; None after the last."""
    after = following(now)
    return after[1] if after else None


def following(now: Conversation) -> tuple[int, PlannedStep] | None:
    """The next step that may be coached, in this round or, with what was skipped open again, in a later one."""
    steps = planned(now).steps
    here = steps[now.place.step] if now.place.step >= 0 else None
    after = here.technique if here else None
    found = upcoming(planned(now), now.place.step + 1, after, now.comfort, allowed(now))
    if found is None or (here and found[1].round > here.round):
        first = next((i for i, each in enumerate(steps) if here and each.round > here.round), len(steps))
        found = upcoming(planned(now), first, after, reactions.new_round(now.comfort), allowed(now))
    return found
