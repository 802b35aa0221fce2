"""Whether somebody can have meant the open question: enough of it had sounded when they began to speak."""

from __future__ import annotations

from assistant.clock import BLOCK, Tick
from assistant.dialog.conversation import Conversation
from assistant.dialog.turn import Turn

ENOUGH = 0.5
"""Of the question. Questions name the gravest things first, and nobody waits for the last word of eight."""


def put(turn: Turn) -> None:
    """Another question is put: what was said before is no answer to it."""
    turn.change(put_at=turn.tick.samples, answerable=None)


def counted(now: Conversation, tick: Tick) -> Conversation:
    """The same conversation, noting when enough has sounded; a question that was cut off has not."""
    speech = tick.speech
    sounded = tick.samples > now.put_at and speech.waiting <= 1 and speech.fraction >= ENOUGH
    return now.but(answerable=tick.samples) if now.answerable is None and sounded else now


def is_too_early(turn: Turn) -> bool:
    """What was said began before that. Typed words are read instead, and take no time."""
    said, since = turn.understood, turn.now.answerable
    if said is None or said.end - said.start <= BLOCK:
        return False
    return since is None or said.start < since
