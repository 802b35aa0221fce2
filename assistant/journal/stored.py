"""A conversation as text, and back: to the very same value, or not at all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_type_hints

from pydantic import TypeAdapter
from pydantic_core import to_json

from assistant.coaching.library import Library
from assistant.coaching.path import Segment
from assistant.coaching.planned import Plan, PlannedStep, Short, Shortfall
from assistant.coaching.program import Position, Program
from assistant.coaching.step import Moving, Step
from assistant.coaching.zones import Zone
from assistant.dialog.conversation import Conversation, fitted
from assistant.library.sentences import Wording

_BY_NAME = ("step", "path", "turn_text", "same_text")
"""Fields of a planned step that are kept by the names of what they hold: the texts stay in the library."""
_KEPT = tuple(each.name for each in fields(PlannedStep) if each.name not in _BY_NAME)


class StoredError(Exception):
    """It was stored by another version, or names what there is no more."""


@cache
def format_now() -> str:
    """What a conversation consists of now: another version of this program cannot take this one's for its own."""
    told = "\n".join(sorted(_told(Conversation, set())))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def stored(now: Conversation) -> str:
    """The conversation without its plan and what is shown, as JSON."""
    return to_json(now.but(plan=None, shown=None), inf_nan_mode="strings").decode()


def stored_plan(plan: Plan | None) -> str:
    """A plan as JSON, with the ids of steps and zones in the place of what they are."""
    if plan is None:
        return ""
    short = plan.shortfall
    kept = {
        "program": plan.program,
        "position": plan.position,
        "asked": plan.asked,
        "most_seconds": plan.most_seconds,
        "shortfall": [short.why, short.minutes] if short else None,
        "steps": [_kept_step(each) for each in plan.steps],
    }
    return to_json(kept).decode()


def restored(conversation: str, plan: str, library: Library, made_with: str) -> Conversation:
    """The conversation that was stored.

    Args:
        conversation: as `stored` gave it.
        plan: as `stored_plan` gave it.
        library: whose programs it is about.
        made_with: `format_now` when it was stored.

    Raises:
        StoredError: it was stored by another version, or is damaged.
    """
    if made_with != format_now():
        raise StoredError("it was stored by another version")
    try:
        now = _adapter().validate_json(conversation)
        return now.but(plan=_restored_plan(json.loads(plan), now, library) if plan else None)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoredError(f"it cannot be read ({type(error).__name__})") from error


@cache
def _adapter() -> TypeAdapter[Conversation]:
    return TypeAdapter(Conversation)


def _kept_step(planned: PlannedStep) -> dict[str, Any]:
    path = [[each.zone.id, each.share, each.aside, each.why] for each in planned.path]
    return {"id": planned.id, "path": path, **{name: getattr(planned, name) for name in _KEPT}}


def _restored_plan(kept: dict[str, Any], now: Conversation, library: Library) -> Plan:
    program = fitted(now, library.chosen(kept["program"], now.choice.followed), now.choice.where)
    steps = {each.id: each for each in (*program.steps, *program.after, *program.closing)}
    planned = tuple(_restored_step(each, steps, program, library.zones) for each in kept["steps"])
    short = kept["shortfall"]
    shortfall = Shortfall(Short(short[0]), short[1]) if short else None
    return Plan(
        kept["program"], Position(kept["position"]), kept["asked"], kept["most_seconds"], planned, shortfall
    )


def _restored_step(
    kept: dict[str, Any], steps: Mapping[str, Step], program: Program, zones: Mapping[str, Zone]
) -> PlannedStep:
    path = tuple(
        Segment.model_construct(zone=zones[zone], share=share, aside=aside, why=why)
        for zone, share, aside, why in kept["path"]
    )
    rest = {name: kept[name] for name in _KEPT}
    rest.update({name: frozenset(rest[name]) for name in ("left_out", "closed")})
    rest.update({name: _restored_moving(rest[name]) for name in ("crossing", "moving")})
    rest["position"] = Position(rest["position"]) if rest["position"] else None
    rest["same_text"] = program.same_there
    return PlannedStep(step=steps[kept["id"]], path=path, turn_text=program.other_side, **rest)


def _restored_moving(kept: dict[str, Any] | None) -> Moving | None:
    if kept is None:
        return None
    say = kept["say"] and tuple(
        Wording(each["text"], frozenset(each["zones"]), each["least"]) for each in kept["say"]
    )
    return Moving.model_construct(seconds=kept["seconds"], say=say, oil=kept["oil"])


def _told(kind: Any, seen: set[Any]) -> Iterator[str]:
    """Every class that a value of this kind may hold, each with its fields."""
    for part in (kind, *get_args(kind)):
        if is_dataclass(part) and part not in seen:
            seen.add(part)
            hints = get_type_hints(part)
            for each in fields(part):
                yield f"{part}.{each.name}: {hints[each.name]}"
                yield from _told(hints[each.name], seen)
        elif part is not kind:
            yield from _told(part, seen)
