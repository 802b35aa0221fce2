"""A sudden loud voice without words: perhaps nothing, perhaps a cry (safety.md, decision 12)."""

from __future__ import annotations

from assistant.coaching import reactions
from assistant.dialog.talk import guiding, pain
from assistant.dialog.turn import Turn


def ask(turn: Turn) -> None:
    """Silence, and whether all is right; nothing is suspected yet."""
    text = turn.interrupt("startled.all_right")
    pain.open_episode(turn, "OUTCRY")
    turn.change(open="", last=(("startled.all_right", text),), reprompts=0, misses=0)


def go_on(turn: Turn) -> None:
    """All is right: on from where the hands were, no firmer than before."""
    turn.change(comfort=reactions.resume(turn.now.comfort), episode=None)
    turn.say("startled.go_on")
    guiding.take_up(turn)
