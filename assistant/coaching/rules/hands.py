"""Rules about where the hands go, and where the words send them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from assistant.coaching.rules.order import CUP, height
from assistant.coaching.rules.subject import Fault, Subject, fault
from assistant.coaching.rules.texts import hands_on, named, of_step, sentences, wanted
from assistant.coaching.step import Direction, Step
from assistant.library.sentences import usual

LIMBS = {"feet", "calf", "thigh"}
TOWARDS_THE_TRUNK = (Direction.UP, Direction.AROUND, Direction.STILL)
CLIMBING = (Direction.UP, Direction.UP_AND_DOWN, Direction.UP_AND_OUT)
THUMBS = "T19"
BESIDE_THE_SPINE = {"sacrum", "lumbar_strip", "thoracic"}
LEGS = {"calf", "thigh"}


def never_on_the_spine(subject: Subject) -> Iterator[Fault]:
    """R10: where the spine is named it is said that hands are beside it; no path may lead over it."""
    for place, text in hands_on(subject):
        for sentence in sentences(text):
            on = named(sentence, subject.words["spine"])
            if on and not named(sentence, subject.words["beside"]):
                yield fault("said", place, words=on)


def never_on_the_kidneys(subject: Subject) -> Iterator[Fault]:
    """R11: no words send anything but a soft hand there; no path may lead anything else over it."""
    for step in subject.steps:
        for place, text in of_step(subject, step):
            if not step.technique.soft and (on := wanted(subject, text, "kidneys")):
                yield fault("said", place, words=on, name=step.technique.name)


def towards_the_trunk(subject: Subject) -> Iterator[Fault]:
    """R14: upward, and on a leg or an arm never down."""
    for step in subject.steps:
        limb = any(segment.zone.id in LIMBS for segment in step.path)
        if limb and step.direction not in TOWARDS_THE_TRUNK:
            yield fault("limb", subject.place(step, "direction"), step=step.id, direction=step.direction)
        if step.direction in CLIMBING:
            yield from _climbs(subject, step)


def _climbs(subject: Subject, step: Step) -> Iterator[Fault]:
    way = [segment.zone for segment in step.path if not segment.aside]
    for one, other in pairwise(way):
        (part, low), (same, high) = height(one.id), height(other.id)
        if part == same and high < low:
            yield fault("path", subject.place(step, "path"), step=step.id, low=other.name, high=one.name)


def leaves_nodes_alone(subject: Subject) -> Iterator[Fault]:
    """R15: no words send a hand to where lymph nodes lie; no path may lead there."""
    for place, text in hands_on(subject):
        if on := wanted(subject, text, "nodes"):
            yield fault("said", place, words=on)


def tells_the_distance(subject: Subject) -> Iterator[Fault]:
    """R20: thumbs and cups are told how far from the spine they stay."""
    for step in subject.steps:
        near = BESIDE_THE_SPINE & {segment.zone.id for segment in step.path}
        texts = " ".join(usual(text) for text in (step.first, *step.must))
        told = named(texts, subject.words["distance"])
        if step.technique.id in (CUP, THUMBS) and near and not told:
            yield fault("untold", subject.place(step, "first"), step=step.id)


def works_the_whole_leg(subject: Subject) -> Iterator[Fault]:
    """R36: calf and thigh, not the one without the other."""
    worked = {segment.zone.id for step in subject.steps for segment in step.path if not segment.aside}
    if missing := LEGS - worked if LEGS & worked else set():
        name = subject.zones[min(missing)].name
        yield fault("part", ("steps",), missing=name)
