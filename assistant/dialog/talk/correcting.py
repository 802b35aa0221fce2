"""What changes an answer that was given before: a correction, and what is told in one breath with a stop."""

from __future__ import annotations

from assistant.dialog.effects import Record
from assistant.dialog.screening import answering, disclosure
from assistant.dialog.talk import general, interviewing
from assistant.dialog.turn import Turn

NOT_IN_OILS = "elsewhere"
"""The allergen, as intents.yaml names it, that stands for cats, dust, grass and their like."""


def correct(turn: Turn) -> None:
    """An earlier answer was wrong: its question is put again, the one that is open after it."""
    questions, interview = turn.data.questions, interviewing.opened(turn)
    condition = turn.slot("condition")
    question = answering.about(questions, condition) if condition else answering.last_answered(interview)
    if not question:
        interviewing.repeat(turn)
        return
    interviewing.go_on(turn, answering.reopen(questions, interview, question))


def told_with_a_stop(turn: Turn) -> bool:
    """Said in the same breath as a stop: both count, and the stop first."""
    said = turn.understood.intents if turn.understood else ()
    return any(each.name in ("STOP", "CONSENT_WITHDRAWN") for each in said)


def note_for_later(turn: Turn) -> None:
    """Told with a stop: asked about before any hands come back."""
    told = disclosure.disclosures(turn.understood) if turn.understood else ()
    turn.do(Record("disclosure"))
    turn.change(told_early=tuple(dict.fromkeys((*turn.now.told_early, *told))))
    turn.say("disclosure.before")
    general.repeat(turn)


def has_to_ask(turn: Turn) -> bool:
    """Something was told that has not been asked about, and there are answers that it may change."""
    return bool(turn.now.told_early) and interviewing.has_begun(turn)


def ask_what_was_told(turn: Turn) -> None:
    """Before anything goes on: what was told with a stop."""
    told = turn.now.told_early
    turn.change(told_early=(), interrupted=None)
    interviewing.take(turn, told)


def changes_nothing(turn: Turn) -> bool:
    """Told with hands on: an allergy to what no oil, cream or honey holds (safety.md, decision 16)."""
    told = disclosure.disclosures(turn.understood) if turn.understood else ()
    if turn.data.library.programs[turn.now.choice.program].gate:  # a cup may be of rubber
        return False
    return all(
        each.condition == "allergy" and each.allergens and set(each.allergens) <= {NOT_IN_OILS}
        for each in told
    )


def thank(turn: Turn) -> None:
    """It is good to know, and the hands go on."""
    turn.say("disclosure.nothing")


def note_late(turn: Turn) -> None:
    """Told when the hands are off: nothing is left to be changed, and they do not come back after it."""
    turn.change(left_off=None)
    turn.do(Record("disclosure"))
    turn.say("disclosure.before")
