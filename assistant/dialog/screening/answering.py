"""What an answer does to an interview (safety.md, 3.1 and decision 8)."""

from __future__ import annotations

from assistant.dialog.screening import advancing, disclosing
from assistant.dialog.screening.advancing import advance, withdraw
from assistant.dialog.screening.answer_kinds import Kind, ScreeningAnswer
from assistant.dialog.screening.disclosure import Disclosure
from assistant.dialog.screening.interview import CHANGE, CONFIRM, OTHERWISE, SUMMARY, Ending, Interview, whole
from assistant.dialog.screening.questions import Expects, Questions
from assistant.understanding.understood import Evidence

REPROMPTS = 2
"""How often a question is put again to nobody's answer (safety.md, 3.1)."""
ROUNDS = 2
"""How often the summary sends questions round again before it is left for another time."""
_PLAIN = {Kind.YES: Kind.PLAIN_YES, Kind.NO: Kind.PLAIN_NO}
NAMED_BY = {Expects.AREA: Kind.AREA, Expects.ALLERGY: Kind.ALLERGY}


def answer(
    questions: Questions, interview: Interview, given: ScreeningAnswer, evidence: Evidence
) -> Interview:
    """Take an answer to the open question.

    A restrictive answer counts on any evidence. An enabling one that is weak is marked for the summary, or
    read back at once where it would lift a refusal. What is no answer to the question leaves it open.
    """
    if interview.ending:
        return interview
    if interview.open == CONFIRM:
        return _confirm(questions, interview, given, evidence)
    if given.kind is Kind.CONDITION:
        return disclose(questions, interview, Disclosure(given.value), evidence)
    if interview.open == SUMMARY:
        return _sum_up(questions, interview, given, evidence)
    if interview.open == CHANGE:
        return _change(questions, interview, given)
    if interview.read_back:
        return _read_back(questions, interview, given, evidence)
    if questions.by_id[interview.open].expects is not Expects.YES_NO:
        return _name(questions, interview, given, evidence)
    if given.kind is questions.by_id[interview.open].enabling and not given.plain:
        return interview.but(read_back=_PLAIN[given.kind], reprompts=0, lead="")
    if given.kind in (Kind.YES, Kind.NO, Kind.NOT_SURE):
        return advancing.settle(questions, interview, given.kind, evidence)
    if given.kind is Kind.SOFT_NO:
        if questions.by_id[interview.open].enabling is Kind.NO:
            return interview.but(read_back=Kind.SOFT_NO, reprompts=0, lead="")
        return advancing.settle(questions, interview, Kind.NO, evidence)
    return silence(questions, interview)


def silence(questions: Questions, interview: Interview) -> Interview:
    """Nobody answered: put the question again, then its items, then leave it for another time."""
    if interview.ending:
        return interview
    if interview.reprompts < REPROMPTS:
        return interview.but(reprompts=interview.reprompts + 1, lead="")
    if interview.open == CONFIRM:
        return advancing.confirm(interview)
    if interview.open == SUMMARY and interview.marks and interview.rounds < ROUNDS:
        return advancing.ask_again(questions, interview, interview.marks)
    if interview.open in questions.by_id and questions.by_id[interview.open].items:
        return advancing.itemise(questions, interview)
    return interview.but(ending=Ending.UNANSWERED, lead="")


def disclose(
    questions: Questions, interview: Interview, told: Disclosure, evidence: Evidence = Evidence.GOOD
) -> Interview:
    """Take a condition that is disclosed at any time, after the interview was complete as well.

    What was told before is no news, and counts as no answer to the open question.
    """
    if not interview.ending:
        if interview.open == CONFIRM:
            return advancing.confirm(interview)
        if not disclosing.is_new(questions, interview, told, evidence):
            return silence(questions, interview)
    return disclosing.take(questions, interview, told, evidence)


def stop(interview: Interview) -> Interview:
    """They want no more questions; nothing was settled, so there is no massage either."""
    return interview if interview.ending else interview.but(ending=Ending.STOPPED, lead="")


def _read_back(
    questions: Questions, interview: Interview, given: ScreeningAnswer, evidence: Evidence
) -> Interview:
    if given.kind is Kind.YES and evidence is Evidence.GOOD and given.plain:
        yes = interview.read_back in (Kind.YES, Kind.PLAIN_YES)
        heard = Kind.YES if yes else Kind.NO
        return advancing.settle(questions, interview.but(read_back=None), heard, evidence)
    if given.kind is Kind.NOT_SURE:
        return advancing.settle(questions, interview.but(read_back=None), Kind.NOT_SURE, evidence)
    if interview.read_back in _PLAIN.values() and given.kind in (Kind.YES, Kind.NO, Kind.SOFT_NO):
        return _itemise_or_ask_again(questions, interview)
    if given.kind is Kind.NO:
        return advancing.ask_once_more(questions, interview)
    return silence(questions, interview)


def _itemise_or_ask_again(questions: Questions, interview: Interview) -> Interview:
    """There is more to it: one thing at a time, where it has parts."""
    if questions.by_id[interview.open].items:
        return advancing.itemise(questions, interview)
    return advancing.ask_once_more(questions, interview)


def _name(
    questions: Questions, interview: Interview, given: ScreeningAnswer, evidence: Evidence
) -> Interview:
    question = questions.by_id[interview.open]
    before = [value for each, value in interview.named if each == question.id]
    if given.kind is NAMED_BY[question.expects]:
        if given.value in before or not _known(questions, given):
            return silence(questions, interview)
        interview = advancing.named(questions, interview, question.id, given, evidence)
        return advancing.advance(questions, interview.but(reprompts=0, lead=""))
    if given.kind is Kind.NOT_SURE or (given.kind is Kind.NO and given.plain and before):
        return advancing.settle(questions, interview, given.kind, evidence)
    return silence(questions, interview)


def _known(questions: Questions, given: ScreeningAnswer) -> bool:
    return given.kind is not Kind.AREA or given.value in questions.places


def _sum_up(
    questions: Questions, interview: Interview, given: ScreeningAnswer, evidence: Evidence
) -> Interview:
    if given.kind is Kind.YES and given.plain and evidence is Evidence.GOOD:
        return interview.but(ending=Ending.COMPLETE, marks=(), lead="")
    denied = given.kind in (Kind.NO, Kind.SOFT_NO, Kind.NOT_SURE) or not given.plain
    if interview.marks and interview.rounds < ROUNDS and (denied or given.kind is Kind.YES):
        return advancing.ask_again(questions, interview, interview.marks)
    if not denied:
        return silence(questions, interview)
    if interview.rounds < ROUNDS:
        return interview.but(agenda=(CHANGE, SUMMARY), reprompts=0, lead="")
    return interview.but(ending=Ending.UNANSWERED, lead="")


def _change(questions: Questions, interview: Interview, given: ScreeningAnswer) -> Interview:
    if given.kind not in (Kind.YES, Kind.NO, Kind.SOFT_NO, Kind.NOT_SURE):
        return silence(questions, interview)
    everything = whole(questions, interview.slow)
    again = tuple(
        each
        for each in everything
        if questions.by_id[each].items or not interview.restricted(questions, each)
    )
    return advancing.ask_again(questions, interview, again)


def _confirm(
    questions: Questions, interview: Interview, given: ScreeningAnswer, evidence: Evidence
) -> Interview:
    if given.kind in (Kind.YES, Kind.NOT_SURE, Kind.CONDITION):
        return advancing.confirm(interview)
    if given.kind is Kind.NO and given.plain and evidence is Evidence.GOOD:
        return advancing.withdraw(questions, interview)
    return silence(questions, interview)


def last_answered(interview: Interview) -> str:
    """The question that was answered last, or an empty text."""
    return interview.answers[-1][0] if interview.answers else ""


def about(questions: Questions, condition: str) -> str:
    """The main question that asks about a condition: "the one about fever"."""
    return questions.main_of[questions.question_for(condition)]


def reopen(questions: Questions, interview: Interview, question: str) -> Interview:
    """Forget the answer to a question with all that it brought, and put it next; what was found stays found.

    The question that is open comes after it. A complete interview is open again and needs its summary once more;
    a refusal stays what it is. A question that was not answered yet is only put first.
    """
    if interview.ending not in (None, Ending.COMPLETE) or question not in questions.by_id:
        return interview
    if interview.open == CONFIRM and not interview.ending:
        doubted = {interview.doubt, questions.main_of[interview.doubt]}
        return withdraw(questions, interview) if question in doubted else interview
    if interview.ending:
        interview = interview.but(ending=None, agenda=(SUMMARY,), rounds=0)
    gone = {question, *questions.below(question)}
    gone |= {OTHERWISE + each for each in gone}
    agenda = (question, *(each for each in interview.agenda if each not in gone))
    again = interview.without(*gone).but(agenda=agenda, read_back=None, reprompts=0, lead="again")
    return advance(questions, again)
