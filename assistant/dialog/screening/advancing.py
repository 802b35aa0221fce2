"""What an answer changes: the next question, what was found, and when it is enough."""

from __future__ import annotations

from assistant.dialog.screening.answer_kinds import Kind, ScreeningAnswer
from assistant.dialog.screening.interview import CONFIRM, OTHERWISE, SUMMARY, Ending, Interview, unanswered
from assistant.dialog.screening.questions import Exit, Expects, Questions
from assistant.understanding.understood import Evidence

FEW = 3
"""When no more items than these are left of a question, they are asked one by one."""


def settle(questions: Questions, interview: Interview, given: Kind, evidence: Evidence) -> Interview:
    """Take yes, no or not sure as the answer to the open question, and go where it leads."""
    question = questions.by_id[interview.open]
    if given is question.enabling and evidence is Evidence.WEAK and question.clears:
        return interview.but(read_back=given, reprompts=0, lead="")
    interview = note(questions, interview, question.id, given, evidence)
    interview = interview.but(agenda=interview.agenda[1:], lead=_lead(questions, question.id, given))
    return follow(questions, interview, question.id, question.exit(given))


def note(
    questions: Questions, interview: Interview, question: str, given: Kind, evidence: Evidence
) -> Interview:
    """Write an answer down, and how sure it is."""
    asked = questions.by_id[question]
    weak = evidence is Evidence.WEAK
    others = tuple(each for each in interview.answers if each[0] != question)
    interview = interview.but(answers=(*others, (question, given)))
    if given is asked.enabling:
        return interview.marked(question) if weak else interview
    interview = interview.but(marks=tuple(each for each in interview.marks if each != question))
    if weak:
        return interview.but(doubt=question)
    return interview if asked.clears else interview.but(doubt="")


def follow(questions: Questions, interview: Interview, question: str, way: Exit) -> Interview:
    """Go through an exit: note its finding, put its questions first."""
    marker = (OTHERWISE + question,) if way.otherwise or way.then else ()
    agenda = (*way.ask, *marker, *interview.agenda)
    interview = interview.but(agenda=agenda, reprompts=0, read_back=None)
    if way.finding:
        if questions.finding[way.finding].refuses:
            return _refuse(questions, interview, way.finding)
        interview = _find(interview, way.finding)
    return advance(questions, interview)


def advance(questions: Questions, interview: Interview) -> Interview:
    """Pass over what needs no asking any more."""
    while True:
        head, rest = interview.open, interview.agenda[1:]
        if head.startswith(OTHERWISE):
            interview = _after_its_parts(questions, interview.but(agenda=rest), head.removeprefix(OTHERWISE))
            if interview.ending or interview.open == CONFIRM:
                return interview
        elif head == SUMMARY and (missing := unanswered(questions, interview)):
            interview = interview.but(agenda=(*missing, *interview.agenda))
        elif head not in questions.by_id:
            return interview
        elif interview.given(head) is not None:
            interview = interview.but(agenda=rest)
        elif any(each == head for each, _, _ in interview.known):
            interview = _take_known(questions, interview, head)
            if interview.ending or interview.open == CONFIRM:
                return interview
        else:
            items = questions.by_id[head].items
            left = tuple(item for item in items if interview.given(item) is None)
            if len(left) == len(items):
                return interview
            if len(left) > FEW:
                return interview.but(lead="apart")
            interview = interview.but(agenda=(*left, *rest))


def itemise(questions: Questions, interview: Interview) -> Interview:
    """Ask the parts of the open question one at a time instead."""
    question = questions.by_id[interview.open]
    marker = (OTHERWISE + question.id,) if question.expects is not Expects.YES_NO else ()
    agenda = (*question.items, *marker, *interview.agenda[1:])
    return advance(questions, interview.but(agenda=agenda, read_back=None, reprompts=0, lead="itemise"))


def go_slowly(questions: Questions, interview: Interview) -> Interview:
    """Ask what is still to be asked item by item; a question without items stays open as it is."""
    if interview.ending or not set(interview.agenda) & set(questions.order):
        return interview.but(reprompts=0, lead="")
    parts = (questions.by_id[each].items if each in questions.order else (each,) for each in interview.agenda)
    agenda = tuple(part for several in parts for part in several)
    itemised = interview.open in questions.order
    slow = interview.but(slow=True, agenda=agenda, reprompts=0, lead="itemise" if itemised else "")
    return advance(questions, slow.but(read_back=None) if itemised else slow)


def ask_again(questions: Questions, interview: Interview, again: tuple[str, ...]) -> Interview:
    """Put questions once more; of their parts, those that were denied. What was found stays found."""
    parts = [item for each in again for item in questions.by_id[each].items]
    denied = [part for part in parts if not interview.restricted(questions, part)]
    agenda = (*(each for each in again if each not in parts), SUMMARY)
    interview = interview.without(*again, *denied).but(agenda=agenda, reprompts=0, lead="again")
    return advance(questions, interview.but(rounds=interview.rounds + 1))


def ask_once_more(questions: Questions, interview: Interview) -> Interview:
    """A read-back was denied: put the question again, but only once; then the restrictive answer is taken."""
    question = interview.open
    interview = interview.but(read_back=None, reprompts=0, lead="again")
    if question in interview.asked_again:
        return settle(questions, interview, questions.by_id[question].restrictive, Evidence.GOOD)
    return interview.but(asked_again=(*interview.asked_again, question))


def contradicted(questions: Questions, interview: Interview) -> bool:
    """At CONFIRM: the refusal has no ground but a yes of which every part was denied."""
    given = interview.given(interview.doubt)
    return given is not None and questions.by_id[interview.doubt].exit(given).otherwise == interview.refusal


def confirm(interview: Interview) -> Interview:
    """At CONFIRM: the refusal stands."""
    return _end_refused(interview, interview.refusal)


def withdraw(questions: Questions, interview: Interview) -> Interview:
    """At CONFIRM: the answer in doubt was a mistake.

    It is asked again; or, when each part of it was denied already, it counts as denied, and the summary
    names it.
    """
    doubt = interview.doubt
    below = (*questions.below(doubt), OTHERWISE + doubt)
    rest = tuple(each for each in interview.agenda[1:] if each not in below)
    denied = contradicted(questions, interview)
    interview = interview.but(
        doubt="", refusal="", reprompts=0, asked_again=(*interview.asked_again, doubt), lead="again"
    )
    if denied:
        interview = note(questions, interview, doubt, questions.by_id[doubt].enabling, Evidence.WEAK)
        return advance(questions, interview.but(agenda=rest, lead=""))
    return advance(questions, interview.without(doubt, *below).but(agenda=(doubt, *rest)))


def named(
    questions: Questions, interview: Interview, question: str, given: ScreeningAnswer, evidence: Evidence
) -> Interview:
    """Write down a place or an allergy that answers a question, and what follows from it."""
    asked = questions.by_id[question]
    way = asked.exit_named(given)
    interview = interview.but(named=(*interview.named, (question, given.value)))
    if given.side:
        interview = interview.but(sides=(*interview.sides, (question, given.value, given.side)))
    if evidence is Evidence.WEAK:
        interview = interview.marked(question)
    return _find(interview, way.finding, given.value if given.kind is Kind.AREA else "")


def _take_known(questions: Questions, interview: Interview, question: str) -> Interview:
    """It was told before it was asked. Of an allergy there may be more; a place was meant as it was said."""
    known = tuple((given, evidence) for each, given, evidence in interview.known if each == question)
    interview = interview.but(known=tuple(each for each in interview.known if each[0] != question))
    asked = questions.by_id[question]
    if asked.expects is not Expects.YES_NO:
        for given, evidence in known:
            interview = named(questions, interview, question, given, evidence)
        if asked.expects is Expects.ALLERGY:
            return interview
        return note(questions, interview, question, Kind.NO, known[0][1])
    given, evidence = known[0]
    interview = note(questions, interview, question, given.kind, evidence)
    return follow(questions, interview.but(agenda=interview.agenda[1:]), question, asked.exit(given.kind))


def _after_its_parts(questions: Questions, interview: Interview, question: str) -> Interview:
    """Nobody's yes is lost: what it leads to in any case, or when every part of it was denied."""
    asked = questions.by_id[question]
    way = asked.exit(interview.given(question) or Kind.NOT_SURE)
    if way.then:
        if questions.finding[way.then].refuses:
            return _refuse(questions, interview, way.then)
        return _find(interview, way.then)
    if any(interview.restricted(questions, part) for part in (*way.ask, *asked.items)):
        return interview
    finding = way.otherwise or way.finding
    if questions.finding[finding].refuses:
        return _refuse(questions, interview.but(doubt=question), finding)
    return _find(interview, finding)


def _refuse(questions: Questions, interview: Interview, finding: str) -> Interview:
    """End here; but a referral that rests on a weak answer is confirmed first (safety.md, decision 4)."""
    doubtful = interview.doubt and interview.doubt not in interview.asked_again
    if doubtful and questions.finding[finding].outcome == "refer":
        return interview.but(agenda=(CONFIRM, *interview.agenda), refusal=finding, lead="")
    return _end_refused(interview, finding)


def _end_refused(interview: Interview, finding: str) -> Interview:
    return _find(interview, finding).but(ending=Ending.REFUSED, refusal="", lead="")


def _find(interview: Interview, finding: str, area: str = "") -> Interview:
    """Add a finding; none is ever taken away."""
    new = (finding, area)
    return interview if new in interview.findings else interview.but(findings=(*interview.findings, new))


def _lead(questions: Questions, question: str, given: Kind) -> str:
    asked = questions.by_id[question]
    if question not in questions.order or given is asked.enabling:
        return ""
    if given is Kind.NOT_SURE:
        return "itemise" if asked.not_sure and asked.not_sure.ask == asked.items else ""
    return "thanks"
