"""Going back to a question that was answered before: a correction names it, or means the last one."""

from __future__ import annotations

from assistant.dialog.screening.advancing import advance, withdraw
from assistant.dialog.screening.interview import CONFIRM, OTHERWISE, SUMMARY, Ending, Interview
from assistant.dialog.screening.questions import Questions


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
