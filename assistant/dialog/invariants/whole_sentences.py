"""A sentence is taken whole: it settles one question, wishes one thing, and lets nothing happen by half."""

from __future__ import annotations

from assistant.dialog.attention import SETTLING
from assistant.dialog.invariants.before_hands import gained
from assistant.dialog.invariants.passage import Passage, coaching
from assistant.dialog.invariants.rule import rule
from assistant.dialog.screening.answers import Kind
from assistant.dialog.screening.interview import Ending
from assistant.dialog.states import State


@rule(39, "One utterance settles at most one question, the one that was open when it began.")
def one_question_at_a_time(passage: Passage) -> bool:
    """Of answers that allow more at most one is new, and of the things to get ready at most one is done."""
    before, after = passage.before, passage.after
    if passage.event is None or not passage.same_person:
        return True
    answered = _settled(passage)
    prepared = after.place.item - before.place.item if before.state is after.state is State.PREPARING else 0
    begun = after.steps_begun - before.steps_begun
    return len(answered) <= 1 and prepared <= 1 and begun <= 1


@rule(40, "It gets firmer only through a wish of its own that was understood to its last word.")
def only_a_whole_wish_raises(passage: Passage) -> bool:
    """And never at anything else that speaks of firmness."""
    if not passage.same_person or passage.after.comfort.level <= passage.before.comfort.level:
        return True
    wished = any(intent.name == "FIRMER" and intent.sure for intent in passage.intents)
    return wished and passage.event is not None and not passage.event.unexplained


@rule(41, "An answer that lets more happen does not count while words of its utterance are unexplained.")
def nothing_by_half(passage: Passage) -> bool:
    """No answer that allows more, no end of the questions, no hands on; it is read back instead."""
    event, before, after = passage.event, passage.before, passage.after
    if event is None or not event.unexplained or not passage.same_person:
        return True
    if any(name not in SETTLING for name in passage.names):  # what protects may bring a plan to its end
        return not passage.puts_hands_on
    interview, was = after.interview, before.interview
    completed = (
        interview is not None
        and interview.ending is Ending.COMPLETE
        and (was is None or was.ending is not Ending.COMPLETE)
    )
    answered = _settled(passage)
    return not completed and not answered and not passage.puts_hands_on


@rule(44, "In an emergency whatever is said is answered by what to do, and lowers nothing.")
def an_emergency_says_what_to_do(passage: Passage) -> bool:
    """Once its utterance has ended, and until all is over."""
    event = passage.event
    if event is None or not event.final or not event.text or passage.before.state is not State.EMERGENCY:
        return True
    advice = {text for _, text in passage.before.last}
    repeated = not advice or any(say.text in advice for say in passage.said)
    graver = any(say.key.startswith("red.") for say in passage.said)
    heard_before = not passage.fresh and not passage.said
    return (
        passage.after.state is State.EMERGENCY
        and not coaching(passage.after)
        and (repeated or graver or heard_before)
    )


def _settled(passage: Passage) -> list[str]:
    """Questions that have an answer now which allows more, apart from what an earlier utterance told of them."""
    was = passage.before.interview
    told = {(question, answer.kind) for question, answer, _ in was.known} if was else set()
    named = {question for question, kind in told if kind in (Kind.AREA, Kind.ALLERGY)}
    now = passage.after.interview
    return [
        question
        for question in gained(passage.house.questions, was, now)
        if now is None or ((question, now.given(question)) not in told and question not in named)
    ]
