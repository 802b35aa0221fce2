"""A cup on the skin comes off before hands do, and it is told how until somebody says that it is off (decision 7)."""

from __future__ import annotations

from assistant.clock import to_samples
from assistant.coaching.restriction import Restriction, meet
from assistant.dialog.conversation import CUP_OFF, Conversation, Cup
from assistant.dialog.talk import guiding, standing
from assistant.dialog.turn import Turn

LONGEST = to_samples(600)
"""Samples of cupping in a session: ten minutes."""
QUIET = to_samples(8)
"""Samples of quiet before it is said again."""
REMINDERS = 2


def are_enough(now: Conversation) -> bool:
    """The cup has been at work for as long as it may be."""
    return now.cup.worked >= LONGEST and standing.step(now).technique.clings


def put_away(turn: Turn) -> None:
    """Ten minutes are over: the rest of the massage is without."""
    technique = standing.step(turn.now).technique.id
    without = Restriction(techniques_out=frozenset({technique}))
    turn.say("cup.enough")
    turn.change(restriction=meet(standing.allowed(turn.now), without))
    guiding.refit(turn)
    guiding.advance(turn)


def is_due(now: Conversation, samples: int) -> bool:
    """The hands are off, it is quiet, and nobody has said that the cup is."""
    return now.cup.on and now.cup.reminded < REMINDERS and samples - now.quiet_since > QUIET


def remind(turn: Turn) -> None:
    """Once more how to take it off, and what to say then."""
    turn.say("cup.off")
    turn.say("cup.tell_me")
    cup = turn.now.cup
    turn.change(cup=Cup(cup.on, cup.worked, cup.reminded + 1), quiet_since=turn.tick.samples)


def is_asked(turn: Turn) -> bool:
    """A condition: it was just asked whether the cup is off."""
    return turn.now.open == CUP_OFF


def confirm(turn: Turn) -> None:
    """Somebody says that the cup is off."""
    turn.change(cup=Cup(False, turn.now.cup.worked))
    if turn.now.open == CUP_OFF:
        turn.change(open="")
    turn.say("cup.thanks")


def insist(turn: Turn) -> None:
    """It is not: how to take it off, and the question stands."""
    turn.say("cup.off")
