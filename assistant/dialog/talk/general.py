"""What can be said almost anywhere: repeat, help, and what was not understood."""

from __future__ import annotations

from assistant.dialog.effects import Say
from assistant.dialog.states import SCREENING, State
from assistant.dialog.turn import Turn
from assistant.understanding.understood import Evidence

HELP = {
    State.CHOOSING: "help.choosing",
    **dict.fromkeys(SCREENING, "help.screening"),
    State.GATING: "help.screening",
    State.REHEARSING: "help.rehearsing",
    State.PREPARING: "help.preparing",
    State.PAUSED: "help.paused",
    State.RESTING: "help.resting",
}
"""What can be said, by state; everywhere else it is what steers a massage."""


def repeat(turn: Turn) -> None:
    """The open question or the running instruction once more; nothing else changes."""
    for key, text in turn.now.last:
        turn.do(Say(key, text))


def is_put(turn: Turn) -> bool:
    """The open question was put in this turn already."""
    said = {(effect.key, effect.text) for effect in turn.effects if isinstance(effect, Say)}
    return bool(turn.now.last) and said.issuperset(turn.now.last)


def put_again(turn: Turn) -> None:
    """The open question once more, unless it was just put."""
    if not is_put(turn):
        repeat(turn)


def help_out(turn: Turn) -> None:
    """What may be said; protective words are not spoken while hands are on (safety.md, decision 11)."""
    if turn.now.comfort.hands_on:
        turn.say("help.coaching")
        return
    turn.say(HELP.get(turn.now.state, "help"))
    put_again(turn)


def asks_for_help(turn: Turn) -> bool:
    """ "Help", with no hands on anybody: somebody does not know what to say."""
    return turn.slot("word") == "help"


def not_understood_here(turn: Turn) -> None:
    """Before hands are on nothing meets silence: twice "once more?", then what can be said here."""
    misses = turn.now.misses + 1
    if misses < 3:
        turn.say("question.again")
    else:
        help_out(turn)
    turn.change(misses=misses)


def was_missed(turn: Turn) -> bool:
    """What was said before was not understood either."""
    return turn.now.misses > 0


def is_unsure(turn: Turn) -> bool:
    """Well heard, and something was said beside it that nobody understood."""
    return turn.intent is not None and not turn.intent.sure


def not_understood(turn: Turn) -> None:
    """First time "once more?", or silence where it may have been somebody else's talk; then how to answer."""
    misses = turn.now.misses + (2 if _was_heard_well(turn) and turn.now.misses == 0 else 1)
    turn.change(misses=misses)
    if misses == 2:
        turn.say("question.again")
    elif misses == 3:
        turn.say("question.say_yes_or_no")
        repeat(turn)


def _was_heard_well(turn: Turn) -> bool:
    return turn.understood is not None and turn.understood.evidence is Evidence.GOOD
