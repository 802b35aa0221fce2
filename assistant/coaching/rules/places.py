"""Rules about where the hands go, and where the words send them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from assistant.coaching.limits import open_path
from assistant.coaching.path import Segment
from assistant.coaching.rules.order import CUP, height
from assistant.coaching.rules.subject import Fault, Subject, fault
from assistant.coaching.rules.texts import hands_on, named, of_step, sentences, wanted
from assistant.coaching.step import Direction, Step
from assistant.coaching.wording import words_of

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
        told = named(step.first, subject.words["distance"])
        if step.technique.id in (CUP, THUMBS) and near and not told:
            yield fault("untold", subject.place(step, "first"), step=step.id)


def works_the_whole_leg(subject: Subject) -> Iterator[Fault]:
    """R36: calf and thigh, not the one without the other."""
    worked = {segment.zone.id for step in subject.steps for segment in step.path if not segment.aside}
    if missing := LEGS - worked if LEGS & worked else set():
        name = subject.zones[min(missing)].name
        yield fault("part", ("steps",), missing=name)


def names_its_own_places(subject: Subject) -> Iterator[Fault]:
    """S04: whatever is left of a path when zones are closed, no text names a place that is off it."""
    for step in subject.steps:
        texts = [(subject.place(step, name), getattr(step, name)) for name in ("first", "again", "soon")]
        texts += [(subject.place(step, "words", n), word) for n, word in enumerate(step.words)]
        whole = {segment.zone.id for segment in step.path}
        paths = [({*subject.zones} - whole, step.path), *_narrowed(step)]
        found = {
            (place, word)
            for off, path in paths
            for place, text in texts
            if (word := _strange(subject, words_of(step, text, path, "", 5), off, path))
        }
        for place, word in sorted(found, key=str):
            yield fault("strange", place, words=word, step=step.id)
        for zone in sorted({*step.passing, *step.starts, *step.ends} - whole):
            yield fault("idle", subject.place(step), zone=zone, step=step.id)


def _narrowed(step: Step) -> Iterator[tuple[set[str], tuple[Segment, ...]]]:
    """Every path that is left when one zone of it, or two, are out, with what is off it then."""
    zones = [segment.zone.id for segment in step.path]
    for one in zones:
        for two in zones:
            if path := open_path(step.path, step.technique, {one, two}):
                yield {*zones} - {segment.zone.id for segment in path}, path


def _strange(subject: Subject, text: str, off: set[str], path: tuple[Segment, ...]) -> str:
    """A word in a text for a place that is off the path, unless it is part of a longer one for a place on it."""
    said = text.lower()
    for word in sorted({each for segment in path for each in segment.zone.words}, key=len, reverse=True):
        said = said.replace(word, " ")
    return next(filter(None, (named(said, subject.zones[zone].words) for zone in sorted(off))), "")
