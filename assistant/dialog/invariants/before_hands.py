"""Nobody is touched before the questions are answered, nor after a no."""

from __future__ import annotations

from assistant.coaching.restriction import Outcome
from assistant.dialog.invariants.observed_turn import ObservedTurn, coaching, rule
from assistant.dialog.screening.answer_kinds import Kind
from assistant.dialog.screening.interview import Ending, Interview, outcome, unanswered
from assistant.dialog.screening.questions import Questions
from assistant.dialog.states import LATCHED, State
from assistant.understanding.understood import Evidence

NO_ANSWER = {"UNCLEAR", "AMBIGUOUS", "UNRECOGNISED"}
"""What may be a no or a yes, and is taken for none of them."""


@rule(1, "No coaching while one of the nine questions is unanswered or waits to be confirmed.")
def coaching_is_screened(passage: ObservedTurn) -> bool:
    """The interview is complete, nothing that an answer brought is open, and what it allows is what is obeyed."""
    after = passage.after
    if not coaching(after):
        return True
    interview = after.interview
    return (
        interview is not None
        and interview.ending is Ending.COMPLETE
        and interview.read_back is None
        and not interview.marks
        and not interview.refusal
        and outcome(passage.data.questions, interview) == after.restriction
        and not unanswered(passage.data.questions, interview)
    )


@rule(2, "No coaching after an emergency, an urgent sign or a referral.")
def a_refusal_latches(passage: ObservedTurn) -> bool:
    """Nor any other way out of it than to the end, or to another person; out of an emergency to the end alone."""
    after = passage.after
    if passage.before.state is State.EMERGENCY and after.state not in (State.EMERGENCY, State.ENDED):
        return False
    latched = passage.past.latched and passage.same_person
    if latched and after.state not in (*LATCHED, State.ENDED):
        return False
    allowed = after.restriction is not None and after.restriction.outcome > Outcome.REFER
    return not coaching(after) or (allowed and not latched)


@rule(14, "What was not understood advances nothing, and counts as no answer.")
def mumbling_changes_nothing(passage: ObservedTurn) -> bool:
    """No answer is added, and no step is left for another; nor does silence, or what may be a no, allow more."""
    before, after = passage.before, passage.after
    if set(passage.names) <= NO_ANSWER and gained(passage.data.questions, before.interview, after.interview):
        return False
    if passage.event is None or passage.intents:
        return True
    answered = before.interview is None or (
        after.interview is not None and after.interview.answers == before.interview.answers
    )
    return answered and after.place.step == before.place.step and not passage.puts_hands_on


@rule(15, "An answer that allows more, if it was not heard well, does not pass without being read back.")
def weak_permission_is_read_back(passage: ObservedTurn) -> bool:
    """It waits for its read-back, or is marked for the summary to name, which takes one yes that was heard well.

    What an earlier utterance told of a question, and was heard well, answers it when it comes up.
    """
    before, after = passage.before.interview, passage.after.interview
    if passage.good or before is None or after is None:
        return True
    if after.ending is Ending.COMPLETE and before.ending is not Ending.COMPLETE:
        return False
    questions = passage.data.questions
    told = {question for question, _, evidence in before.known if evidence is Evidence.GOOD}
    allowing = (question for question in gained(questions, before, after) if question not in told)
    return all(question in after.marks and not questions.by_id[question].clears for question in allowing)


@rule(25, "Another person is screened anew, and nothing else forgets what hurt.")
def only_another_person_starts_afresh(passage: ObservedTurn) -> bool:
    """Whoever is forgotten must answer all questions again before any hands are on; and after the program was cut off
    nothing goes on before somebody has said that it is the same person."""
    before, after = passage.before, passage.after
    if coaching(after) and after.cut_off is not None:
        return False
    if not passage.same_person:
        return after.restriction is None and not coaching(after)
    reports = dict(after.comfort.reports)
    kept = all(reports.get(zone, 0) >= count for zone, count in passage.known.reports)
    ended = after.comfort.ended or not before.comfort.ended
    return after.comfort.total >= before.comfort.total and kept and ended


def gained(questions: Questions, before: Interview | None, after: Interview | None) -> list[str]:
    """Questions that have an answer now that allows more, and had not before."""
    if after is None:
        return []
    had = dict[str, Kind](before.answers) if before else {}
    return [
        question
        for question, given in after.answers
        if had.get(question) != given and given is questions.by_id[question].enabling
    ]
