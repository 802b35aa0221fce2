"""Rules about how the hands are told to touch."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.coaching.rules.subject import Fault, Subject, fault
from assistant.coaching.rules.texts import everything, hands_on, named, wanted
from assistant.coaching.step import Side
from assistant.library.sentences import usual

FOLDS = ("T09", "T10")
LYMPH = (89, 95)
KNEADING = ("T07", "T08", "T09", "T10", "T11", "T12")


def praises_no_pain(subject: Subject) -> Iterator[Fault]:
    """R13: nobody is asked to bear anything."""
    for place, text in everything(subject):
        if on := named(text, subject.words["enduring"]):
            yield fault("said", place, words=on)


def tells_the_side(subject: Subject) -> Iterator[Fault]:
    """R19: what is done on each side says which; the plan gives both the same."""
    for step in subject.steps:
        for name in ("first", "again"):
            if ("{side}" in usual(getattr(step, name))) != (step.side is Side.EACH):
                key = "unsaid" if step.side is Side.EACH else "said"
                yield fault(key, subject.place(step, name), step=step.id)


def asks_for_no_force(subject: Subject) -> Iterator[Fault]:
    """R24: careful hands."""
    for place, text in hands_on(subject):
        if on := wanted(subject, text, "force"):
            yield fault("said", place, words=on)


def kneads_no_lymph(subject: Subject) -> Iterator[Fault]:
    """R29: what is taken from the lymph massage kneads nothing."""
    if not subject.is_from(*LYMPH):
        return
    for step in subject.steps:
        if step.technique.id in KNEADING:
            yield fault("kneaded", subject.place(step), step=step.id, name=step.technique.name)


def takes_both_hands(subject: Subject) -> Iterator[Fault]:
    """R35: the first step says so."""
    first = subject.program.steps[0]
    if not named(usual(first.first), subject.words["both_hands"]):
        yield fault("one", subject.place(first, "first"), step=first.id)


def pinches_nothing(subject: Subject) -> Iterator[Fault]:
    """R37: folds are loose, and hair is left alone."""
    for step in subject.steps:
        if step.technique.id in FOLDS and not named(usual(step.first), subject.words["loose"]):
            yield fault("tight", subject.place(step, "first"), step=step.id)
        skull = any(segment.zone.id == "skull_base" for segment in step.path)
        if skull and not named(usual(step.first), subject.words["hair"]):
            yield fault("hair", subject.place(step, "first"), step=step.id)
    for place, text in hands_on(subject):
        if on := wanted(subject, text, "pinching"):
            yield fault("said", place, words=on)
