"""The texts of a program, and what is named in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from assistant.coaching.program import Line
from assistant.coaching.rules.subject import Place, Subject
from assistant.coaching.step import Step
from assistant.library.sentences import usual

Text = tuple[Place, str]
"""A text, and where it stands."""


def of_step(subject: Subject, step: Step) -> Iterator[Text]:
    """Everything that is said of a step."""
    for name in ("name", "first", "again", "soon"):
        yield subject.place(step, name), usual(getattr(step, name))
    for name in ("words", "must"):
        for number, line in enumerate(getattr(step, name)):
            yield subject.place(step, name, number), usual(line)
    if step.weight:
        yield subject.place(step, "weight"), usual(step.weight)
    if step.moving and step.moving.say:
        yield subject.place(step, "moving", "say"), usual(step.moving.say)
    for name in ("passing", "starts", "ends"):
        for zone, text in getattr(step, name).items():
            yield subject.place(step, name, zone), usual(text)


def hands_on(subject: Subject) -> Iterator[Text]:
    """Everything that is said while hands are on."""
    for step in subject.steps:
        yield from of_step(subject, step)
    yield ("other_side",), usual(subject.program.other_side)
    if subject.program.same_there:
        yield ("same_there",), usual(subject.program.same_there)
    if subject.program.crossing and subject.program.crossing.say:
        yield ("crossing", "say"), usual(subject.program.crossing.say)


def before(subject: Subject) -> Iterator[Text]:
    """What is said before hands are on."""
    yield from _lines("preparation", subject.program.preparation)


def after(subject: Subject) -> Iterator[Text]:
    """What is said when hands are off again."""
    yield ("rest", "text"), usual(subject.program.rest.text)
    yield from _lines("aftercare", subject.program.aftercare)


def everything(subject: Subject) -> Iterator[Text]:
    """Every spoken text of a program with its place in the file, from the name to the aftercare."""
    yield ("name",), subject.program.name
    yield ("about",), subject.program.about
    yield from before(subject)
    yield from hands_on(subject)
    yield from after(subject)


def sentences(text: str) -> list[str]:
    """A text, sentence by sentence."""
    return [each for each in re.split(r"(?<=[.!?])\s+", text.strip()) if each]


def clauses(text: str) -> list[str]:
    """A text, clause by clause."""
    return [each for each in re.split(r"(?:(?<=[.!?])|,)\s+", text.strip()) if each]


def unfilled(text: str) -> str:
    """A text without its blanks."""
    return re.sub(r"{.*?}", "", text)


def named(text: str, phrases: Iterable[str]) -> str:
    """The first of these phrases that stands in a text, or nothing."""
    lowered = text.lower().replace("’", "'")  # noqa: RUF001  (people paste it)
    return next((phrase.rstrip("*") for phrase in phrases if _pattern(phrase).search(lowered)), "")


def wanted(subject: Subject, text: str, phrases: str) -> str:
    """The first phrase of a list that a text asks for; a sentence that forbids it does not count."""
    forbidding = subject.words["forbidding"]
    found = (named(each, subject.words[phrases]) for each in sentences(text) if not named(each, forbidding))
    return next(filter(None, found), "")


def all_named(subject: Subject, texts: Iterable[Text], *lists: str) -> bool:
    """One sentence of these texts names something of every list."""
    each = (sentence for _, text in texts for sentence in sentences(text))
    return any(all(named(sentence, subject.words[name]) for name in lists) for sentence in each)


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    end = "" if phrase.endswith("*") else r"(?![a-z])"
    return re.compile(rf"(?<![a-z]){re.escape(phrase.rstrip('*'))}{end}")


def _lines(name: str, lines: Iterable[Line]) -> Iterator[Text]:
    return (((name, number, "text"), usual(line.text)) for number, line in enumerate(lines))
