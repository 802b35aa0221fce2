"""Whether what is being read out is over, because somebody is further on already."""

from __future__ import annotations

from collections.abc import Collection

from assistant.dialog.conversation import Conversation
from assistant.dialog.effects import Say
from assistant.dialog.machine import Reply
from assistant.dialog.states import State
from assistant.understanding.understood import Evidence, Understood


def moves_on(before: Conversation, understood: Understood, typed: Collection[str], reply: Reply) -> bool:
    """Before hands are on, something else is asked or told than what is still being read out.

    Who types has read it. Who speaks while a list of massages is read has heard enough of it.

    Args:
        before: as it was.
        understood: what was said to it.
        typed: the texts that came from a keyboard.
        reply: what follows.
    """
    now = reply.conversation
    listed = before.state is State.CHOOSING and bool(before.named) and understood.evidence is Evidence.GOOD
    if not understood.intents or not (understood.text in typed or listed):
        return False
    says = any(isinstance(each, Say) for each in reply.effects)
    return says and not before.steps_begun and not now.steps_begun and now.last != before.last
