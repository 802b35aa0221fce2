"""A massage as somebody wishes for it: in their own words, heard by the real dialog before it is chosen whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.dialog.conversation import Choice, Conversation
from assistant.library.reading import DataError
from assistant.preview.simulation import Simulation
from assistant.session.components import Resources, opening_conversation
from assistant.settings import Settings


def wished_for(
    words: Resources, settings: Settings, choice: Choice, wishes: Sequence[str], unheard: str
) -> Conversation:
    """The conversation before the safety questions, with everything that was wished for.

    Args:
        words: of the language.
        settings: how it is spoken.
        choice: a massage and its minutes.
        wishes: sentences such as "on my side", "more on the shoulders" or "help me sleep".
        unheard: what is told of a sentence that wishes for nothing, with {wish} in it.

    Raises:
        DataError: a sentence wishes for nothing that a massage can heed.
    """
    opening = opening_conversation(settings, choice)
    session = Simulation(words, opening.but(choice=replace(choice, minutes=0)), lambda *_: None)
    for wish in wishes:
        while session.speaking:
            session.turn()
        before = _heeded(session.now)
        session.say(wish)
        if _heeded(session.now) == before:
            raise DataError(unheard.format(wish=wish))
    now = session.now
    return opening.but(
        choice=replace(choice, followed=now.choice.followed),
        lie=now.lie,
        need=now.need,
        shade=now.shade,
        comfort=now.comfort,
    )


def _heeded(now: Conversation) -> tuple[object, ...]:
    return now.lie, now.need, now.shade, now.comfort, now.choice.followed
