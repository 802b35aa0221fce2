"""Rules about how it is said; they are this project's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.coaching.rules.subject import Fault, Subject, fault
from assistant.coaching.rules.texts import after, clauses, everything, hands_on, named, sentences, unfilled
from assistant.library.sentences import usual

LONGEST = 16
"""Words in a sentence."""
COMMAS = 3
_UNSPOKEN = re.compile(r"[()\[\]/&%*;:0-9]|e\.g|\betc\b|—|--")


def is_spoken_language(subject: Subject) -> Iterator[Fault]:
    """S01: nothing that only eyes can read, and nothing out of breath."""
    for place, text in everything(subject):
        if found := _UNSPOKEN.search(unfilled(text)):
            yield fault("sign", place, sign=found[0])
        for sentence in sentences(text):
            count = len(sentence.split())
            if count > LONGEST or sentence.count(",") > COMMAS:
                yield fault("long", place, count=count, most=LONGEST, begin=" ".join(sentence.split()[:4]))


def keeps_commands_for_people(subject: Subject) -> Iterator[Fault]:
    """S02: no word that would be acted on, if the microphone heard it from the loudspeaker."""
    for place, text in hands_on(subject):
        if on := named(unfilled(text), subject.words["commands"]):
            yield fault("said", place, words=on)


def promises_nothing(subject: Subject) -> Iterator[Fault]:
    """S03: no promise about health, of the article's or of anybody's."""
    for place, text in everything(subject):
        if on := named(text, subject.words["promises"]):
            yield fault("said", place, words=on)


def sends_to_a_doctor(subject: Subject) -> Iterator[Fault]:
    """S06: afterwards it is said when a doctor is asked."""
    if not any(named(text, subject.words["doctor"]) for _, text in after(subject)):
        yield fault("unsaid", ("aftercare",))


def counts_nothing(subject: Subject) -> Iterator[Fault]:
    """S09: what is left of a step is counted as it is stroked now, no clock is told, and breath fits the stroke."""
    program = subject.program
    changes = [(subject.place(step, "soon"), usual(step.soon)) for step in subject.steps]
    for place, text in (*changes, (("other_side",), usual(program.other_side))):
        if on := named(text, subject.words["counted"]):
            yield fault("counted", place, words=on)
    for place, text in hands_on(subject):
        if on := named(text, subject.words["clock"]):
            yield fault("clock", place, words=on)
        if named(text, subject.words["breathing_in"]) and not named(text, subject.words["coming_back"]):
            yield fault("breath", place)
        for clause in clauses(text):
            if named(clause, subject.words["breathing_out"]) and named(clause, subject.words["coming_back"]):
                yield fault("breath_back", place)
