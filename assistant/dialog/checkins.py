"""When people are asked how firm it shall be, and when only told that they may say so (safety.md, 3.2). Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.coaching.comfort import Stretches
from assistant.dialog.cues import Talk

STROKES = 2
"""Done in a new place before anybody can tell how it feels."""
LATEST = 20.0
"""Seconds of work in a new place by which a check-in comes (safety.md, 3.2)."""
EVERY = {Talk.QUIET: 360.0, Talk.NORMAL: 180.0, Talk.TEACH: 180.0}
"""Seconds of hands-on time between two check-ins."""
BETWEEN_QUESTIONS = 460.0
"""Seconds of hands-on time between two check-ins that ask for an answer: at most four fall into half an hour."""
FIRM = 3
"""Intensity from which a place counts as firm."""
WORTH_ASKING = 30.0
"""Seconds of hands-on time that are left at the least for a check-in about what is known."""
SETTLED = 10.0
"""Seconds after a change in the middle of a step."""


@dataclass(frozen=True, slots=True)
class CheckIns:
    """The check-ins so far: about which zones, at which intensity, and when."""

    at_most: Stretches = ()
    """Zones, each with the firmest intensity at which there was one, sorted by zone."""
    last: float = 0.0
    """Seconds of hands-on time at the last one."""
    asked: float | None = None
    """Seconds of hands-on time at the last one that asked for an answer; None is never."""

    def and_now(self, felt: Stretches, hands_on: float, *, asking: bool) -> CheckIns:
        """A copy that also remembers this one."""
        known = dict(self.at_most)
        merged = {**known, **{zone: max(each, known.get(zone, 0)) for zone, each in felt}}
        now = replace(self, at_most=tuple(sorted(merged.items())), last=hands_on)
        return replace(now, asked=hands_on) if asking else now


NOTHING_YET = CheckIns()


def asks(felt: Stretches, answered: Stretches, so_far: CheckIns, hands_on: float) -> bool:
    """Whether a check-in asks for an answer; otherwise it only tells that the touch may be changed.

    Args:
        felt: the intensities along the step's path.
        answered: the zones about which somebody said how much is right, each with that intensity.
        so_far: the check-ins before.
        hands_on: seconds of hands-on time.
    """
    if so_far.asked is not None and hands_on - so_far.asked < BETWEEN_QUESTIONS:
        return False
    right = dict(answered)
    return any(each > right.get(zone, 0) for zone, each in felt)


def is_new_pressure(felt: Stretches, so_far: CheckIns, talk: Talk) -> bool:
    """A zone is worked in which there was no check-in yet, or a firm one at less than this."""
    known = dict(so_far.at_most)
    least = FIRM if talk is Talk.QUIET else 1
    return any(
        each >= least and (zone not in known or (each > known[zone] and each >= FIRM)) for zone, each in felt
    )


def due(
    felt: Stretches,
    so_far: CheckIns,
    talk: Talk,
    *,
    begun: float,
    stroke: float,
    elapsed: float,
    hands_on: float,
    end: float,
    left: float,
    ahead: float = 0.0,
) -> Sequence[float]:
    """The seconds into a step of its check-ins, in their order.

    Args:
        felt: the intensities along the step's path.
        so_far: the check-ins before.
        talk: how much is said.
        begun: seconds into the step at which its first stroke begins.
        stroke: seconds of one stroke, or of one place that is held.
        elapsed: seconds that the step has lasted.
        hands_on: seconds of hands-on time so far.
        end: seconds into the step after which it is too late for an answer.
        left: seconds of hands-on time from now to the end of the massage.
        ahead: seconds behind the step in which there can be none.
    """
    begin = max(begun + min(STROKES * stroke, LATEST), elapsed + SETTLED if elapsed else 0)
    passed = hands_on - so_far.last
    new = is_new_pressure(felt, so_far, talk)
    at = begin if new else max(begin, elapsed + EVERY[talk] - ahead - passed)
    times = []
    while at <= end:
        times.append(at)
        at += EVERY[talk]
    latest = elapsed + left - WORTH_ASKING
    return [each for number, each in enumerate(times) if each <= latest or (new and number == 0)]
