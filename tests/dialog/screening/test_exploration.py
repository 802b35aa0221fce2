"""Every state that the nine questions and their follow-ups can come to, under every answer."""

from __future__ import annotations

import random
from collections.abc import Hashable, Iterator
from itertools import chain, combinations

import pytest
from dialog.screening.exploring import (
    GOOD,
    WEAK,
    Exploration,
    Input,
    Move,
    inputs,
    step,
)

from assistant.coaching.program import Who
from assistant.coaching.restriction import Outcome, Restriction, meet
from assistant.dialog.screening import question_wording
from assistant.dialog.screening.answer_kinds import NO, NOT_SURE, YES, Kind, ScreeningAnswer
from assistant.dialog.screening.interview import CHANGE, CONFIRM, SUMMARY, Ending, Interview, found, outcome
from assistant.dialog.screening.questions import Expects, Question, Questions

pytestmark = pytest.mark.whole

MAINS = ("q0", "q1", "q2", "q3", "q4", "q5", "q6", "q7", "q8")
LONGEST = 500
"""More answers than any of the nine can take, however it is answered."""


@pytest.fixture(scope="module", params=MAINS)
def exploration(questions: Questions, request: pytest.FixtureRequest) -> Exploration:
    return Exploration(questions, request.param)


@pytest.fixture(scope="module")
def moves(exploration: Exploration) -> tuple[Move, ...]:
    return exploration.moves


def _asked(questions: Questions, move: Move) -> Question | None:
    """The question that the move answers with yes, no or not sure; None when it answers something else."""
    asked = questions.by_id.get(move.before.open)
    plain = asked and asked.expects is Expects.YES_NO and not move.before.read_back
    return asked if plain else None


def _kind(move: Move) -> Kind | None:
    return move.given[0].kind if move.given[0] else None


def test_nothing_is_allowed_while_anything_is_open(questions: Questions, moves: tuple[Move, ...]) -> None:
    for move in moves:
        allowed = outcome(questions, move.after)
        assert allowed is None or allowed.refused
        assert move.after.ending is not Ending.COMPLETE


def test_what_is_no_answer_never_advances(questions: Questions, moves: tuple[Move, ...]) -> None:
    for move in moves:
        if _kind(move) not in (None, Kind.UNCLEAR):
            continue
        assert move.after.answers == move.before.answers
        assert move.after.marks == move.before.marks
        if move.after.ending:
            refused = move.before.open == CONFIRM and move.after.ending is Ending.REFUSED
            assert refused or move.after.ending is Ending.UNANSWERED
        elif move.after.open != move.before.open:
            items = questions.by_id[move.before.open].items
            assert set(items) - {each for each, _ in move.before.answers} <= set(move.after.agenda)


def test_findings_only_accumulate(moves: tuple[Move, ...]) -> None:
    for move in moves:
        assert move.after.findings[: len(move.before.findings)] == move.before.findings


def test_not_sure_is_taken_as_the_restrictive_answer(questions: Questions, moves: tuple[Move, ...]) -> None:
    for move in moves:
        asked = _asked(questions, move)
        if not asked or _kind(move) is not Kind.NOT_SURE:
            continue
        restrictive = step(questions, move.before, (ScreeningAnswer(asked.restrictive), move.given[1]))
        if asked.not_sure is None:
            assert (move.after.agenda, move.after.findings, move.after.ending) == (
                restrictive.agenda,
                restrictive.findings,
                restrictive.ending,
            )
        else:
            assert move.after.findings == move.before.findings
            assert set(asked.not_sure.ask) <= {*move.after.agenda, *(each for each, _ in move.after.answers)}
            unsure = _never_sure(questions, move.after)
            assert meet(unsure, _never_sure(questions, restrictive)) == unsure


def _never_sure(questions: Questions, interview: Interview) -> Restriction:
    """What comes of it when nobody is ever sure again."""
    while not interview.ending and interview.open != SUMMARY:
        interview = step(questions, interview, (NOT_SURE, GOOD))
    return found(questions, interview)


def test_a_weak_answer_that_allows_more_is_marked_or_read_back(
    questions: Questions, moves: tuple[Move, ...]
) -> None:
    for move in moves:
        asked = _asked(questions, move)
        if asked and _kind(move) is asked.enabling and move.given[1] is WEAK:
            if asked.clears:
                assert move.after.read_back is asked.enabling
                assert (move.after.agenda, move.after.findings) == (move.before.agenda, move.before.findings)
            else:
                assert asked.id in move.after.marks


def test_no_yes_is_lost_on_the_way_to_the_summary(questions: Questions, moves: tuple[Move, ...]) -> None:
    for move in moves:
        if move.after.open != SUMMARY or move.after.ending:
            continue
        for question, given in move.after.answers:
            asked = questions.by_id[question]
            if given is asked.restrictive and asked.expects is Expects.YES_NO:
                assert found(questions, move.after).outcome is not Outcome.PASS
                assert all(
                    move.after.given(each) is not None or questions.by_id[each].items
                    for each in asked.exit(given).ask
                )


def test_a_strong_yes_to_one_of_the_seven_passes_only_when_it_is_taken_back(
    questions: Questions, exploration: Exploration, moves: tuple[Move, ...]
) -> None:
    for move in moves:
        if move.after.open == SUMMARY and not move.after.ending and not move.after.findings:
            taken_back = exploration.main in move.after.asked_again
            given = move.after.given(exploration.main)
            by_items = given in (None, Kind.NOT_SURE)
            assert given is questions.by_id[exploration.main].enabling or by_items or taken_back


def test_every_state_says_something_and_can_be_repeated_and_explained(
    questions: Questions, moves: tuple[Move, ...]
) -> None:
    for interview in {move.state: move.after for move in moves}.values():
        spoken = question_wording.question(questions, interview, "one one two")
        assert spoken
        assert all(key and text and "{" not in text for key, text in spoken)
        if not interview.ending:
            again = question_wording.repeat(questions, interview, "one one two")
            assert question_wording.why(questions, interview, "one one two")[1:] == again
            assert question_wording.skip(questions, interview, "one one two")[1:] == again


def test_every_state_comes_to_an_end(exploration: Exploration, moves: tuple[Move, ...]) -> None:
    assert len({move.state for move in moves}) > 50
    next_states: dict[Hashable, set[Hashable]] = {}
    for move in moves:
        next_states.setdefault(move.state, set()).add(move.next_state)
    assert _longest(next_states, moves[0].state) < LONGEST, exploration.main


def _longest(next_states: dict[Hashable, set[Hashable]], start: Hashable) -> int:
    """Answers on the longest way; fails on a circle, for then there is none."""
    length: dict[Hashable, int] = {}
    open_: set[Hashable] = set()
    path: list[tuple[Hashable, Iterator[Hashable]]] = [(start, iter(next_states[start]))]
    open_.add(start)
    while path:
        state, rest = path[-1]
        below = next(rest, None)
        if below is None:
            path.pop()
            open_.remove(state)
            length[state] = 1 + max((length[each] for each in next_states.get(state, ())), default=-1)
        elif below not in length:
            assert below not in open_
            open_.add(below)
            path.append((below, iter(next_states.get(below, ()))))
    return length[start]


def test_states_that_count_as_one_lead_to_the_same(
    questions: Questions, exploration: Exploration, moves: tuple[Move, ...]
) -> None:
    first = {move.state: move.before for move in moves}
    other = [
        move.after for move in moves if move.next_state in first and move.after != first[move.next_state]
    ]
    for interview in random.Random(0).sample(other, min(len(other), 150)):
        same = first[exploration.state(interview)]
        for given in inputs(questions, interview):
            ends = (exploration.state(step(questions, each, given)) for each in (interview, same))
            assert next(ends) == next(ends)


# -- the summary, with every choice of marks --

SOME = ("q0", "q2", "q4", "q6")


def _summaries(questions: Questions) -> Iterator[Interview]:
    answers = tuple((main, questions.by_id[main].enabling) for main in questions.order)
    for marks in chain.from_iterable(combinations(SOME, count) for count in range(len(SOME) + 1)):
        yield Interview(Who.PARTNER, slow=False, agenda=(SUMMARY,), answers=answers, marks=marks)


def test_the_summary_passes_only_on_one_strong_yes(questions: Questions) -> None:
    """Every choice of marks, and every way through what is then asked again by somebody healthy."""
    waiting = [(each, frozenset(each.marks)) for each in _summaries(questions)]
    seen = set(waiting)
    while waiting:
        before, weak = waiting.pop()
        assert before.open != SUMMARY or set(before.marks) == weak
        spoken = " ".join(text for _, text in question_wording.question(questions, before, ""))
        if before.open == SUMMARY and not before.reprompts:
            assert all(questions.by_id[each].name in spoken for each in weak)
        for given in _healthy_or_at_the_summary(questions, before):
            after = step(questions, before, given)
            if after.ending is Ending.COMPLETE:
                assert before.open == SUMMARY
                assert given == (YES, GOOD)
                assert outcome(questions, after) == Restriction()
            elif not after.ending:
                answered = {before.open} if before.open in questions.by_id else set()
                now = (weak - answered) | (answered if given[1] is WEAK else set())
                pair = (after, frozenset(now & {each for each, _ in after.answers}))
                if pair not in seen:
                    seen.add(pair)
                    waiting.append(pair)
            else:
                assert outcome(questions, after) is None
    assert len(seen) > 1_000


def _healthy_or_at_the_summary(questions: Questions, interview: Interview) -> tuple[Input, ...]:
    if interview.open in (SUMMARY, CHANGE):
        return tuple(each for each in inputs(questions, interview) if each != (NO, WEAK))
    enabling = ScreeningAnswer(questions.by_id[interview.open].enabling)
    return ((enabling, WEAK), (enabling, GOOD)) if interview.open in SOME else ((enabling, GOOD),)
