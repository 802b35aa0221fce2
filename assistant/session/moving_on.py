"""Whether what is being read out is over, because somebody who types is further on already."""

from __future__ import annotations

from assistant.dialog.conversation import Conversation
from assistant.dialog.effects import Say
from assistant.dialog.machine import Reply


def moves_on(before: Conversation, reply: Reply) -> bool:
    """Before hands are on, something else is asked or told than what is still being read out."""
    now = reply.conversation
    says = any(isinstance(each, Say) for each in reply.effects)
    return says and not before.steps_begun and not now.steps_begun and now.last != before.last
