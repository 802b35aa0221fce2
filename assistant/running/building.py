"""Putting the rooms together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.dialog.conversation import Choice, Conversation, Manner
from assistant.dialog.house import House
from assistant.dialog.machine import Dialog
from assistant.hearing.recogniser import Recogniser
from assistant.session import Rooms, Session, Watcher
from assistant.settings import Settings
from assistant.speaking.face import Voice
from assistant.understanding.understanding import Understanding


@dataclass(frozen=True)
class Words:
    """What is read from the language folder, once."""

    house: House
    understanding: Understanding

    @classmethod
    def load(cls, settings: Settings) -> Words:
        """Read it.

        Raises:
            DataError: a file is missing or not as it should be.
        """
        house = House.load(settings.language, settings.spoken_emergency)
        return cls(house, Understanding.load(settings.language))


def opening_conversation(settings: Settings, choice: Choice = Choice()) -> Conversation:
    """The conversation before the first word."""
    manner = Manner(settings.words_per_minute, settings.volume, settings.rhythm)
    return Conversation(choice=choice, manner=manner)


def session(
    words: Words,
    hearing: Recogniser,
    speaking: Voice,
    conversation: Conversation,
    watchers: Sequence[Watcher] = (),
    *,
    echoes: bool = False,
) -> Session:
    """A session, ready to begin; `echoes` when its own voice comes back through the microphone."""
    rooms = Rooms(hearing, words.understanding, Dialog(words.house), speaking)
    return Session(rooms, conversation, *watchers, echoes=echoes)
