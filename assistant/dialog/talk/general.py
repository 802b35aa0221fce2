"""What can be said almost anywhere: repeat, help, and what was not understood."""

from __future__ import annotations

from assistant.dialog.effects import Say
from assistant.dialog.turn import Turn


def repeat(turn: Turn) -> None:
    """The open question or the running instruction once more; nothing else changes."""
    for key, text in turn.now.last:
        turn.do(Say(key, text))


def help_out(turn: Turn) -> None:
    """What may be said; protective words are not spoken while hands are on (safety.md, decision 11)."""
    turn.say("help.coaching" if turn.now.comfort.hands_on else "help")


def not_understood(turn: Turn) -> None:
    """First time, silence; then "once more?"; then how to answer (voice.md)."""
    misses = turn.now.misses + 1
    turn.change(misses=misses)
    if misses == 2:
        turn.say("question.again")
    elif misses == 3:
        turn.say("question.say_yes_or_no")
        repeat(turn)
