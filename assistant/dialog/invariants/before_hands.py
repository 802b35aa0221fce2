"""Nobody is touched before the questions are answered, nor after a no."""

from __future__ import annotations

from assistant.coaching.restriction import Outcome
from assistant.dialog.invariants.passage import LATCHING, Passage, coaching
from assistant.dialog.invariants.rule import rule
from assistant.dialog.screening.interview import Ending, unanswered


@rule(1, "No coaching while one of the eight questions is unanswered or waits to be confirmed.")
def coaching_is_screened(passage: Passage) -> bool:
    """The interview is complete, and nothing that an answer brought is open."""
    after = passage.after
    if not coaching(after):
        return True
    interview = after.interview
    return (
        interview is not None
        and interview.ending is Ending.COMPLETE
        and interview.read_back is None
        and not unanswered(passage.house.questions, interview)
    )


@rule(2, "No coaching after an emergency, an urgent sign or a referral.")
def a_refusal_latches(passage: Passage) -> bool:
    """Nor any other way out of it than to the end, or to another person."""
    after = passage.after
    latched = passage.past.latched and passage.same_person
    if latched and after.state not in (*LATCHING, "ended"):
        return False
    allowed = after.restriction is not None and after.restriction.outcome > Outcome.REFER
    return not coaching(after) or (allowed and not latched)


@rule(14, "What was not understood advances nothing, and counts as no answer.")
def mumbling_changes_nothing(passage: Passage) -> bool:
    """No answer is added, and no step is left for another."""
    if passage.event is None or passage.intents:
        return True
    before, after = passage.before, passage.after
    answered = before.interview is None or (
        after.interview is not None and after.interview.answers == before.interview.answers
    )
    return answered and after.place.step == before.place.step and not passage.puts_hands_on


@rule(15, "An answer that allows more, if it was not heard well, does not pass without being read back.")
def weak_permission_is_read_back(passage: Passage) -> bool:
    """It waits for its read-back, or is marked for the summary to name."""
    before, after = passage.before.interview, passage.after.interview
    if passage.good or passage.event is None or before is None or after is None:
        return True
    questions = passage.house.questions.by_id
    gained = [
        question
        for question, given in after.answers
        if before.given(question) != given and given is questions[question].enabling
    ]
    return all(question in after.marks for question in gained)


@rule(25, "Another person is screened anew, and nothing else forgets what hurt.")
def only_another_person_starts_afresh(passage: Passage) -> bool:
    """Whoever is forgotten must answer all questions again before any hands are on."""
    before, after = passage.before, passage.after
    if not passage.same_person:
        return after.restriction is None and not coaching(after)
    kept = set(before.comfort.reports) <= set(after.comfort.reports) or len(after.comfort.reports) > 0
    return after.comfort.total >= before.comfort.total and kept
