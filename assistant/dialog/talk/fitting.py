"""A massage as these people want it: at the place they chose, and in no position they would rather not have."""

from __future__ import annotations

from assistant.coaching.program import Position, Program
from assistant.dialog.conversation import Conversation


def fitted(now: Conversation, program: Program, where: str) -> Program:
    """A program kept to its place, and out of a position that is not wanted."""
    kept = program.kept_to(where)
    return kept.without(Position.PRONE) if now.not_prone else kept
