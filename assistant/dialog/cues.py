"""The few words during a step, and when they are said. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

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
QUIET_STRETCH = 50.0
"""Seconds without a word in which there is room for a line to the one who lies there."""
FIRST_TO_RECEIVER, BETWEEN_RECEIVERS = 180.0, 420.0
"""Seconds of hands-on time before the first of these lines, and between two of them."""
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
    """Whether the touch is right, or that it may be changed."""
    RECEIVER = "receiver"
    """For the one who lies there."""
    BEGIN = "begin"
    """The first stroke: no words, but the rhythm."""
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


def with_receiver(cues: tuple[SpokenCue, ...], lines: Sequence[str], begun: float) -> tuple[SpokenCue, ...]:
    """The cues of a step with at most one line for the one who lies there, in the first quiet stretch.

    Args:
        cues: in their order.
        lines: all there are, in their order; one that was said is empty.
        begun: seconds of hands-on time when the step began.
    """
    told = sum(not each for each in lines)
    line = next((each for each in lines if each), "")
    earliest = FIRST_TO_RECEIVER + told * BETWEEN_RECEIVERS - begun
    for one, other in pairwise(cues):
        at = max((one.at + other.at) / 2, earliest)
        if line and other.at - one.at >= QUIET_STRETCH and at <= other.at - APART:
            return tuple(sorted((*cues, SpokenCue(at, CueKind.RECEIVER, line)), key=lambda each: each.at))
    return cues
