"""The terminal view as text."""

from __future__ import annotations

from kit.talking import Talk, dialog_data

from assistant.screen.look import look
from assistant.screen.page import BLOCKS, Page, Shapes
from assistant.screen.view import NO_SENSES, Senses, View
from assistant.screen.view_words import ViewWords

NUMBER = "112"
WORDS = ViewWords.load()


def seen(talk: Talk, senses: Senses = NO_SENSES) -> View:
    """What somebody sees of a conversation."""
    return look(talk.now, dialog_data(), NUMBER, senses)


def page(view: View, width: int = 80, height: int = 24, shapes: Shapes = BLOCKS) -> list[str]:
    """The rows of a view, without what pads them."""
    return [row.plain.rstrip() for row in Page(view, WORDS, width, height, shapes).lines()]
