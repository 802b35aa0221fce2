"""How much has to be said in a plan, whatever else is: it bounds how many steps there is time for."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from assistant.coaching.landmarks import draping, landmark
from assistant.coaching.planned import PlannedStep
from assistant.coaching.wording import speech_seconds

MOST_TOLD = 0.192
"""Of the time with hands on, what has to be said together with most of the images. With the touch and the check-ins it
stays below 22 %."""
IMAGES = 0.7
"""Of the images, by their seconds."""
MOST_WITH_IMAGES = 0.197
"""The same with all of the images, and with the lines to the one who lies there."""
ASIDE = 8.0
"""Seconds of the words with which a massage begins and ends, whatever its length."""
EARLY = 240.0
"""Seconds of the massage whose share of images may be said before they come."""
COUNTING = speech_seconds("two more like that")
"""Seconds of the words before the announcement of a change."""


def told_seconds(steps: Sequence[PlannedStep], done: Sequence[PlannedStep] = ()) -> float:
    """Seconds that it takes to say the way to each step, its places, its instruction and its announcement.

    Args:
        steps: in their order.
        done: what came before in the same massage, of which places and ways are known.
    """
    said: set[str] = set()
    for step in done:
        _new(step, said)
    begun = bool(done)
    seconds = 0.0
    for step in steps:
        texts = [*_new(step, said), step.instruction]
        if begun:
            seconds += COUNTING
            texts.append(step.soon)
        begun = True
        seconds += speech_seconds(" ".join(texts))
    return seconds


def told_too_much(steps: Sequence[PlannedStep], done: Sequence[PlannedStep] = ()) -> bool:
    """So many steps have to be told that there would hardly be quiet between them."""
    images = IMAGES * sum(map(speech_seconds, {text for step in steps for text in step.words}))
    return told_seconds(steps, done) + images > MOST_TOLD * sum(step.seconds for step in steps)


def room_for_images(steps: Sequence[PlannedStep], index: int) -> float:
    """Seconds of images that fit into a massage until the end of step `index`, about in proportion to its time."""
    whole = sum(step.seconds for step in steps)
    until = min(whole, EARLY + sum(step.seconds for step in steps[: index + 1]))
    return max(0.0, MOST_WITH_IMAGES * whole - ASIDE - told_seconds(steps)) * until / whole


def fitting(lines: Sequence[str], seconds: float) -> list[str]:
    """As many of these lines, in their order, as can be said in so many seconds."""
    ends = accumulate(map(speech_seconds, lines))
    return [line for line, end in zip(lines, ends, strict=True) if end <= seconds]


def _new(step: PlannedStep, said: set[str]) -> list[str]:
    """What comes before its instruction and was not said yet, which counts as said from now on."""
    new = [text for text in (*step.transitions, landmark(step, said), draping(step, said)) if text]
    new = [text for text in new if text not in said]
    said.update(new)
    return new
