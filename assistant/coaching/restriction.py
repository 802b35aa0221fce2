"""What screening allows: a value that can only grow stricter."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import IntEnum

from assistant.coaching.program import Position
from assistant.coaching.techniques import Strength, Technique
from assistant.coaching.zones import Zone

LONGEST = 60
"""Minutes of hands-on time that nobody exceeds (safety.md, invariant 27)."""
UNRESTRICTED = 4
"""The firmest intensity there is."""
LIGHT = 2
"""The firmest where a zone is only to be worked lightly."""
RESTRICTED = 3
"""The firmest with any restriction at all: firm is for those who have none (safety.md, 3.0)."""


HARD = frozenset({Strength.POWER, Strength.PERCUSSION})
"""What a zone that is worked lightly gets nothing of."""


class Outcome(IntEnum):
    """How a screening ends; the lower one wins."""

    EMERGENCY = 0
    """Get help now; the session is over for good."""
    REFER = 1
    """No session until a doctor has been asked."""
    RESTRICT = 2
    """A session, with less in it."""
    PASS = 3


class Oils(IntEnum):
    """What may go on the skin; the lower one wins."""

    NONE = 0
    PLAIN = 1
    ANY = 2


@dataclass(frozen=True, slots=True)
class Restriction:
    """What one person's answers allow. The default allows everything; `meet` joins two."""

    outcome: Outcome = Outcome.PASS
    """PASS becomes RESTRICT by itself as soon as anything else is set."""
    urgent: bool = False
    """Of REFER: today, not some day."""
    clearable: bool = True
    """Of REFER: a doctor's yes may turn it into the restriction that goes with it."""
    zones_out: frozenset[str] = frozenset()
    zones_light: frozenset[str] = frozenset()
    """Zones that bear no more than light, and nothing of power or percussion."""
    techniques_out: frozenset[str] = frozenset()
    strengths_out: frozenset[Strength] = frozenset()
    cap: int = UNRESTRICTED
    """No zone is coached above this."""
    minutes: int = LONGEST
    positions: frozenset[Position] = frozenset(Position)
    oils: Oils = Oils.ANY
    oils_out: frozenset[str] = frozenset()
    """Single oils that this person must not have: nut, soy."""
    programs_out: frozenset[str] = frozenset()
    preparation_out: frozenset[str] = frozenset()
    """Ids of lines of the preparation: warm_bath, foot_bath."""

    def __post_init__(self) -> None:
        rest = (field for field in fields(self) if field.name != "outcome")
        if self.outcome is Outcome.PASS and any(getattr(self, each.name) != each.default for each in rest):
            object.__setattr__(self, "outcome", Outcome.RESTRICT)

    @property
    def refused(self) -> bool:
        """Whether the screening allows no hands-on massage at all."""
        return self.outcome <= Outcome.REFER


def meet(a: Restriction, b: Restriction) -> Restriction:
    """What both allow. Associative, commutative and idempotent: the order of the answers changes nothing."""
    return Restriction(
        outcome=min(a.outcome, b.outcome),
        urgent=a.urgent or b.urgent,
        clearable=a.clearable and b.clearable,
        zones_out=a.zones_out | b.zones_out,
        zones_light=a.zones_light | b.zones_light,
        techniques_out=a.techniques_out | b.techniques_out,
        strengths_out=a.strengths_out | b.strengths_out,
        cap=min(a.cap, b.cap),
        minutes=min(a.minutes, b.minutes),
        positions=a.positions & b.positions,
        oils=min(a.oils, b.oils),
        oils_out=a.oils_out | b.oils_out,
        programs_out=a.programs_out | b.programs_out,
        preparation_out=a.preparation_out | b.preparation_out,
    )


def permitted(restriction: Restriction, zone: Zone, technique: Technique) -> int:
    """The most that the answers allow of a technique in a zone, 0 to 4; 0 is not at all."""
    light = zone.id in restriction.zones_light
    out = (
        restriction.refused
        or zone.id in restriction.zones_out
        or technique.id in restriction.techniques_out
        or technique.strength in restriction.strengths_out
        or (light and technique.strength in HARD)
    )
    if out:
        return 0
    unrestricted = restriction.outcome is Outcome.PASS
    return min(
        restriction.cap, UNRESTRICTED if unrestricted else RESTRICTED, LIGHT if light else UNRESTRICTED
    )
