"""A session that stays where it is, and notes what it would have done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.clock import BLOCK, Tick, to_samples
from assistant.dialog.attention import SAME_UTTERANCE, attended, patience_in
from assistant.dialog.conversation import Conversation
from assistant.dialog.data import DialogData
from assistant.dialog.effects import Hush, Listen
from assistant.dialog.machine import Dialog, Reply
from assistant.dialog.triggers import REACTING
from assistant.hearing.recogniser import Recogniser
from assistant.session.components import Resources
from assistant.session.session import Components, Session
from assistant.speaking.silent import SilentSpeaker
from assistant.understanding.understood import Intent, Understood

WALL = 1_750_000_000.0
REST = to_samples(1.2)
"""Samples after a recording in which it may still be answered."""


@dataclass(frozen=True)
class Note:
    """What the dialog would have done about something it understood."""

    at: int
    """The sample at which."""
    understood: Understood
    before: Conversation
    reply: Reply

    @property
    def reacts(self) -> bool:
        """It would have fallen silent, or sent the hands off."""
        hushed = any(isinstance(effect, Hush) for effect in self.reply.effects)
        return hushed or (self.before.comfort.hands_on and not self.reply.conversation.comfort.hands_on)

    def acts(self, triggers: tuple[str, ...]) -> tuple[Intent, ...]:
        """The intents it would have acted on in any other way; `triggers` are what the state answers to."""
        heeded = attended(self.understood, self.before.reaction)
        return tuple(each for each in heeded if each.name not in REACTING and each.name in triggers)

    @property
    def strengthens(self) -> bool:
        """It would have let more happen: firmer, faster, or hands back on."""
        was, now = self.before, self.reply.conversation
        return (
            now.comfort.level > was.comfort.level
            or now.manner.tempo > was.manner.tempo
            or (now.comfort.hands_on and not was.comfort.hands_on)
        )


@dataclass(frozen=True)
class Met:
    """What a stretch of sound met with: the utterances in it that were reacted to or acted on."""

    reactions: tuple[Note, ...]
    """The first of each utterance."""
    acts: tuple[tuple[Note, tuple[Intent, ...]], ...]

    @property
    def strengthening(self) -> int:
        """How many of the acts let more happen."""
        return sum(note.strengthens for note, _ in self.acts)


class Onlooking(Dialog):
    """A dialog that notes what it would have done, and does nothing."""

    def __init__(self, data: DialogData) -> None:
        super().__init__(data)
        self.notes: list[Note] = []

    def begin(self, conversation: Conversation, tick: Tick) -> Reply:  # noqa: ARG002
        """Nothing is begun."""
        return Reply(conversation, (Listen(conversation.listening, patience_in(conversation)),))

    def understood(self, conversation: Conversation, understood: Understood, tick: Tick) -> Reply:
        """Note what would have been done about it."""
        reply = super().understood(conversation, understood, tick)
        self.notes.append(Note(tick.samples, understood, conversation, reply))
        return Reply(conversation.but(reaction=reply.conversation.reaction), ())

    def tick(self, conversation: Conversation, tick: Tick) -> Reply:  # noqa: ARG002
        """Time changes nothing."""
        return Reply(conversation, ())


class Onlooker:
    """Plays sound to a session in a given conversation, one recording after the other in the same room."""

    def __init__(
        self, words: Resources, hearing: Recogniser, conversation: Conversation, room: NDArray[np.int16]
    ) -> None:
        """`room` is the noise that sounds all the while."""
        self._dialog = Onlooking(words.data)
        self._triggers = self._dialog.triggers(conversation.state)
        rooms = Components(hearing, words.understanding, self._dialog, SilentSpeaker(150))
        self._session = Session(rooms, conversation)
        self._room, self._at = room, 0
        self._session.begin(WALL)

    @property
    def samples(self) -> int:
        """How many it has heard."""
        return self._at

    def rest(self, samples: int) -> Met:
        """Let nothing but the room be heard."""
        return self.meet(np.zeros(samples, np.int16))

    def meet(self, sound: NDArray[np.int16]) -> Met:
        """Play a recording and REST after it."""
        self._dialog.notes.clear()
        for at in range(0, len(sound) + REST, BLOCK):
            place = np.arange(self._at, self._at + BLOCK) % len(self._room)
            block = self._room[place].astype(np.int32)
            piece = sound[at : at + BLOCK]
            block[: len(piece)] += piece
            self._session.turn(np.clip(block, -32768, 32767).astype(np.int16), WALL)
            self._at += BLOCK
        return self._met()

    def _met(self) -> Met:
        notes = self._dialog.notes
        acting = ((note, note.acts(self._triggers)) for note in notes if not note.reacts)
        return Met(reactions(notes), tuple((note, intents) for note, intents in acting if intents))


def reactions(notes: Sequence[Note]) -> tuple[Note, ...]:
    """The first of each utterance that was reacted to."""
    found: list[Note] = []
    for note in notes:
        if note.reacts and not any(_same(note, each) for each in found):
            found.append(note)
    return tuple(found)


def _same(one: Note, other: Note) -> bool:
    return abs(one.understood.start - other.understood.start) <= SAME_UTTERANCE
