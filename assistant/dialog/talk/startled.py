"""A sudden loud voice without words: perhaps nothing, perhaps a cry (safety.md, decision 12)."""

from __future__ import annotations

from dataclasses import replace

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


def suspect(turn: Turn) -> None:
    """It is not, or nobody says so: from here on as if a word of pain had perhaps been heard."""
    assert turn.now.episode is not None  # opened by `ask`
    turn.interrupt("pain.hands_off")
    turn.change(
        episode=replace(turn.now.episode, witness="PAIN"),
        comfort=reactions.after_reaction(turn.now.comfort, guiding.moment(turn.now)),
    )
    pain.ask_whether(turn)
