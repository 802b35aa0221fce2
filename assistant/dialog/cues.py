"""The few words during a step, and when it is asked whether the pressure is right (safety.md, 3.2). Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.coaching.comfort import Stretches
from assistant.coaching.wording import speech_seconds

QUIET_AFTER_INSTRUCTION = 12.0
"""Seconds without a word after an instruction: a full repetition at the slowest tempo is shorter."""
APART = 18.0
"""Seconds between two cues."""
LAST_MINUTE = 60.0
LONG_STEP = 100.0
"""A step longer than this is told when its last minute begins."""
MIDDLING_STEP = 45.0
"""A step longer than this is told when half of it is done."""
ANSWERED = 6.0
"""Seconds for an answer between a question and the announcement of a change."""
AHEAD = 3.0
"""Seconds of quiet between the announcement of a change and the change."""


class Talk(StrEnum):
    """How much is said during a step."""

    QUIET = "quiet"
    NORMAL = "normal"
    TEACH = "teach"


class CueKind(StrEnum):
    """The sorts of words that are said during a step."""

    WORD = "word"
    """A line of the step's own."""
    HALFWAY = "halfway"
    LAST_MINUTE = "last_minute"
    CHECK = "check"
    """Whether the pressure is right."""
    CHANGE = "change"
    """What comes next."""


@dataclass(frozen=True, slots=True)
class SpokenCue:
    """One of the few words of a step, and when it is due."""

    at: float
    """Seconds of hands-on time into the step."""
    kind: CueKind
    text: str = ""
    """Of WORD and CHANGE."""


def change_at(seconds: float, announcement: str) -> float:
    """When the step after this one is announced, in seconds into a step that lasts `seconds`."""
    return seconds - speech_seconds(announcement) - AHEAD if announcement else seconds


def spoken_cues(
    seconds: float,
    instruction: str,
    announcement: str,
    words: Sequence[str],
    talk: Talk,
    checks: Sequence[float] = (),
) -> tuple[SpokenCue, ...]:
    """The cues of a step in their order.

    Args:
        seconds: how long the step lasts.
        instruction: its own text, which is being said while it begins.
        announcement: of the step after it; empty after the last, whose time is not told: an end lands in quiet.
        words: lines for the middle of the step.
        talk: how much is said.
        checks: when the pressure is asked about; other words keep away from these.
    """
    change = change_at(seconds, announcement)
    asked = [SpokenCue(at, CueKind.CHECK) for at in checks]
    last = [SpokenCue(change, CueKind.CHANGE, announcement)] if announcement else []
    if talk is Talk.QUIET:
        return (*asked, *last)
    begin = speech_seconds(instruction) + QUIET_AFTER_INSTRUCTION
    wanted = []
    if announcement and seconds > MIDDLING_STEP:
        wanted.append(SpokenCue(seconds / 2, CueKind.HALFWAY))
    if announcement and seconds > LONG_STEP:
        wanted.append(SpokenCue(seconds - LAST_MINUTE, CueKind.LAST_MINUTE))
    spread = (change - begin) / (len(words) + 1)
    wanted += [SpokenCue(begin + spread * n, CueKind.WORD, word) for n, word in enumerate(words, start=1)]
    kept = asked
    for cue in sorted(wanted, key=lambda each: (each.kind is CueKind.WORD, each.at)):
        near = any(abs(cue.at - other.at) < APART for other in kept)
        if begin <= cue.at <= change - APART and not near:
            kept.append(cue)
    return (*sorted(kept, key=lambda each: each.at), *last)


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
    """About which zones, at which intensity, the pressure was asked so far."""

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


def is_new_pressure(felt: Stretches, asked: Asked, talk: Talk) -> bool:
    """A zone is worked about which it was not asked yet, or a firm one at less than this."""
    known = dict(asked.at_most)
    least = FIRM if talk is Talk.QUIET else 1
    return any(
        each >= least and (zone not in known or (each > known[zone] and each >= FIRM)) for zone, each in felt
    )


def checks_due(
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
    new = is_new_pressure(felt, asked, talk)
    at = begin if new else max(begin, elapsed + EVERY[talk] - ahead - passed)
    times = []
    while at <= end:
        times.append(at)
        at += EVERY[talk]
    latest = elapsed + left - WORTH_ASKING
    return [each for number, each in enumerate(times) if each <= latest or (new and number == 0)]
