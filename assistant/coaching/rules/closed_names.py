"""The rule about places that are closed: whatever is closed, there are words that do not name it."""

from __future__ import annotations

from collections.abc import Iterator, Set
from itertools import chain, combinations

from assistant.coaching.comfort import Comfort
from assistant.coaching.layout import lay_out
from assistant.coaching.limits import open_path
from assistant.coaching.program import Program
from assistant.coaching.restriction import Restriction
from assistant.coaching.rules.subject import Fault, Place, Subject, fault
from assistant.coaching.step import Side, Step
from assistant.coaching.wording import words_of
from assistant.library.sentences import Sentence, open_wording

COUNT = 5
"""Any number does: it names no place."""
LIGHTEST = 1
"""What can be said there can be said at every intensity."""


def names_nothing_closed(subject: Subject) -> Iterator[Fault]:
    """S04: for every choice of places that may be closed there is a wording of every text that names none of them."""
    for step in (*subject.ladder.steps, *subject.ladder.closing):
        yield from _strange(subject, step)
        yield from _idle(subject, step)
        yield from _unspeakable(subject, step)
    yield from _lines(subject)


def closures(zones: Set[str]) -> Iterator[frozenset[str]]:
    """Every choice of these zones, from none to all."""
    each = sorted(zones)
    return map(frozenset, chain.from_iterable(combinations(each, n) for n in range(len(each) + 1)))


def texts_of(subject: Subject, step: Step) -> Iterator[tuple[Place, Sentence]]:
    """What has to be said of a step; `words` are left unsaid when they cannot be."""
    for name in ("name", "first", "again", "soon"):
        yield subject.place(step, name), getattr(step, name)
    if step.side is Side.EACH:
        yield ("other_side",), subject.ladder.other_side
        if subject.ladder.same_there:
            yield ("same_there",), subject.ladder.same_there


def _strange(subject: Subject, step: Step) -> Iterator[Fault]:
    """Words for a place that the step never works."""
    places = [(subject.place(step, name), getattr(step, name)) for name in ("name", "first", "again", "soon")]
    places += [(subject.place(step, "words", n), word) for n, word in enumerate(step.words)]
    places += [(subject.place(step, "must", n), line) for n, line in enumerate(step.must)]
    places += [(subject.place(step, "weight"), step.weight)] if step.weight else []
    places += [(subject.place(step, "passing", zone), said) for zone, said in step.passing.items()]
    for place, sentence in places:
        for wording in sentence:
            for term in subject.library.lexicon.terms(wording.text):
                if term.zones.isdisjoint(step.zones):
                    yield fault("strange", place, words=term.words, step=step.id)


def _idle(subject: Subject, step: Step) -> Iterator[Fault]:
    for zone in sorted({*step.passing, *step.starts, *step.ends} - step.zones):
        yield fault("idle", subject.place(step), zone=zone, step=step.id)


def _unspeakable(subject: Subject, step: Step) -> Iterator[Fault]:
    """Texts that have no wording left on some path that may still be coached."""
    edges = [edge for segment in step.path for edge in (segment.zone.low, segment.zone.high)]
    placing = {zone for text in (*step.texts, *edges) for wording in text for zone in wording.zones}
    for place, sentence in texts_of(subject, step):
        named = {zone for wording in sentence for zone in wording.zones}
        for closed in closures(step.zones | named | placing):
            path = open_path(step.path, step.technique, closed)
            if path and words_of(step, sentence, path, "", COUNT, LIGHTEST, closed) is None:
                yield fault("named", place, step=step.id, zones=_spoken(subject, closed))
                break
    for number, line in enumerate(step.must):
        named = {zone for wording in line for zone in wording.zones}
        for closed in closures(step.zones | named):
            if open_path(step.path, step.technique, closed) and open_wording(line, closed, LIGHTEST) is None:
                place = subject.place(step, "must", number)
                yield fault("named", place, step=step.id, zones=_spoken(subject, closed))
                break
    for zone, said in step.passing.items():
        beside = {each for wording in said for each in wording.zones} - {zone}
        if beside and open_wording(said, beside | (step.zones - {zone})) is None:
            yield fault(
                "named", subject.place(step, "passing", zone), step=step.id, zones=_spoken(subject, beside)
            )


def _lines(subject: Subject) -> Iterator[Fault]:
    """Texts before and after the hands; none is said before them to a body of which nothing is left to be worked.

    The rest needs none of its own: the language folder has words for it that name no place.
    """
    program = subject.ladder
    for number, line in enumerate(program.preparation):
        for closed in closures({zone for wording in line.text for zone in wording.zones}):
            if open_wording(line.text, closed) is None and _is_possible(program, closed):
                yield _named(subject, ("preparation", number, "text"), line.text, closed)
                break
    after = [(("aftercare", number, "text"), line.text) for number, line in enumerate(program.aftercare)]
    for place, sentence in after:
        if closed := frozenset(sentence[-1].zones):
            yield _named(subject, place, sentence, closed)


def _is_possible(program: Program, closed: frozenset[str]) -> bool:
    return bool(lay_out(program, program.rounds, Restriction(zones_out=closed), Comfort()))


def _named(subject: Subject, place: Place, sentence: Sentence, closed: frozenset[str]) -> Fault:
    return fault("line", place, words=subject.library.lexicon.first(sentence[-1].text, closed))


def _spoken(subject: Subject, zones: Set[str]) -> str:
    return " and ".join(subject.zones[zone].name for zone in sorted(zones))
