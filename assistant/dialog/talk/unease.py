"""Understated: "careful", a wince, a bare no, words that mean nothing here. Gentler first, then a small question."""

from __future__ import annotations

from assistant.dialog.effects import Say
from assistant.dialog.talk import asides, guiding, pacing, pain
from assistant.dialog.turn import Turn


def is_lightest(turn: Turn) -> bool:
    """There is nothing gentler but no hands at all."""
    return guiding.intensity(turn.now) <= 1


def ease_and_ask(turn: Turn) -> None:
    """One softer at once, and whether that is better."""
    pacing.lighter(turn)
    asides.ask(turn, asides.ALL_RIGHT, "coach.better")


def is_right_asked(turn: Turn) -> bool:
    """It was just asked whether all is right."""
    return turn.now.open == asides.ALL_RIGHT


def is_unasked(turn: Turn) -> bool:
    """Nothing is open that a no could answer, so it is said to the massage; not so in "harder, no, softer"."""
    said = {intent.name for intent in turn.understood.intents} if turn.understood else set()
    return not turn.now.open and said <= {"NO", "NO_PAIN", "UNCLEAR", "NOT_SURE"}


def ask_softly(turn: Turn) -> None:
    """To words that meant nothing: whether all is right, seldom."""
    now = turn.now
    answered = any(isinstance(each, Say) for each in turn.effects)
    if (
        answered
        or now.open
        or (now.checked_softly and turn.tick.samples - now.checked_softly < asides.SELDOM)
    ):
        return
    turn.change(checked_softly=turn.tick.samples)
    asides.ask(turn, asides.ALL_RIGHT, "coach.all_right")


def suggest_firmer(turn: Turn) -> None:
    """They spoke of firmness, and it was no plain wish: how a wish is said, and nothing rises."""
    if not pain.is_unanswered(turn):
        turn.say("firmer.say_so")


def already_on(turn: Turn) -> None:
    """Asked to go on while the hands are at work: an open question is settled, and they do."""
    turn.change(open="")
    turn.say("coach.going_on")


def shift(turn: Turn) -> None:
    """A little this way or that, within the place that is worked on."""
    turn.say("position.within")


def is_said_whole(turn: Turn) -> bool:
    """Nothing was said that no phrase explains."""
    return turn.understood is not None and not turn.understood.unexplained


def another_place(turn: Turn) -> None:
    """They named a place: here it is, or it is left alone, or it is not what is done now."""
    now = turn.now
    zones = set(turn.house.library.areas.get(turn.slot("area"), ()))
    here = {zone for zone, _ in guiding.felt(now)}
    planned = {segment.zone.id for each in guiding.planned(now).steps for segment in each.path}
    shut = now.comfort.closed | guiding.allowed(now).zones_out
    if zones & here:
        turn.say("position.within")
    elif zones & planned - shut:
        turn.say("position.later")
    elif not zones or zones <= shut:
        turn.say("position.never")
    else:
        turn.say("position.elsewhere")
