"""Where a place is, in words by which somebody finds it who never learnt the names of bones."""

from __future__ import annotations

from collections.abc import Collection

from assistant.coaching.planned import PlannedStep
from assistant.coaching.program import Position
from assistant.coaching.zones import Zone
from assistant.library.sentences import Sentence, open_wording


def places(step: PlannedStep) -> tuple[Zone, ...]:
    """The zones on its way, in the order in which the hands come there; what lies aside is none of them."""
    return tuple(dict.fromkeys(segment.zone for segment in step.path if not segment.aside))


def landmark(step: PlannedStep, said: Collection[str]) -> str:
    """The landmark of the first place on its way that nobody was told yet; empty when they know all of them.

    Args:
        step: on what is open of its path.
        said: texts that were said in this session.
    """
    texts = (_open(zone.landmark, step.closed) for zone in places(step))
    return next((text for text in texts if text and text not in said), "")


def draping(step: PlannedStep, said: Collection[str]) -> str:
    """What is covered where another's hands come first, also aside of the way; empty for one's own hands."""
    zones = () if step.position == Position.SEATED else dict.fromkeys(each.zone for each in step.path)
    texts = (_open(zone.drape, step.closed) for zone in zones)
    return next((text for text in texts if text and text not in said), "")


def ways_to_find(zones: Collection[Zone], closed: Collection[str]) -> str:
    """How to find these places, one sentence or two for each; those that are closed are passed over."""
    return " ".join(filter(None, (_open(zone.find, {*closed}) for zone in zones if zone.id not in closed)))


def _open(sentence: Sentence, closed: Collection[str]) -> str:
    wording = open_wording(sentence, closed)
    return wording.text if wording else ""
