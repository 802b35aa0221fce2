"""Something is numb: it has two minutes to come back (safety.md, 3.2)."""

from __future__ import annotations

from dataclasses import replace

from assistant.clock import to_samples
from assistant.coaching.comfort import Band
from assistant.dialog.conversation import Conversation
from assistant.dialog.redflags import Course
from assistant.dialog.states import State
from assistant.dialog.talk import alarms, pain, pain_answers, resting
from assistant.dialog.triggers import Trigger
from assistant.dialog.turn import Turn

LONG = to_samples(120)
"""Samples after which a feeling that is not back ends the session."""


def react(turn: Turn) -> None:
    """Something is numb: hands off, and wait for the feeling."""
    turn.interrupt("pain.hands_off")
    pain.suspect(turn, "RED_FLAG")
    wait(turn)


def wait(turn: Turn) -> None:
    """Where hands were at work the place is closed; a limb that was lain on is only moved."""
    sign = pain.opened(turn).sign
    if turn.data.red_flags.signs[sign].closes:
        pain.record(turn, Band.MILD)
        pain_answers.leave_alone(turn)
    turn.change(episode=replace(pain.opened(turn), asked=False, numb_since=turn.tick.samples))
    if turn.now.comfort.ended:
        turn.then(Trigger.ENDED_BY_PAIN)
        return
    alarms.advise(turn, sign)


def is_awaited(turn: Turn) -> bool:
    """The feeling is not back yet."""
    return turn.now.episode is not None and turn.now.episode.numb_since is not None


def is_due(now: Conversation, samples: int) -> bool:
    """It has had its time, and nobody was asked yet."""
    since = now.episode.numb_since if now.episode else None
    unasked = now.state is State.PAIN_WAITING and now.episode is not None and not now.episode.asked
    return unasked and since is not None and samples - since >= LONG


def ask(turn: Turn) -> None:
    """Ask whether the feeling is back."""
    turn.change(episode=replace(pain.opened(turn), asked=True), interrupted=None)
    turn.ask("numb.back")


def was_asked(turn: Turn) -> bool:
    """A condition: it was asked whether the feeling is back."""
    return pain.opened(turn).asked


def was_long(turn: Turn) -> bool:
    """A condition: it was asked whether the feeling is back, and the two minutes are over."""
    since = pain.opened(turn).numb_since
    return was_asked(turn) and since is not None and turn.tick.samples - since >= LONG


def was_called(turn: Turn) -> bool:
    """The two minutes are over, and nobody answered when they were called."""
    return was_long(turn) and turn.now.reprompts > 0


def wait_on(turn: Turn) -> None:
    """Wait on while the feeling is not back and there is still time."""
    turn.change(episode=replace(pain.opened(turn), asked=False), last=(), reprompts=0)
    turn.say("numb.wait")


def is_back(turn: Turn) -> None:
    """Ask whether to carry on, now that the feeling is back."""
    _forget(turn)
    turn.ask("pain.carry_on")


def is_back_somewhere(turn: Turn) -> None:
    """Ask where it was, now that the feeling is back and nobody named the place."""
    _forget(turn)
    pain.ask_where(turn)


def where_is_open(turn: Turn) -> bool:
    """Places are closed for it, and one word may open the others again."""
    return pain.opened(turn).sharp and pain.where_is_open(turn)


def was_numb(turn: Turn) -> bool:
    """It was numbness: how bad is no question for it."""
    sign = pain.opened(turn).sign
    return bool(sign) and turn.data.red_flags.signs[sign].course is Course.WAIT


def take_where(turn: Turn) -> None:
    """The zone that was named stays closed."""
    pain.narrow(turn)
    turn.ask("pain.carry_on")


def _forget(turn: Turn) -> None:
    turn.change(episode=replace(pain.opened(turn), numb_since=None, score=0))


def end(turn: Turn) -> None:
    """Not back in two minutes: no more hands, and a doctor."""
    turn.say("numb.ends")
    resting.begin(turn)
