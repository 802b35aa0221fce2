"""The journal of a running session: what of it is told while it goes on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from assistant.dialog.conversation import Conversation
from assistant.journal.keeping import SessionJournal
from assistant.journal.writer import Trouble
from assistant.session.mishaps import Mishaps


def looking_on(
    journal: SessionJournal, path: Path, mishaps: Mishaps, note: Callable[[str], None]
) -> Callable[[Conversation], None]:
    """What is to be told how the conversation stands: it keeps that, and notes what goes wrong with it, once."""

    def look(now: Conversation) -> None:
        journal.turned(now)
        if mishap := journal.mishap():
            sentence = {
                Trouble.UNWRITABLE: mishaps.journal,
                Trouble.SET_ASIDE: mishaps.journal_set_aside,
                Trouble.BEHIND: mishaps.journal_behind,
            }[mishap.trouble]
            note(sentence.format(path=path, about=mishap.about))

    return look
