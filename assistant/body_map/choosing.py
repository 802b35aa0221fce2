"""Which view shows a step, and which zones its hands must keep away from there."""

from __future__ import annotations

from assistant.body_map.figure import Figure, figures
from assistant.coaching.limits import limit
from assistant.coaching.planned import PlannedStep
from assistant.coaching.program import Position, Who

BACKS = {
    Position.PRONE: "back",
    Position.SIDE: "lying",
    Position.SEATED: "seated",
    Position.ASTRIDE: "seated",
    Position.LEANING: "seated",
}
"""The back, as it is seen in each position."""
LEGS = frozenset({"thigh", "calf", "feet", "toes"})


def figure_for(step: PlannedStep, who: Who) -> Figure:
    """The view in which the step is seen best; a leg by itself is seen from beside it."""
    if _zones(step) <= LEGS:
        both_from_the_front = who is Who.SELF and step.side == "both"
        return figures()["back" if who is Who.PARTNER else "front" if both_from_the_front else "leg"]
    return figures()[BACKS[step.position or Position.PRONE]]


def allowed(step: PlannedStep, figure: Figure) -> frozenset[str]:
    """Ids of the zones through which a hand may pass: those on the planned path, as far as this view has them."""
    return _zones(step) & figure.zones.keys()


def barred(step: PlannedStep, figure: Figure) -> frozenset[str]:
    """Ids of the zones that even the edge of a touch must not reach: closed, left out, or never for this technique."""
    by_id = {segment.zone.id: segment.zone for segment in step.path}
    return frozenset(
        zone
        for zone in figure.zones
        if zone in step.closed | step.left_out
        or zone in NEVER
        or (zone not in by_id and not step.technique.soft and zone in GUARDED)
        or (zone in by_id and limit(by_id[zone], step.technique) == 0)
    )


GUARDED = frozenset({"kidney_band"})
"""Zones that bear soft techniques only."""
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
"""Zones that bear nothing at all (safety.md, table 3.0)."""


def _zones(step: PlannedStep) -> frozenset[str]:
    return frozenset(segment.zone.id for segment in step.path)
