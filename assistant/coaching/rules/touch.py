"""Rules about how the hands are told to touch."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.coaching.limits import along
from assistant.coaching.rules.subject import Fault, Place, Subject, fault
from assistant.coaching.rules.texts import clauses, everything, hands_on, named, unfilled, wanted
from assistant.coaching.step import Side, Step
from assistant.library.sentences import Sentence, usual

FOLDS = ("T09", "T10")
LYMPH = (89, 95)
LIGHT, MEDIUM = 2, 3
"""Intensities: what words of pressure need when something softens them, and when nothing does."""
KNEADING = ("T07", "T08", "T09", "T10", "T11", "T12")


def praises_no_pain(subject: Subject) -> Iterator[Fault]:
    """R13: no text asks anybody to bear pain."""
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
    """R24: no text for the hands asks for force."""
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
    """R35: the first step says that both hands are used."""
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


def says_nothing_firmer(subject: Subject) -> Iterator[Fault]:
    """S07: words of weight, depth and pressure need the touch that they speak of."""
    for step in (*subject.ladder.steps, *subject.ladder.closing):
        most = min(step.effort, max(each for _, each in along(step.path, step.technique)))
        for place, sentence in _spoken_of(subject, step):
            for wording in sentence:
                if wording.least > most:
                    yield fault("never", place, step=step.id, least=wording.least, most=most)
                if found := _firmer(subject, wording.text, wording.least):
                    yield fault("firmer", place, words=found[0], least=found[1])


def _spoken_of(subject: Subject, step: Step) -> Iterator[tuple[Place, Sentence]]:
    for name in ("name", "first", "again", "soon"):
        yield subject.place(step, name), getattr(step, name)
    for number, word in enumerate(step.words):
        yield subject.place(step, "words", number), word
    if step.weight:
        yield subject.place(step, "weight"), step.weight
    for zone, said in step.passing.items():
        yield subject.place(step, "passing", zone), said


def _firmer(subject: Subject, text: str, least: int) -> tuple[str, int] | None:
    """The first words in a text that need more than this intensity, and what they need."""
    lists = subject.words
    for clause in clauses(unfilled(text)):
        on = named(clause, lists["firm"])
        needed = LIGHT if named(clause, lists["softened"]) else MEDIUM
        if on and needed > least and not named(clause, (*lists["forbidding"], *lists["weightless"])):
            return on, needed
    return None
