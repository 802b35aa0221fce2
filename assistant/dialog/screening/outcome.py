"""What an interview allows."""

from __future__ import annotations

from functools import reduce

from assistant.coaching.restriction import Restriction, meet
from assistant.dialog.screening.interview import Ending, Interview, unanswered
from assistant.dialog.screening.questions import Questions


def complete(questions: Questions, interview: Interview) -> bool:
    """There is an outcome: a refusal, or every question answered and the summary confirmed."""
    if interview.ending is Ending.REFUSED:
        return True
    return interview.ending is Ending.COMPLETE and not unanswered(questions, interview)


def outcome(questions: Questions, interview: Interview) -> Restriction | None:
    """What the answers allow; None while anything is unanswered or waits for confirmation."""
    return found(questions, interview) if complete(questions, interview) else None


def found(questions: Questions, interview: Interview) -> Restriction:
    """What is known so far: the meet of all findings, whatever their order."""
    return reduce(meet, (_restriction(questions, *each) for each in interview.findings), Restriction())


def _restriction(questions: Questions, finding: str, area: str) -> Restriction:
    known = questions.finding[finding]
    around = questions.maps[known.around][area] if area else ()
    return known.restriction(frozenset(around))
