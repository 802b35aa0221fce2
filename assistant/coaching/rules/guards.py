"""Rules about the lines that guard: they are said whenever their step runs (safety.md, invariant 43)."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.coaching.layout import in_order
from assistant.coaching.rules.subject import Fault, Place, Subject, fault
from assistant.coaching.rules.texts import named, sentences
from assistant.coaching.step import Side, Step
from assistant.coaching.techniques import Strength
from assistant.library.sentences import Sentence, usual

BESIDE_BONES = {"sacrum", "lumbar_strip", "thoracic", "neck"}
"""Zones with the spine between their left and their right."""
NECK = {"neck", "skull_base"}
ABOVE_A_HOLLOW = {"calf"}
STRIKING = (Strength.POWER, Strength.PERCUSSION)


def says_what_guards(subject: Subject) -> Iterator[Fault]:
    """S08: bones, hollows, ribs and cups have their `must`, and no such line is left to chance."""
    words = subject.words
    for step in subject.steps:
        texts = [usual(step.first), usual(step.again)]
        must = " ".join(usual(line) for line in step.must)
        zones = {segment.zone.id for segment in step.path}
        for number, line in enumerate(step.words):
            if on := _guarding(subject, usual(line)):
                yield fault("by_chance", subject.place(step, "words", number), words=on)
        if not step.technique.soft and zones & BESIDE_BONES:
            for name, text in zip(("first", "again"), texts, strict=True):
                if not _beside(subject, f"{text} {must}"):
                    yield fault("bones", subject.place(step, name), step=step.id)
        if zones & NECK and not named(must, words["behind"]):
            yield fault("behind", subject.place(step), step=step.id)
        if zones & ABOVE_A_HOLLOW and not named(must, words["nodes"]):
            yield fault("hollow", subject.place(step), step=step.id)
        if step.technique.strength in STRIKING and "thoracic" in zones and not _above(subject, step):
            yield fault("ribs", subject.place(step), step=step.id)
        if step.technique.clings and not named(must, words["release"]):
            yield fault("cup", subject.place(step), step=step.id)
    yield from _changes_of_the_cup(subject)


def _guarding(subject: Subject, text: str) -> str:
    """What a line keeps hands off, if it does."""
    lists = subject.words
    for sentence in sentences(text):
        if on := named(sentence, (*lists["guarded"], *lists["nodes"], *lists["spine"], *lists["release"])):
            return on
    return ""


def _beside(subject: Subject, text: str) -> bool:
    lists = subject.words
    spine = (*lists["spine"], *lists["bones"])
    return any(named(each, spine) and named(each, lists["beside"]) for each in sentences(text))


def _above(subject: Subject, step: Step) -> bool:
    """What is strong begins clear of the lowest ribs, under which the kidneys lie."""
    start = step.starts.get("thoracic")
    return start is not None and bool(named(usual(start), subject.words["above_the_ribs"]))


def _changes_of_the_cup(subject: Subject) -> Iterator[Fault]:
    """A cup is let go before it is set elsewhere: what announces the change says how."""
    before: tuple[Step, str] | None = None
    told: set[Place] = set()
    for step, _, side, _ in in_order(subject.program, subject.program.rounds):
        if before and before[0].technique.clings:
            place, sentence = _announcement(subject, before[1], step, side)
            if place not in told and not named(usual(sentence), subject.words["release"]):
                told.add(place)
                yield fault("clinging", place, before=before[0].id)
        before = (step, side)


def _announcement(subject: Subject, before: str, step: Step, side: str) -> tuple[Place, Sentence]:
    if step.side is Side.EACH and (before, side) == ("left", "right"):
        return ("other_side",), subject.program.other_side
    return subject.place(step, "soon"), step.soon
