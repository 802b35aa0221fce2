"""When it is asked whether the pressure is right (safety.md, 3.2). Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.coaching.comfort import Stretches
from assistant.dialog.cues import Talk

BREATH, REPETITION = 1.5, 6.0
"""Seconds of quiet after an instruction before it is asked, at the least, and when there is time."""
LATEST = 17.0
"""Seconds into a step by which it is asked unless its instruction is longer; a place has its first twenty for it."""
EVERY = {Talk.QUIET: 360.0, Talk.NORMAL: 180.0, Talk.TEACH: 180.0}
"""Seconds of hands-on time between two."""
FIRM = 3
"""Intensity from which a place counts as firm."""
WORTH_ASKING = 30.0
"""Seconds of hands-on time that are left at the least when it is asked again about what is known."""
SETTLED = 10.0
"""Seconds after a change in the middle of a step."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked about."""

    at_most: Stretches = ()
    """Zones, each with the firmest intensity about which it was asked there, sorted by zone."""
    last: float = 0.0
    """Seconds of hands-on time when it was asked last."""

    def and_now(self, felt: Stretches, hands_on: float) -> Asked:
        """It is asked about these zones at these intensities."""
        known = dict(self.at_most)
        merged = {**known, **{zone: max(each, known.get(zone, 0)) for zone, each in felt}}
        return Asked(tuple(sorted(merged.items())), hands_on)


NOTHING_YET = Asked()


def is_new(felt: Stretches, asked: Asked, talk: Talk) -> bool:
    """A zone is worked about which it was not asked yet, or a firm one at less than this."""
    known = dict(asked.at_most)
    least = FIRM if talk is Talk.QUIET else 1
    return any(
        each >= least and (zone not in known or (each > known[zone] and each >= FIRM)) for zone, each in felt
    )


def due(
    felt: Stretches,
    asked: Asked,
    talk: Talk,
    *,
    spoken: float,
    elapsed: float,
    hands_on: float,
    end: float,
    left: float,
    ahead: float = 0.0,
) -> Sequence[float]:
    """The seconds into a step at which it is asked, in their order.

    Args:
        felt: the intensities along the step's path.
        asked: about what it was asked so far.
        talk: how much is said.
        spoken: seconds into the step when its instruction ends.
        elapsed: seconds that the step has lasted.
        hands_on: seconds of hands-on time so far.
        end: seconds into the step after which it is too late for an answer.
        left: seconds of hands-on time from now to the end of the massage.
        ahead: seconds behind the step in which it cannot be asked.
    """
    begin = max(spoken + BREATH, min(spoken + REPETITION, LATEST), elapsed + SETTLED if elapsed else 0)
    passed = hands_on - asked.last
    new = is_new(felt, asked, talk)
    at = begin if new else max(begin, elapsed + EVERY[talk] - ahead - passed)
    times = []
    while at <= end:
        times.append(at)
        at += EVERY[talk]
    latest = elapsed + left - WORTH_ASKING
    return [each for number, each in enumerate(times) if each <= latest or (new and number == 0)]
