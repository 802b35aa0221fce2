"""The few words during a step: which, and when. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

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
    """What is said."""

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
    """One of them."""

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
