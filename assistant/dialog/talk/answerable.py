"""Whether somebody can have meant the open question: enough of it had sounded when they began to speak."""

from __future__ import annotations

from assistant.clock import BLOCK, Speech, Tick
from assistant.dialog.conversation import Conversation
from assistant.dialog.effects import Hush
from assistant.dialog.turn import Turn

ENOUGH = 0.5
"""Of the question. Questions name the gravest things first, and nobody waits for the last word of eight."""


def put(turn: Turn) -> None:
    """Another question is put: what was said before is no answer to it."""
    turn.change(put_at=turn.tick.samples, answerable=None, told_more=0)


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


def tell_more(turn: Turn) -> None:
    """Tell at once that the question goes on, and speak what is left of it; the second time it is asked at its end.

    More often is not told: who talks on and on is talking to somebody else.
    """
    told = turn.now.told_more
    turn.change(told_more=told + 1)
    if told == 1:
        turn.say("question.again")
    if told:
        return
    turn.do(Hush())
    turn.say("question.more")
    for key, text in _left(turn.now.last, turn.tick.speech):
        turn.tell(key, text)


def _left(prompts: tuple[tuple[str, str], ...], speech: Speech) -> tuple[tuple[str, str], ...]:
    """What of these has not sounded yet, from the beginning of the sentence that sounds."""
    if not 0 < speech.waiting <= len(prompts):
        return prompts
    (key, text), *later = prompts[-speech.waiting :]
    passed = speech.fraction * len(text)
    begins = [0, *(at + 2 for at in range(len(text)) if text.startswith(("? ", ". "), at))]
    return ((key, text[max(at for at in begins if at <= passed) :]), *later)
