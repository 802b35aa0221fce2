"""What is told without being asked counts for its question, and answers what would be asked about it."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.dialog.screening.advancing import advance, follow, named, note
from assistant.dialog.screening.answer_kinds import Kind, ScreeningAnswer
from assistant.dialog.screening.disclosure import Disclosure
from assistant.dialog.screening.findings import Condition
from assistant.dialog.screening.interview import CHANGE, SUMMARY, Ending, Interview, Known
from assistant.dialog.screening.questions import Exit, Expects, Question, Questions, Settles
from assistant.understanding.understood import Evidence

ASK = "ask"
"""What was told may be what a question asks about, or not: it is put."""


def take(questions: Questions, interview: Interview, told: Disclosure, evidence: Evidence) -> Interview:
    """Take a condition that was disclosed, whichever question is open, and follow it up first.

    The question that was open stands, for there may be more to say to it. A complete interview is open again
    until the condition is followed up and the summary is right once more. A refusal stays what it is.
    """
    if interview.ending is Ending.COMPLETE:
        again = _taken(questions, interview.but(ending=None, agenda=(SUMMARY,), rounds=0), told, evidence)
        return interview if again.agenda == (SUMMARY,) and again.findings == interview.findings else again
    return interview if interview.ending else _taken(questions, interview, told, evidence)


def is_new(questions: Questions, interview: Interview, told: Disclosure, evidence: Evidence) -> bool:
    """It says something that has not been told or asked before."""
    meant = _meant(questions, interview, told)
    if meant.ask:
        return interview.open not in meant.ask and bool(_to_put(questions, interview, meant.ask))
    question = questions.by_id[meant.to]
    if interview.restricted(questions, question.id):
        graver = any(_graver(questions, interview, meant))
        return graver or any(_new_places(questions, interview, question.id, told))
    given = _given(question, told, evidence)
    if given == ASK:
        return interview.open != question.id and bool(_to_put(questions, interview, (question.id,)))
    return interview.given(question.id) != given


def remember(
    questions: Questions, interview: Interview, asked: tuple[str, ...], told: Disclosure, evidence: Evidence
) -> Interview:
    """Keep what was told for these questions, so that they are not asked.

    A detail that allows more is kept only on good evidence.
    """
    fresh: list[Known] = [
        (each.id, answer, evidence)
        for each in (questions.by_id[name] for name in dict.fromkeys(asked))
        for answer in _answers(each, told)
        if evidence is Evidence.GOOD or answer.kind is not each.enabling
    ]
    taken = {name for name, _, _ in fresh}
    kept = tuple(known for known in interview.known if known[0] not in taken)
    return interview.but(known=(*kept, *fresh))


def _taken(questions: Questions, interview: Interview, told: Disclosure, evidence: Evidence) -> Interview:
    meant = _meant(questions, interview, told)
    if interview.open == CHANGE:
        interview = interview.but(agenda=interview.agenda[1:])
    if meant.ask:
        return _put(questions, interview, meant.ask, told, evidence)
    question = questions.by_id[meant.to]
    if interview.restricted(questions, question.id):
        for graver in _graver(questions, interview, meant):
            interview = note(questions, interview, graver.id, graver.restrictive, evidence).but(lead="thanks")
            return follow(questions, interview, graver.id, graver.exit(graver.restrictive))
        return _add_places(questions, interview, question.id, told, evidence)
    given = _given(question, told, evidence)
    interview = interview.but(known=(*interview.known, *_settled(questions, meant, evidence)))
    if given == ASK:
        return _put(questions, interview, (question.id,), told, evidence)
    answer = Kind(given)
    if answer is not question.enabling:
        interview = remember(questions, interview, questions.below(question.id), told, evidence)
    way = _places_first(interview, question.exit(answer))
    interview = note(questions, interview, question.id, answer, evidence).but(lead="thanks")
    return follow(questions, interview, question.id, way)


def _places_first(interview: Interview, way: Exit) -> Exit:
    """A place that was told is left out before anything else is asked."""
    known = {name for name, answer, _ in interview.known if answer.kind is Kind.AREA}
    return way.model_copy(update={"ask": tuple(sorted(way.ask, key=lambda each: each not in known))})


def _meant(questions: Questions, interview: Interview, told: Disclosure) -> Condition:
    """While whoever massages is asked, it is about them."""
    meant = questions.condition(told.condition)
    asked = questions.main_of.get(interview.open, "")
    if meant.giver and asked == questions.main_of[meant.giver]:
        return Condition(to=meant.giver)
    return meant


def _graver(questions: Questions, interview: Interview, meant: Condition) -> Iterator[Question]:
    """What a name says by itself, and was denied or not asked when something milder was told: "it's shingles"."""
    for name, answer in meant.known.items():
        question = questions.by_id[name]
        if Kind(answer) is question.restrictive and not interview.restricted(questions, name):
            yield question


def _settled(questions: Questions, meant: Condition, evidence: Evidence) -> Iterator[Known]:
    """What need not be asked any more; but the word that says so was perhaps never said (decision 8)."""
    for question, answer in meant.known.items():
        if evidence is Evidence.GOOD or Kind(answer) is not questions.by_id[question].enabling:
            yield question, ScreeningAnswer(Kind(answer)), evidence


def _put(
    questions: Questions, interview: Interview, asked: tuple[str, ...], told: Disclosure, evidence: Evidence
) -> Interview:
    """Ask about it first; and once more, but only once, where it was denied."""
    left = _to_put(questions, interview, asked)
    again = tuple(each for each in left if interview.given(each) is not None)
    rest = tuple(each for each in interview.agenda if each not in left)
    may_come = tuple(name for each in left for name in (each, *questions.below(each)))
    interview = remember(questions, interview.without(*left), may_come, told, evidence)
    interview = interview.but(asked_again=(*interview.asked_again, *again), agenda=(*left, *rest))
    return advance(questions, interview.but(read_back=None, reprompts=0, lead="thanks"))


def _to_put(questions: Questions, interview: Interview, asked: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(
        each
        for each in asked
        if interview.given(each) is None
        or (not interview.restricted(questions, each) and each not in interview.asked_again)
    )


def _given(question: Question, told: Disclosure, evidence: Evidence) -> str:
    """yes or no, or that it has to be asked. Without a word about when it was, it is what the question asks."""
    if told.doubtful:
        return ASK
    if question.settled_by is not Settles.MONTHS or told.ago is None:
        return question.restrictive
    answers = [answer.kind for answer in _answers(question, told)]
    if not answers or (answers[0] is question.enabling and evidence is Evidence.WEAK):
        return ASK
    return answers[0]


def _answers(question: Question, told: Disclosure) -> Iterator[ScreeningAnswer]:
    """What the details answer to a question, if anything."""
    if question.expects is Expects.AREA:
        yield from (ScreeningAnswer(Kind.AREA, place.area, place.side) for place in told.places)
    elif question.expects is Expects.ALLERGY:
        yield from (ScreeningAnswer(Kind.ALLERGY, each) for each in told.allergens)
    elif question.settled_by is Settles.MONTHS and told.ago is not None:
        if told.ago.most < question.limit:
            yield ScreeningAnswer(Kind.YES)
        elif told.ago.least >= question.limit:
            yield ScreeningAnswer(Kind.NO)
    elif question.settled_by is Settles.WEEKS and told.weeks:
        yield ScreeningAnswer(Kind.YES if told.weeks > question.limit else Kind.NO)
    elif question.settled_by is Settles.CONTROL and told.controlled is not None:
        yield ScreeningAnswer(Kind.YES if told.controlled else Kind.NO)


def _new_places(
    questions: Questions, interview: Interview, question: str, told: Disclosure
) -> Iterator[tuple[str, ScreeningAnswer]]:
    """Places that were not named before, for the questions about them that this one has brought."""
    for each in (questions.by_id[name] for name in questions.below(question)):
        if each.expects is Expects.AREA and interview.given(each.id) is not None:
            had = {area for name, area in interview.named if name == each.id}
            yield from ((each.id, answer) for answer in _answers(each, told) if answer.value not in had)


def _add_places(
    questions: Questions, interview: Interview, question: str, told: Disclosure, evidence: Evidence
) -> Interview:
    """Told once more: nothing is asked again, and places that are new are left out as well."""
    for asked, answer in tuple(_new_places(questions, interview, question, told)):
        interview = named(questions, interview, asked, answer, evidence)
    return advance(questions, interview.but(read_back=None, reprompts=0, lead="thanks"))
