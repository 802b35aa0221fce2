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
ANSWERED = 6.0
"""Seconds for an answer between a question and the announcement of a change."""
AHEAD = 3.0
"""Seconds of quiet between the announcement of a change and the change."""
COUNTED_AHEAD = 25.0
"""Seconds before a change in which what is still to be done is counted; what takes longer is only to be finished."""
MORE = ("change.finish", "change.one", "change.two", "change.three")
"""The words before an announcement, by how many repetitions are still to come after them."""


class Talk(StrEnum):
    """How much is said during a step."""

    QUIET = "quiet"
    NORMAL = "normal"
    TEACH = "teach"


class CueKind(StrEnum):
    """The sorts of words that are said during a step."""

    WORD = "word"
    """A line of the step's own."""
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


@dataclass(frozen=True, slots=True)
class Announcement:
    """What is said of the next step while the hands still do this one."""

    text: str
    ahead: float
    """Seconds before the change at which it begins."""


def announcement(soon: str, each: float, more: Sequence[str]) -> Announcement | None:
    """The words that lead over to the next step, with a true count of what is still to come of this one.

    Args:
        soon: what comes; empty after the last step, whose time is not told: an end lands in quiet.
        each: seconds of one repetition, as they are stroked now.
        more: the words for none, one, two and three of them.
    """
    if not soon:
        return None
    texts = [f"{words} {soon}" for words in more]
    for count, text in list(enumerate(texts))[1:]:
        if speech_seconds(text) + AHEAD <= count * each <= COUNTED_AHEAD:
            return Announcement(text, count * each + speech_seconds(more[count]))
    return Announcement(texts[0], speech_seconds(texts[0]) + AHEAD)


def spoken_cues(
    seconds: float,
    instruction: str,
    change: Announcement | None,
    words: Sequence[str],
    talk: Talk,
    checks: Sequence[float] = (),
) -> tuple[SpokenCue, ...]:
    """The cues of a step in their order.

    Args:
        seconds: how long the step lasts.
        instruction: its own text, which is being said while it begins.
        change: the announcement of the step after it; None after the last.
        words: lines for the middle of the step.
        talk: how much is said.
        checks: when the pressure is asked about; other words keep away from these.
    """
    end = seconds - (change.ahead if change else 0)
    asked = [SpokenCue(at, CueKind.CHECK) for at in checks]
    last = [SpokenCue(end, CueKind.CHANGE, change.text)] if change else []
    if talk is Talk.QUIET:
        return (*asked, *last)
    begin = speech_seconds(instruction) + QUIET_AFTER_INSTRUCTION
    spread = max(APART, (end - begin) / (len(words) + 1))
    kept, at = asked, begin
    for word in words:
        for check in checks:
            at = max(at, check + APART) if abs(at - check) < APART else at
        if at > end - APART:
            break
        kept.append(SpokenCue(at, CueKind.WORD, word))
        at += spread
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
        """A copy that also remembers having asked about these zones at these intensities."""
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
