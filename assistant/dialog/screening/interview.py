"""Where an interview stands, as one value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import reduce
from typing import Any

from assistant.coaching.program import Who
from assistant.coaching.restriction import Restriction, meet
from assistant.dialog.screening.answer_kinds import Kind, ScreeningAnswer
from assistant.dialog.screening.questions import Expects, Questions
from assistant.understanding.understood import Evidence

SUMMARY = "@summary"
"""What was heard is said once more, and needs one strong yes."""
CHANGE = "@change"
"""The summary was not right: what was not?"""
CONFIRM = "@confirm"
"""A refusal rests on something that may have been misheard."""
OTHERWISE = "@otherwise:"
"""Not asked: after a yes, this looks whether any part of the question was not denied, and what follows then."""
Known = tuple[str, ScreeningAnswer, Evidence]
"""A question that may come, what was told of it before it was asked, and how surely."""


class Ending(StrEnum):
    """Why nothing more is asked."""

    COMPLETE = "complete"
    """Every question is answered, and the summary was right."""
    REFUSED = "refused"
    """No massage: a referral, or an emergency."""
    UNANSWERED = "unanswered"
    """Nobody answered. Nothing is known, so there is no massage either."""
    STOPPED = "stopped"
    """They wanted no more questions."""


@dataclass(frozen=True, slots=True)
class Interview:
    """An interview at one moment. Functions make the next one of it; nothing changes it."""

    who: Who
    """Whose hands will work; in both cases the one who is massaged answers."""
    slow: bool
    """Every item is asked by itself."""
    agenda: tuple[str, ...]
    """What is still to be asked, the open question first."""
    lead: str = ""
    """Name of the phrase that is spoken before the open question."""
    answers: tuple[tuple[str, Kind], ...] = ()
    """Question and answer, as they came."""
    named: tuple[tuple[str, str], ...] = ()
    """Question, and the area or the allergy that answered it."""
    sides: tuple[tuple[str, str, str], ...] = ()
    """Question, area, and the side of it that was named."""
    known: tuple[Known, ...] = ()
    """What was told of questions that have not come yet: they are not asked."""
    findings: tuple[tuple[str, str], ...] = ()
    """Finding, and the area that it is about or an empty text."""
    marks: tuple[str, ...] = ()
    """Questions whose enabling answer was weak: the summary names them."""
    read_back: Kind | None = None
    """An answer to the open question that waits for "is that right?"."""
    doubt: str = ""
    """The last question that was answered restrictively, if that was weak."""
    refusal: str = ""
    """The finding that waits for CONFIRM."""
    asked_again: tuple[str, ...] = ()
    """Questions that were put again because what was heard was denied; it happens once to each."""
    reprompts: int = 0
    """How often the open question has gone without an answer."""
    heard: bool = False
    """Somebody has spoken, whether or not it was an answer."""
    rounds: int = 0
    """How often the summary has sent questions round again."""
    ending: Ending | None = None

    @property
    def open(self) -> str:
        """Id of the open question, or one of the names above."""
        return self.agenda[0]

    def but(self, **changes: Any) -> Interview:
        """The same interview with some fields changed."""
        return replace(self, **changes)

    def given(self, question: str) -> Kind | None:
        """How a question was answered."""
        return next((given for each, given in self.answers if each == question), None)

    def restricted(self, questions: Questions, question: str) -> bool:
        """A question was answered, and not with the answer that allows more."""
        return self.given(question) not in (None, questions.by_id[question].enabling)

    def marked(self, question: str) -> Interview:
        """The same interview with a question for the summary to name."""
        return self.but(marks=tuple(dict.fromkeys((*self.marks, question))))

    def without(self, *forgotten: str) -> Interview:
        """The same interview with some questions unanswered. What was found stays found."""
        return self.but(
            answers=tuple(each for each in self.answers if each[0] not in forgotten),
            named=tuple(each for each in self.named if each[0] not in forgotten),
            sides=tuple(each for each in self.sides if each[0] not in forgotten),
            known=tuple(each for each in self.known if each[0] not in forgotten),
            marks=tuple(each for each in self.marks if each not in forgotten),
        )


def begin(questions: Questions, *, slow: bool = False, who: Who = Who.PARTNER) -> Interview:
    """The start of an interview."""
    lead = "preamble_self" if who is Who.SELF else "preamble"
    return Interview(who=Who(who), slow=slow, agenda=(*whole(questions, slow), SUMMARY), lead=lead)


def whole(questions: Questions, slow: bool) -> tuple[str, ...]:
    """Everything that is asked of everybody."""
    return questions.items if slow else questions.order


def unanswered(questions: Questions, interview: Interview) -> tuple[str, ...]:
    """What must still be asked: main questions, and whatever an answer brought."""
    brought = (
        each
        for question, given in interview.answers
        if questions.by_id[question].expects is Expects.YES_NO
        for each in questions.by_id[question].exit(given).ask
    )
    needed = dict.fromkeys((*questions.order, *brought))
    return tuple(each for each in needed if not _answered(questions, interview, each))


def _answered(questions: Questions, interview: Interview, question: str) -> bool:
    """It has an answer as a whole, or in each of its items."""
    items = questions.by_id[question].items
    by_items = bool(items) and all(interview.given(item) is not None for item in items)
    return by_items or interview.given(question) is not None


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
