"""The plan and how it is walked: what hands are guided to, in which order, how long, and how fast."""

from __future__ import annotations

from collections import defaultdict

from assistant.clock import BLOCK, to_samples
from assistant.coaching.gate import FULL_PASS, Grants
from assistant.coaching.limits import limit
from assistant.coaching.planned import Plan
from assistant.coaching.restriction import LONGEST, Outcome, permitted
from assistant.coaching.techniques import Strength
from assistant.dialog.conversation import Conversation
from assistant.dialog.effects import Cue
from assistant.dialog.invariants.observed_turn import ObservedTurn, coaching, rule

FASTEST = 26
PERCUSSION = 300
"""Seconds in a session."""
NEVER = frozenset(
    {
        "spine",
        "neck_front",
        "belly",
        "breasts",
        "groin",
        "armpit",
        "elbow_crease",
        "back_of_knee",
        "inner_thigh",
    }
)
"""Zones where no hand goes, whatever the language folder says of them."""
KIDNEY = "kidney_band"
LYMPH, KNEADING = "p05", ("T06", "T07", "T08", "T09", "T10", "T17", "T18", "T19")


@rule(10, "No instruction goes where no hand may ever go, nor harder than a place ever bears.")
def nowhere_forbidden(passage: ObservedTurn) -> bool:
    """Every step of a new plan, on every zone of its path; and what is coached, whatever it was narrowed to."""
    for step in _new(passage):
        for segment in step.path:
            if segment.zone.id in NEVER or limit(segment.zone, step.technique) <= 0:
                return False
    for zone, each in passage.given:
        if each and zone in NEVER:
            return False
        if zone == KIDNEY and each and (each > 2 or not passage.at or not passage.at.technique.soft):
            return False
    return True


@rule(
    16,
    "The first strokes are soft and at 1, and a session that is finished ends softly, then with aftercare.",
)
def soft_first_and_last(passage: ObservedTurn) -> bool:
    """The plan begins and ends with stroking; the first step that begins is coached at 1."""
    plan = passage.after.plan
    if passage.step_began and passage.after.steps_begun == 1:
        here = passage.at
        if here is None or not here.technique.soft or here.effort > 1:
            return False
    if not plan or plan is passage.before.plan or len(plan.steps) <= passage.after.place.step + 1:
        return True  # nothing more is ahead
    last = plan.steps[-1]
    return last.technique.soft and last.effort <= 1


@rule(18, "Percussion adds up to five minutes at the most, and to none where an answer bars it.")
def little_percussion(passage: ObservedTurn) -> bool:
    """Percussion, as carried out, stays within its minutes, and never comes where it is ruled out."""
    restriction = passage.after.restriction
    here = passage.at
    drums = here is not None and here.technique.strength is Strength.PERCUSSION and coaching(passage.after)
    if drums and restriction and Strength.PERCUSSION in restriction.strengths_out:
        return False
    return passage.past.drummed <= to_samples(PERCUSSION) + _slack(passage)


@rule(19, "No rhythm is faster than 26 a minute.")
def never_hurried(passage: ObservedTurn) -> bool:
    """No cue and no planned step is faster than the fastest tempo."""
    beaten = (each.strokes_per_minute for each in passage.effects if isinstance(each, Cue))
    planned = (step.strokes_per_minute for step in _new(passage))
    return all(each <= FASTEST for each in (*beaten, *planned))


@rule(20, "After a power step comes a soft one.")
def soft_after_power(passage: ObservedTurn) -> bool:
    """A soft step follows a power step, whatever was skipped or repeated between."""
    here = passage.at
    if not passage.step_began or here is None or passage.past.strength is not Strength.POWER:
        return True
    return here.technique.soft


@rule(21, "Left and right get the same, unless a side is ruled out or was skipped.")
def both_sides_alike(passage: ObservedTurn) -> bool:
    """In every new plan, both sides get the same count of strokes."""
    sides: dict[tuple[str, int], dict[str, int]] = defaultdict(dict)
    for step in _new(passage):
        if step.side != "both":
            sides[step.id, step.round][step.side] = step.count
    return all(len(set(counts.values())) == 1 for counts in sides.values() if len(counts) == 2)


@rule(27, "Hands are on for an hour at the most, and for no longer than the answers allow.")
def never_too_long(passage: ObservedTurn) -> bool:
    """Measured by what was carried out, not by the plan."""
    restriction = passage.after.restriction
    minutes = min(LONGEST, restriction.minutes) if restriction else LONGEST
    grown = passage.after.hands_on > passage.before.hands_on
    return not grown or passage.after.hands_on <= to_samples(60 * minutes) + _slack(passage)


@rule(33, "The flow massage has no kneading, and what has a gate is coached only behind it.")
def gates_hold(passage: ObservedTurn) -> bool:
    """Judged by the plan, and by each answer that was taken for a condition."""
    gained = _answered(passage) - passage.before.gate.answered
    if gained and not (passage.good and gained == {passage.before.gate.open} and _grants(passage)):
        return False
    plan = passage.after.plan
    if plan is None:
        return True
    if coaching(passage.after) and not _is_granted(passage, plan):
        return False
    if plan is passage.before.plan:
        return True
    if plan.program == LYMPH:
        return not any(step.technique.id in KNEADING for step in plan.steps)
    return all(_permitted(passage.after, plan, index) for index in range(len(plan.steps)))


def _is_granted(passage: ObservedTurn, plan: Plan) -> bool:
    """Every condition was answered, and nothing clings to somebody whose answers restrict anything."""
    asked = set(passage.data.library.programs[plan.program].gate) - {FULL_PASS}
    clings = passage.at is not None and passage.at.technique.clings
    restriction = passage.after.restriction
    passed = restriction is not None and restriction.outcome is Outcome.PASS
    return asked <= _answered(passage) and (passed or not clings)


def _answered(passage: ObservedTurn) -> frozenset[str]:
    return passage.after.gate.answered


def _grants(passage: ObservedTurn) -> bool:
    """What was said, and nothing besides, is the answer that the open condition asks for last."""
    gate = passage.before.gate
    *before, last = passage.data.gates.condition(gate.open).parts
    allowed = ("READY", "YES") if last.grants is Grants.READY else (last.grants,)
    return gate.part == len(before) and len(passage.names) == 1 and passage.names[0] in allowed


def _permitted(now: Conversation, plan: Plan, index: int) -> bool:
    """A step that is still ahead has some zone that the answers leave open."""
    step = plan.steps[index]
    if now.restriction is None or index <= now.place.step:
        return True
    return any(permitted(now.restriction, segment.zone, step.technique) > 0 for segment in step.path)


def _new(passage: ObservedTurn) -> tuple:  # type: ignore[type-arg]
    plan = passage.after.plan
    return plan.steps if plan is not None and plan is not passage.before.plan else ()


def _slack(passage: ObservedTurn) -> int:
    """What one turn may run over: time is looked at once in each."""
    return passage.tick.samples - passage.before.ticked + BLOCK
