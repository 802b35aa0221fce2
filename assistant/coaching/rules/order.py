"""Rules about what comes after what."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from assistant.coaching.rules.subject import Fault, Subject, fault
from assistant.coaching.step import Direction, Rounds, Step
from assistant.coaching.techniques import Strength

DRUMMING = ("T22", "T20", "T21")
"""Tapping, chopping, patting: the order of L36."""
RUBBING = ("T04", "T05", "T06")
CUP = "T29"
BACK = (
    ("sacrum",),
    ("lumbar_strip", "kidney_band"),
    ("thoracic", "flanks"),
    ("blades",),
    ("shoulders",),
    ("neck",),
    ("skull_base",),
)
"""Zones from below upward; what stands together lies at one height (L143)."""
LEG = (("toes",), ("feet",), ("calf",), ("thigh",))


def height(zone: str) -> tuple[int, int]:
    """On which part of the body a zone lies, and how far up."""
    for part, heights in enumerate((BACK, LEG)):
        for level, zones in enumerate(heights):
            if zone in zones:
                return part, level
    return -1, 0


def begins_and_ends_lightly(subject: Subject) -> Iterator[Fault]:
    """R02: the first step and the last are feather-light, and never left out; the model wants them to be strokes."""
    first, last = subject.program.steps[0], subject.program.closing[-1]
    for step, key in ((first, "first"), (last, "last")):
        if step.effort > 1:
            yield fault(key, subject.place(step, "effort"), step=step.id, effort=step.effort)
    if first.rounds is Rounds.LATER:
        yield fault("left_out", subject.place(first, "rounds"), step=first.id)


def grows_gradually(subject: Subject) -> Iterator[Fault]:
    """R03: from one step to the next the effort grows by one at the most."""
    for one, other in subject.changes():
        if other.effort > one.effort + 1:
            yield fault(
                "jump",
                subject.place(other, "effort"),
                step=other.id,
                effort=other.effort,
                before=one.id,
                least=one.effort,
                most=one.effort + 1,
            )


def falls_to_the_end(subject: Subject) -> Iterator[Fault]:
    """R04: the effort of the closing steps never grows."""
    for one, other in pairwise(subject.program.closing):
        if other.effort > one.effort:
            yield fault("rise", subject.place(other, "effort"), step=other.id, before=one.id, most=one.effort)


def soft_after_power(subject: Subject) -> Iterator[Fault]:
    """R08: never two strong techniques in a row."""
    for one, other in subject.changes():
        if one.technique.strength is Strength.POWER and not other.technique.soft:
            yield fault("hard", subject.place(other), step=other.id, before=one.id, name=other.technique.name)


def drums_in_order(subject: Subject) -> Iterator[Fault]:
    """R17: tapping, chopping, patting, or as the lines of the article follow each other."""
    drums = [step for step in subject.program.steps if step.technique.id in DRUMMING]
    for one, other in pairwise(drums):
        late = DRUMMING.index(other.technique.id) < DRUMMING.index(one.technique.id)
        if late and not one.source[-1:] < other.source[-1:]:
            yield fault("order", subject.place(other), step=other.id, before=one.id)


def from_below_upward(subject: Subject) -> Iterator[Fault]:
    """R18: one technique on two places takes the lower first."""
    for one, other in pairwise(subject.program.steps):
        (part, low), (same, high) = _start(one), _start(other)
        if one.technique == other.technique and part == same and high < low:
            yield fault("downward", subject.place(other, "path"), step=other.id, before=one.id)


def _start(step: Step) -> tuple[int, int]:
    return height(next(segment.zone.id for segment in step.path if not segment.aside))


def warm_before_cups(subject: Subject) -> Iterator[Fault]:
    """R33: rubbed warm first; the cup works on its way up or out, and idles back."""
    cups = [number for number, step in enumerate(subject.steps) if step.technique.id == CUP]
    if cups and not any(step.technique.id in RUBBING for step in subject.steps[: cups[0]]):
        step = subject.steps[cups[0]]
        yield fault("cold", subject.place(step), step=step.id)
    for step in (subject.steps[number] for number in cups):
        if step.direction not in (Direction.UP, Direction.OUT, Direction.UP_AND_OUT):
            yield fault("way", subject.place(step, "direction"), step=step.id)
