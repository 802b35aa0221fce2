"""The words of a step, for the path that is really coached."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from assistant.coaching.path import Segment
from assistant.coaching.step import Direction, Step
from assistant.library.sentences import Sentence, open_wording

WORDS_PER_MINUTE = 130
"""As instructions are spoken while hands are on, rests included."""
SECONDS_A_WORD = 1.2
"""That a step lasts at least for each word of its own instruction, so that most of it is quiet."""


def speech_seconds(text: str) -> float:
    """How long a text takes to say while hands are on."""
    return len(text.split()) / WORDS_PER_MINUTE * 60


def shortest(text: str) -> float:
    """The least seconds of a step with this instruction."""
    return SECONDS_A_WORD * len(text.split())


def words_of(
    step: Step,
    sentence: Sentence,
    path: Sequence[Segment],
    side: str,
    count: int,
    intensity: int,
    closed: frozenset[str] = frozenset(),
    position: str = "",
) -> str | None:
    """A text of a step with its blanks filled for this path, in the first wording that names no place off it.

    None when every wording names one that is closed or that the path has lost, or is firmer than the touch.

    Args:
        step: whose text it is.
        sentence: its wordings may have the BLANKS of a step in them.
        path: what is coached; at least one segment.
        side: as it is spoken; empty when the step works on both at once.
        count: repetitions.
        intensity: what is coached, 1 to 4.
        closed: zones that nothing may name, wherever they are.
        position: how the one who is massaged lies or sits; empty where nobody minds.
    """
    out = [segment.zone for segment in path if not segment.aside]
    first, last = out[0], out[-1]
    here = {segment.zone.id for segment in path}
    unnamed = closed | (step.zones - here)
    low = first.high if step.direction is Direction.OUT else first.low
    start = open_wording(step.starts.get(first.id, low), unnamed, position=position)
    end = open_wording(step.ends.get(last.id, last.high), unnamed, position=position)
    weight = open_wording(step.weight, unnamed, intensity, position) if step.weight else None
    passing = (
        open_wording(said, unnamed, intensity, position)
        for zone, said in step.passing.items()
        if zone in here
    )
    unplaced = [blank for blank, text in (("{start}", start), ("{end}", end)) if text is None]
    possible = tuple(each for each in sentence if not any(blank in each.text for blank in unplaced))
    must = must_of(step, unnamed, intensity, position)
    wording = open_wording(possible, unnamed, intensity, position)
    if wording is None:
        return None
    filled = wording.text.format(
        side=side,
        count=count,
        start=start.text if start else "",
        end=end.text if end else "",
        must=" ".join(must),
        weight=weight.text if weight else "",
        passing=" ".join(each.text for each in passing if each),
    )
    return re.sub(r"\s+", " ", filled).strip()


def must_of(step: Step, unnamed: Collection[str], intensity: int, position: str = "") -> tuple[str, ...]:
    """What guards in a step, each in its first wording that may be said; rule S04 sees to it that there is one."""
    said = (open_wording(line, unnamed, intensity, position) for line in step.must)
    return tuple(each.text for each in said if each)
