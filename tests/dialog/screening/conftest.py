"""Interviews written as short scripts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.coaching.program import Who
from assistant.dialog.screening.answer_kinds import (
    NO,
    NOT_SURE,
    SOFT_NO,
    UNCLEAR,
    YES,
    Kind,
    ScreeningAnswer,
    allergy,
    area,
    condition,
)
from assistant.dialog.screening.answering import answer, silence
from assistant.dialog.screening.interview import Interview, begin
from assistant.dialog.screening.question_wording import question
from assistant.dialog.screening.questions import Expects, Questions
from assistant.dialog.screening.soundness import load_questions
from assistant.understanding.understood import Evidence

Play = Callable[..., Interview]

WORDS = {"y": YES, "n": NO, "?": NOT_SURE, "s": SOFT_NO, "u": UNCLEAR}
NAMES = {"@": area, "#": allergy, "!": condition}


@pytest.fixture(scope="session")
def questions() -> Questions:
    return load_questions()


@pytest.fixture(scope="session")
def play(questions: Questions) -> Play:
    """Play a script from the beginning, or go on from `at`.

    y, n, ? are yes, no, not sure; s is "not really", u is unclear, - is silence; @neck, #nut, !pregnant name an
    area, an allergy, a condition; a ~ behind makes it weak. "q3:" gives the healthy answers up to that question,
    and "." gives them to the end, the summary included.
    """

    def play(
        script: str, *, at: Interview | None = None, slow: bool = False, who: Who = Who.PARTNER
    ) -> Interview:
        interview = at or begin(questions, slow=slow, who=who)
        for token in script.split():
            interview = _play(questions, interview, token)
        return interview

    return play


@pytest.fixture(scope="session")
def say(questions: Questions) -> Callable[[Interview], str]:
    """All that is said now, as one text."""
    return lambda interview: " ".join(text for _, text in question(questions, interview, "one one two"))


def _play(questions: Questions, interview: Interview, token: str) -> Interview:
    if token.endswith(":") or token == ".":
        while not interview.ending and interview.open != token.removesuffix(":"):
            interview = answer(questions, interview, healthy(questions, interview), Evidence.GOOD)
        return interview
    if token == "-":
        return silence(questions, interview)
    evidence = Evidence.WEAK if token.endswith("~") else Evidence.GOOD
    return answer(questions, interview, _answer(token.removesuffix("~")), evidence)


def _answer(token: str) -> ScreeningAnswer:
    return NAMES[token[0]](token[1:]) if token[0] in NAMES else WORDS[token]


def healthy(questions: Questions, interview: Interview) -> ScreeningAnswer:
    """What somebody would say now who has no trouble, or the least there may be."""
    if interview.open not in questions.by_id or interview.read_back:
        return YES
    asked = questions.by_id[interview.open]
    if asked.expects is not Expects.YES_NO and not any(each == asked.id for each, _ in interview.named):
        return area("neck") if asked.expects is Expects.AREA else allergy("nut")
    return YES if asked.enabling is Kind.YES else NO
