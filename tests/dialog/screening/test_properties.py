"""What holds for whole interviews, whatever is said, in whatever order, with conditions told at any time."""

from __future__ import annotations

from dataclasses import replace

import pytest
from dialog.screening.exploring import GOOD, WEAK, Input, step
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.coaching.program import Who
from assistant.coaching.restriction import Outcome, Restriction, meet
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
from assistant.dialog.screening.answering import disclose
from assistant.dialog.screening.disclosure import Disclosure
from assistant.dialog.screening.interview import SUMMARY, Ending, Interview, begin, found, outcome, unanswered
from assistant.dialog.screening.questions import Expects
from assistant.dialog.screening.soundness import load_questions
from assistant.understanding.understood import Evidence

QUESTIONS = load_questions()
AREAS = tuple(QUESTIONS.maps["here"])
ENOUGH = 1500
"""Answers after which every interview has ended."""

evidences = st.sampled_from((WEAK, GOOD))
anything: st.SearchStrategy[ScreeningAnswer | None] = st.one_of(
    st.sampled_from((YES, NO, NOT_SURE, SOFT_NO, UNCLEAR, None)),
    st.sampled_from(AREAS).map(area),
    st.sampled_from(("nut", "soy", "bee", "other", "cats")).map(allergy),
    st.sampled_from((*QUESTIONS.conditions, "gout")).map(condition),
)
fitting = st.sampled_from(("enabling", "restrictive", "not_sure"))
mostly_healthy = st.lists(st.just(("enabling", GOOD)), min_size=2, max_size=9)
"""Stretches of healthy answers, so that many interviews come far."""
says = st.lists(
    st.tuples(mostly_healthy, st.tuples(st.one_of(fitting, anything), evidences)), min_size=3, max_size=8
).map(lambda stretches: [each for healthy, other in stretches for each in (*healthy, other)])
starts = st.builds(
    lambda slow, who: begin(QUESTIONS, slow=slow, who=who), st.booleans(), st.sampled_from(tuple(Who))
)


def _input(interview: Interview, said: str | ScreeningAnswer | None, evidence: Evidence) -> Input:
    if not isinstance(said, str):
        return said, evidence
    asked = QUESTIONS.by_id.get(interview.open)
    if said == "not_sure":
        return NOT_SURE, evidence
    if asked is None or interview.read_back:
        return (YES if said == "enabling" else NO), evidence
    named = any(each == asked.id for each, _ in interview.named)
    if asked.expects is not Expects.YES_NO and not named:
        return (area("neck") if asked.expects is Expects.AREA else allergy("nut")), evidence
    return ScreeningAnswer(asked.enabling if said == "enabling" else asked.restrictive), evidence


class Witness:
    """Keeps its own account of what was answered, and how surely."""

    def __init__(self) -> None:
        self.sure: dict[str, bool] = {}
        """Every question that was answered with what allows more; whether that was certain."""

    def see(self, before: Interview, given: Input, after: Interview) -> None:
        said, evidence = given
        asked = QUESTIONS.by_id.get(before.open)
        if said is None or asked is None or asked.expects is not Expects.YES_NO:
            return
        enabling = {Kind.YES: Kind.YES, Kind.NO: Kind.NO}.get(said.kind) is asked.enabling
        if after.given(asked.id) is asked.enabling and (enabling or before.read_back):
            self.sure[asked.id] = evidence is GOOD


@settings(max_examples=400)
@given(starts, says)
def test_nobody_passes_by_silence_noise_or_doubt(
    start: Interview, said: list[tuple[str | ScreeningAnswer | None, Evidence]]
) -> None:
    interview, witness = start, Witness()
    for each, evidence in said:
        before, spoken = interview, _input(interview, each, evidence)
        interview = step(QUESTIONS, before, spoken)
        witness.see(before, spoken, interview)

        was, is_ = found(QUESTIONS, before), found(QUESTIONS, interview)
        assert meet(was, is_) == is_
        if spoken[0] in (None, UNCLEAR):
            assert interview.answers == before.answers
        if interview.ending is Ending.COMPLETE and before.ending is None:
            assert before.open == SUMMARY
            assert spoken == (YES, GOOD)
        if interview.open == SUMMARY and interview.ending is None:
            for question, given_ in interview.answers:
                if given_ is QUESTIONS.by_id[question].enabling and not witness.sure.get(question, True):
                    assert question in interview.marks
                    assert not QUESTIONS.by_id[question].clears
        allowed = outcome(QUESTIONS, interview)
        if allowed is not None and not allowed.refused:
            assert interview.ending is Ending.COMPLETE
            assert not unanswered(QUESTIONS, interview)
            restricted = [
                question
                for question, given_ in interview.answers
                if QUESTIONS.by_id[question].expects is Expects.YES_NO
                and given_ is QUESTIONS.by_id[question].restrictive
            ]
            assert not (restricted and allowed.outcome is Outcome.PASS)


@settings(max_examples=60)
@given(starts, st.lists(st.tuples(st.one_of(fitting, anything), evidences), min_size=1, max_size=12))
def test_whatever_is_said_over_and_over_it_ends(
    start: Interview, said: list[tuple[str | ScreeningAnswer | None, Evidence]]
) -> None:
    interview, count = start, 0
    while not interview.ending:
        each, evidence = said[count % len(said)]
        interview = step(QUESTIONS, interview, _input(interview, each, evidence))
        count += 1
        assert count < ENOUGH


@settings(max_examples=200)
@given(starts, says, st.sampled_from(tuple(QUESTIONS.conditions)))
def test_a_disclosure_never_allows_more(
    start: Interview, said: list[tuple[str | ScreeningAnswer | None, Evidence]], told: str
) -> None:
    interview = start
    for each, evidence in said:
        interview = step(QUESTIONS, interview, _input(interview, each, evidence))
    before = outcome(QUESTIONS, interview)
    disclosed = disclose(QUESTIONS, interview, Disclosure(told))
    while not disclosed.ending:
        disclosed = step(QUESTIONS, disclosed, _input(disclosed, "enabling", GOOD))
    after = outcome(QUESTIONS, disclosed)
    if before is not None and after is not None:
        assert meet(before, after) == after
    definite = bool(QUESTIONS.conditions[told].to)
    if interview.ending in (None, Ending.COMPLETE) and after is not None and definite:
        assert after.outcome is not Outcome.PASS or _taken_back(disclosed, told)


def _taken_back(interview: Interview, told: str) -> bool:
    return QUESTIONS.question_for(told) in interview.asked_again


@pytest.mark.parametrize("slow", [False, True])
@given(
    hazards=st.frozensets(st.sampled_from(tuple(QUESTIONS.conditions)), max_size=3),
    more=st.sampled_from(tuple(QUESTIONS.conditions)),
)
@settings(max_examples=100)
def test_one_more_hazard_never_allows_more(slow: bool, hazards: frozenset[str], more: str) -> None:
    fewer, all_ = (_with(slow, each) for each in (hazards, hazards | {more}))
    assert _allows_no_more(all_, fewer)


def _with(slow: bool, hazards: frozenset[str]) -> Restriction:
    interview = begin(QUESTIONS, slow=slow)
    for hazard in sorted(hazards):
        interview = step(QUESTIONS, interview, (condition(hazard), GOOD))
        while not interview.ending and interview.open not in (*QUESTIONS.order, *QUESTIONS.items):
            interview = step(QUESTIONS, interview, _input(interview, "enabling", GOOD))
    while not interview.ending:
        interview = step(QUESTIONS, interview, _input(interview, "enabling", GOOD))
    return found(QUESTIONS, interview)


def _allows_no_more(restriction: Restriction, than: Restriction) -> bool:
    return restriction.refused or meet(restriction, than) == replace(restriction)
