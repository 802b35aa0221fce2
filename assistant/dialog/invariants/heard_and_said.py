"""Sentences, heard and spoken: heard they are taken whole, spoken they name nothing closed and come to an end."""

from __future__ import annotations

from assistant.coaching.lexicon import Term
from assistant.dialog.effects import Say
from assistant.dialog.invariants.before_hands import gained
from assistant.dialog.invariants.observed_turn import ObservedTurn, coaching, rule
from assistant.dialog.screening.answer_kinds import Kind
from assistant.dialog.screening.interview import Ending
from assistant.dialog.states import State
from assistant.dialog.triggers import SETTLING


@rule(39, "One utterance settles at most one question, the one that was open when it began.")
def one_question_at_a_time(passage: ObservedTurn) -> bool:
    """Of answers that allow more at most one is new, and of the things to get ready at most one is done."""
    before, after = passage.before, passage.after
    if passage.event is None or not passage.same_person:
        return True
    answered = _settled(passage)
    prepared = after.place.item - before.place.item if before.state is after.state is State.PREPARING else 0
    begun = after.steps_begun - before.steps_begun
    return len(answered) <= 1 and prepared <= 1 and begun <= 1


@rule(40, "It gets firmer only through a wish of its own that was understood to its last word.")
def only_a_whole_wish_raises(passage: ObservedTurn) -> bool:
    """The level rises only at a clear wish for firmer that is understood to its last word."""
    if not passage.same_person or passage.after.comfort.level <= passage.before.comfort.level:
        return True
    wished = any(intent.name == "FIRMER" and intent.sure for intent in passage.intents)
    return wished and passage.event is not None and not passage.event.unexplained


@rule(41, "An answer that lets more happen does not count while words of its utterance are unexplained.")
def nothing_by_half(passage: ObservedTurn) -> bool:
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
def an_emergency_says_what_to_do(passage: ObservedTurn) -> bool:
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


def _settled(passage: ObservedTurn) -> list[str]:
    """Questions that have an answer now which allows more, apart from what an earlier utterance told of them."""
    was = passage.before.interview
    told = {(question, answer.kind) for question, answer, _ in was.known} if was else set()
    if (
        passage.after.known and passage.after.remembered
    ):  # and from what an earlier session told (decision 20)
        told |= set(passage.after.remembered.answers)
    named = {question for question, kind in told if kind in (Kind.AREA, Kind.ALLERGY)}
    now = passage.after.interview
    return [
        question
        for question in gained(passage.data.questions, was, now)
        if now is None or ((question, now.given(question)) not in told and question not in named)
    ]


AROUND = ("prepare.", "rest", "aftercare.")
"""Keys of what is told to the hands before they are on, and after."""
ANSWERS = "answer."
"""How the keys of answers begin."""
AHEAD = (".change", "status.what_next")
"""In the keys of what is told of the next step: that may open what is left out for this round only."""


@rule(42, "No spoken sentence names a zone that is closed, or that has no step.")
def nothing_closed_is_named(passage: ObservedTurn) -> bool:
    """Nothing that is said while hands are on, or told for before and after; an answer may name what was asked about.

    It may also speak of what this massage does not come to, as long as it is open.

    Hands off, the one who told of a place hears that it was understood: those words are for no hands.
    """
    guiding = coaching(passage.after)
    said = [each for each in passage.said if guiding or each.key.startswith(AROUND)]
    return all(_may_be_named(passage, each, term) for each in said for term in _terms(passage, each.text))


def _terms(passage: ObservedTurn, text: str) -> tuple[Term, ...]:
    return passage.data.library.lexicon.terms(text)


def _may_be_named(passage: ObservedTurn, say: Say, term: Term) -> bool:
    now = passage.after
    if term.zones & _asked_about(passage):
        return True
    barred = now.comfort.closed | (now.restriction.zones_out if now.restriction else frozenset())
    if not any(key in say.key for key in AHEAD):
        barred |= now.comfort.skipped
    if now.plan is None or not coaching(now) or say.key.startswith((ANSWERS, *AROUND)):
        return term.zones.isdisjoint(barred)
    worked = {segment.zone.id for step in now.plan.steps for segment in step.path}
    return term.zones.isdisjoint(barred) and not term.zones.isdisjoint(worked)


def _asked_about(passage: ObservedTurn) -> frozenset[str]:
    """Zones that the person named in this breath."""
    if passage.event is None:
        return frozenset()
    areas = passage.data.library.areas
    slots = (zone for intent in passage.intents for zone in areas.get(intent.slot("area") or "", ()))
    return passage.data.library.lexicon.named(passage.event.text) | frozenset(slots)


REPROMPTS = 2


@rule(22, "Repeat says it again and changes no level, count, zone or time.")
def repeat_changes_nothing(passage: ObservedTurn) -> bool:
    """Where "repeat" was all that was said; other words beside it may change something."""
    if passage.names != ("REPEAT",):
        return True
    before, after = passage.before, passage.after
    return (
        after.state == before.state
        and after.comfort == before.comfort
        and after.place == before.place
        and after.plan == before.plan
        and _answers(after.interview) == _answers(before.interview)
    )


@rule(28, "No question is put again and again to nobody.")
def questions_end(passage: ObservedTurn) -> bool:
    """Twice more at the most, before something else is done about it."""
    interview = passage.after.interview
    return interview is None or interview.reprompts <= REPROMPTS


@rule(29, "Whoever was touched is told how to rise, except where help comes first.")
def aftercare_is_told(passage: ObservedTurn) -> bool:
    """The aftercare is told before the session ends, whatever way it ends."""
    before, after = passage.before, passage.after
    ends = after.state is State.ENDED and before.state is not State.ENDED
    if not ends or before.steps_begun == 0 or before.state is State.EMERGENCY or passage.tick.mute:
        return True
    return passage.past.aftercare or any(say.key.startswith("aftercare") for say in passage.said)


def _answers(interview: object) -> object:
    return getattr(interview, "answers", None)


@rule(43, "A line that guards is heard before the movement that it guards, every time.")
def what_guards_comes_first(passage: ObservedTurn) -> bool:
    """Whenever a step begins its instruction has all of them in it, and the movement behind them."""
    here = passage.at
    if not passage.step_began or not coaching(passage.after) or here is None:
        return True
    told = " ".join(say.text for say in passage.said if say.key == f"step.{here.id}")
    return all(told.partition(line)[2].strip(" .") for line in here.must)
