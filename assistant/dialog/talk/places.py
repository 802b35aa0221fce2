"""Where a place is: told when hands come there for the first time, and whenever somebody asks."""

from __future__ import annotations

from assistant.coaching.landmarks import draping, landmark, places, ways_to_find
from assistant.coaching.planned import PlannedStep
from assistant.dialog.conversation import Conversation, closed_zones
from assistant.dialog.cues import Talk
from assistant.dialog.turn import Turn

MOST = 2
"""Places that are told in one answer."""


def with_landmark(now: Conversation, step: PlannedStep) -> str:
    """The instruction of a step, behind what is new about its places."""
    return " ".join((*_new(now, step), _instruction(now, step)))


def tell(turn: Turn, step: PlannedStep) -> str:
    """Say the instruction of a step, behind what is new about its places; what was said is returned."""
    said, new = with_landmark(turn.now, step), _new(turn.now, step)
    turn.tell(f"step.{step.id}", said)
    turn.change(heard=turn.now.heard | {*new})
    return said


def _new(now: Conversation, step: PlannedStep) -> tuple[str, ...]:
    """A landmark, but not where few words are wanted; and what stays covered, always."""
    place = "" if now.manner.talk is Talk.QUIET else landmark(step, now.heard)
    return tuple(filter(None, (place, draping(step, now.heard))))


def _instruction(now: Conversation, step: PlannedStep) -> str:
    return step.in_full if now.manner.talk is Talk.TEACH else step.instruction


def how_to_find(turn: Turn, step: PlannedStep | None) -> str:
    """How to find what was asked about, or else where the hands of this step begin; empty without either."""
    library, asked = turn.data.library, turn.understood.text if turn.understood else ""
    named = library.lexicon.named(asked)
    zones = [zone for zone in library.zones.values() if zone.id in named and zone.find]
    return ways_to_find((zones or [*(places(step) if step else ())][:1])[:MOST], closed_zones(turn.now))
