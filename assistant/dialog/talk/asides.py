"""Small questions while hands are on: asked by either side, answered by yes, no or a silence that changes nothing."""

from __future__ import annotations

from dataclasses import replace

from assistant.clock import to_samples, to_seconds
from assistant.coaching import reactions
from assistant.dialog.conversation import CHECK_IN, Place
from assistant.dialog.talk import guiding, pacing
from assistant.dialog.turn import Turn

PLACE_OR_TOUCH, START_OVER, NO_PAIN = "place_or_touch", "start_over", "no_pain"
SELDOM = to_samples(60.0)
"""Samples between two soft words for what asks for nothing: other people's talk shall not be answered."""

ALL_RIGHT = "all_right"
"""Whether all is right, or better now."""


def ask(turn: Turn, which: str, key: str) -> None:
    """Open one of them."""
    turn.say(key)
    turn.change(open=which)


def check_in(turn: Turn) -> None:
    """Ask how the pressure is."""
    guiding.take_cue(turn)
    now = turn.now
    turn.change(asked=now.asked.and_now(guiding.felt(now), to_seconds(now.hands_on)))
    ask(turn, CHECK_IN, "coach.check_in")


def let_go(turn: Turn) -> None:
    """Nobody answers, and that changes nothing."""
    turn.change(open="")


def keep(turn: Turn) -> None:
    """It is good as it is: a word, seldom, and an open question about it is settled."""
    now = turn.now
    if now.open in (CHECK_IN, ALL_RIGHT):
        turn.change(open="")
    elif not now.open and (not now.checked_softly or turn.tick.samples - now.checked_softly >= SELDOM):
        turn.change(checked_softly=turn.tick.samples)
        turn.say("coach.good")


def look_first(turn: Turn) -> None:
    """ "Is that normal?" is never reassured away: the one who feels it is asked."""
    ask(turn, CHECK_IN, "check.ask_receiver")


def lower_or_lighter(turn: Turn) -> None:
    """ "Lower" may mean the place or the touch: one gentler first, then ask. "Higher" is never firmer."""
    if turn.slot("kind") == "lower":
        turn.change(comfort=reactions.lighter(turn.now.comfort, guiding.intensity(turn.now)))
        ask(turn, PLACE_OR_TOUCH, "lower.which")
    elif turn.slot("kind") == "higher":
        turn.say("higher.within")


def confirm_start_over(turn: Turn) -> None:
    """From the first stroke again, if they mean it."""
    ask(turn, START_OVER, "start_over.confirm")


def yes(turn: Turn) -> None:
    """Yes to whatever is open."""
    opened = turn.now.open
    turn.change(open="")
    if opened == START_OVER and turn.good:
        turn.say("start_over.done")
        turn.change(place=Place(step=-1), comfort=replace(turn.now.comfort))
        guiding.advance(turn)


def no(turn: Turn) -> None:
    """No: to the pressure, that is lighter first, and then ask."""
    opened = turn.now.open
    turn.change(open="")
    if opened == CHECK_IN:
        pacing.lighter(turn)
        ask(turn, CHECK_IN, "coach.better")


def is_too_much(turn: Turn) -> bool:
    """The pressure is not right, and there is nothing lighter."""
    return turn.now.open == CHECK_IN and guiding.intensity(turn.now) <= 1


def no_pain(turn: Turn) -> None:
    """ "It doesn't hurt" raises nothing and is checked once: one sound lies between does and doesn't."""
    ask(turn, NO_PAIN, "pain.none_right")


def is_about_pain(turn: Turn) -> bool:
    """It was just asked whether nothing hurts."""
    return turn.now.open == NO_PAIN


def may_be_stop(turn: Turn) -> bool:
    """ "Don't stop", "stop talking": perhaps half of it was heard."""
    return turn.slot("kind") in ("stop_talking", "did_you_say_stop")
