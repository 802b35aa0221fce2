"""Walking through all that can be answered, and telling states apart only by what can still matter."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import cached_property

from assistant.coaching.program import Who
from assistant.dialog.screening.advancing import contradicted
from assistant.dialog.screening.answer_kinds import (
    NO,
    NOT_SURE,
    SOFT_NO,
    UNCLEAR,
    YES,
    ScreeningAnswer,
    allergy,
    area,
)
from assistant.dialog.screening.answering import answer, silence
from assistant.dialog.screening.interview import CONFIRM, OTHERWISE, SUMMARY, Interview, unanswered
from assistant.dialog.screening.questions import Expects, Questions
from assistant.understanding.understood import Evidence

WEAK, GOOD = Evidence.WEAK, Evidence.GOOD

Input = tuple[ScreeningAnswer | None, Evidence]
"""An answer and how sure it is; None is silence."""

PLAIN: tuple[Input, ...] = (
    *((each, evidence) for each in (YES, NO, NOT_SURE) for evidence in (WEAK, GOOD)),
    (SOFT_NO, GOOD),
    (UNCLEAR, GOOD),
    (None, GOOD),
)
NAMED: dict[Expects, tuple[Input, ...]] = {
    Expects.YES_NO: (),
    Expects.AREA: tuple((area(each), evidence) for each in ("neck", "calf") for evidence in (WEAK, GOOD)),
    Expects.ALLERGY: tuple(
        (allergy(each), evidence) for each in ("nut", "cats") for evidence in (WEAK, GOOD)
    ),
}


def inputs(questions: Questions, interview: Interview) -> tuple[Input, ...]:
    """All that may be said to the open question."""
    asked = questions.by_id.get(interview.open)
    return PLAIN + NAMED[asked.expects] if asked else PLAIN


def step(questions: Questions, interview: Interview, given: Input) -> Interview:
    """The interview after one answer, or one silence."""
    said, evidence = given
    return silence(questions, interview) if said is None else answer(questions, interview, said, evidence)


@dataclass(frozen=True)
class Move:
    """One answer in one state."""

    before: Interview
    given: Input
    after: Interview
    state: Hashable
    """Before."""
    next_state: Hashable
    """After."""


@dataclass
class Exploration:
    """One main question with all that may follow it; the others have been answered.

    Two interviews are one state when they differ only in branches that are closed, in what is marked, and in how
    much was found rather than in whether anything was.
    """

    questions: Questions
    main: str

    @cached_property
    def moves(self) -> tuple[Move, ...]:
        """Every answer in every state."""
        return tuple(self._walk())

    def state(self, interview: Interview) -> Hashable:
        """All of an interview that what comes next can depend on."""
        questions = self.questions
        if interview.ending:
            return interview.ending, interview.open, bool(interview.findings)
        clearing = any(each in questions.by_id and questions.by_id[each].clears for each in interview.agenda)
        doubt = interview.doubt if clearing or interview.open == CONFIRM else ""
        pending_again = frozenset(unanswered(questions, interview)) - {*interview.agenda, self.main}
        future = self._future((*interview.agenda, *pending_again, doubt))
        if interview.open == CONFIRM and contradicted(questions, interview):
            future = self._future(interview.agenda) | {doubt}
        pending = (each.removeprefix(OTHERWISE) for each in interview.agenda if each.startswith(OTHERWISE))
        return (
            interview.agenda,
            interview.read_back,
            interview.refusal,
            interview.reprompts,
            doubt,
            frozenset(interview.asked_again) & future,
            frozenset(question for question, _ in interview.answers) & future,
            frozenset(value for question, value in interview.named if question == interview.open),
            tuple(self._any_part(interview, each) for each in pending),
            bool(interview.findings),
            pending_again,
        )

    def _walk(self) -> Iterator[Move]:
        others = (each for each in self.questions.order if each != self.main)
        answers = tuple((each, self.questions.by_id[each].enabling) for each in others)
        start = Interview(Who.PARTNER, slow=False, agenda=(self.main, SUMMARY), answers=answers)
        seen = {self.state(start)}
        waiting = [start]
        while waiting:
            before = waiting.pop()
            state = self.state(before)
            for given in inputs(self.questions, before):
                after = step(self.questions, before, given)
                next_state = self.state(after)
                yield Move(before, given, after, state, next_state)
                if next_state not in seen:
                    seen.add(next_state)
                    if not after.ending and after.open != SUMMARY:
                        waiting.append(after)

    def _future(self, agenda: tuple[str, ...]) -> frozenset[str]:
        return frozenset().union(*(self._below[each] for each in agenda if each in self._below))

    @cached_property
    def _below(self) -> dict[str, frozenset[str]]:
        return {each: frozenset((each, *self.questions.below(each))) for each in self.questions.by_id}

    def _any_part(self, interview: Interview, question: str) -> bool:
        asked = self.questions.by_id[question]
        parts = {*asked.items, *(each for _, way in asked.exits() for each in way.ask)}
        return any(interview.restricted(self.questions, part) for part in parts)
