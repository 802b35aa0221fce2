"""The words of a step, for the path that is really coached."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.coaching.path import Segment
from assistant.coaching.step import Direction, Step

INSTRUCTION_SHARE = 3
"""A step lasts at least this many times its own instruction."""
WORDS_PER_MINUTE = 150


def speech_seconds(text: str) -> float:
    """How long a text takes to say."""
    return len(text.split()) / WORDS_PER_MINUTE * 60


def shortest(text: str) -> float:
    """The least seconds of a step with this instruction."""
    return INSTRUCTION_SHARE * speech_seconds(text)


def words_of(step: Step, text: str, path: Sequence[Segment], side: str, count: int) -> str:
    """A text of a step with its blanks filled for this path: nothing off the path is named.

    Args:
        step: whose text it is.
        text: may have {side}, {count}, {start}, {end} and {passing} in it.
        path: what is coached; at least one segment.
        side: as it is spoken; empty when the step works on both at once.
        count: repetitions.
    """
    out = [segment.zone for segment in path if not segment.aside]
    first, last = out[0], out[-1]
    start = step.starts.get(first.id) or (first.high if step.direction is Direction.OUT else first.low)
    end = step.ends.get(last.id) or last.high
    here = {segment.zone.id for segment in path}
    passing = " ".join(said for zone, said in step.passing.items() if zone in here)
    filled = text.format(side=side, count=count, start=start, end=end, passing=passing)
    return re.sub(r"\s+", " ", filled).strip()
