"""Asking before another's hands go to the sacrum, the thighs or the sides of the chest (safety.md, decision 18)."""

from __future__ import annotations

from assistant.coaching.comfort import Comfort
from assistant.coaching.planned import Plan
from assistant.coaching.program import Line, Program, Who
from assistant.coaching.wishes import Wish, wished
from assistant.coaching.zones import Zone
from assistant.dialog.data import Prompts
from assistant.library.sentences import Wording

MAY = "may"
"""The line of the preparation that asks."""


def asked_about(plan: Plan, program: Program) -> tuple[Zone, ...]:
    """The places of a plan that are asked about first; of one's own hands none are."""
    if program.who is Who.SELF:
        return ()
    zones = dict.fromkeys(each.zone for step in plan.steps for each in step.path)
    return tuple(zone for zone in zones if zone.ask)


def question(plan: Plan, program: Program, prompts: Prompts) -> tuple[Line, ...]:
    """The question, as a line of the preparation; empty when there is nothing to be asked."""
    names = [zone.ask for zone in asked_about(plan, program)]
    if not names:
        return ()
    text = prompts.fixed["prepare.may"].format(places=prompts.either_of(names))
    return (Line.model_construct(id=MAY, text=(Wording(text),), oil=None, position=()),)


def wanted_out(plan: Plan, program: Program, comfort: Comfort) -> Comfort:
    """The comfort that remembers a no to this question."""
    return wished(comfort, Wish.LEAVE_OUT, [zone.id for zone in asked_about(plan, program)])
