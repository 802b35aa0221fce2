"""Picking from what was named: the second one, number three, the same as last time."""

from __future__ import annotations

from assistant.dialog.conversation import Choice
from assistant.dialog.talk import choosing, general, offering
from assistant.dialog.triggers import Trigger
from assistant.dialog.turn import Turn


def pick(turn: Turn) -> None:
    """One of those that were named, or of all by their numbers."""
    if turn.slot("number"):
        choosing.take(turn, f"p{int(turn.slot('number')):02}")
        return
    named = turn.now.named or tuple(each.id for each in offering.all_there_is(turn))
    match turn.slot("place"):
        case "other":
            offering.offer_other(turn)
        case "that" if offering.is_offered(turn):
            offering.take_offered(turn)
        case "last":
            choosing.take(turn, named[-1])
        case place if place.isdecimal() and int(place) <= len(named):
            choosing.take(turn, named[int(place) - 1])
        case _:
            general.repeat(turn)


def pick_minutes(turn: Turn) -> None:
    """One of the lengths that were offered, or a bare number of minutes."""
    if turn.slot("number"):
        choosing.take_length(turn, int(turn.slot("number")))
        return
    lengths = choosing.lengths(turn)
    place = turn.slot("place")
    index = int(place) - 1 if place.isdecimal() else len(lengths) - 1
    choosing.take_length(turn, lengths[min(index, len(lengths) - 1)])


def take_any_minutes(turn: Turn) -> None:
    """They do not mind how long: the shortest that was offered."""
    choosing.take_length(turn, choosing.lengths(turn)[0])


def is_asked_minutes(turn: Turn) -> bool:
    """The massage is chosen, and how long is open."""
    return bool(turn.now.choice.program) and not turn.now.choice.minutes


def is_for_minutes(turn: Turn) -> bool:
    """What is picked is a length: no other massage was asked for."""
    return is_asked_minutes(turn) and turn.slot("place") not in ("other", "that")


def is_of_the_list(turn: Turn) -> bool:
    """A bare number is one of the list as long as no massage is chosen."""
    return not turn.now.choice.program and _is_said_twice(turn, "PICK")


def is_taken_for_minutes(turn: Turn) -> bool:
    """A bare number, once the massage is chosen, is a length, which the minutes take."""
    return bool(turn.now.choice.program) and _is_said_twice(turn, "MINUTES")


def describe(turn: Turn) -> None:
    """It was only asked about: what it is, and whether it shall be this one."""
    program = turn.data.library.programs[turn.slot("program")]
    turn.tell("choose.about", program.about)
    turn.change(named=(program.id,))
    offering.offer(turn, program.id)


def is_only_asked_about(turn: Turn) -> bool:
    """A massage is named in a question that is no wish to have it."""
    known = turn.slot("program") in turn.data.library.programs
    return known and turn.understood is not None and turn.data.answers.only_asks(turn.understood.text)


def same_again(turn: Turn) -> None:
    """Offer the massage that they had last time, if that is known."""
    last = turn.now.last_time
    if not last.program:
        turn.say("choose.no_last")
        turn.then(Trigger.CHOICE_TAKEN)
        return
    turn.change(offered=last, named=(), choice=Choice())
    offering.ask_offered(turn)


def unchoose(turn: Turn) -> None:
    """Forget the choice, and ask again which massage it shall be."""
    turn.change(choice=Choice(), offered=Choice(), named=())
    turn.ask("choose.which")


def _is_said_twice(turn: Turn, name: str) -> bool:
    """The same words are also an intent of this name."""
    said = turn.understood.intents if turn.understood else ()
    here = turn.intent
    return here is not None and any(
        each.name == name and (each.first, each.last) == (here.first, here.last) for each in said
    )
