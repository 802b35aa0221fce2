"""Talking to the dialog in text: words in, effects out, on a clock that the test turns."""

from __future__ import annotations

from functools import cache
from typing import TypeVar

from assistant.clock import BLOCK, RATE, Speech, Tick, to_samples
from assistant.contact import IN_CONTACT, Contact
from assistant.dialog.conversation import Choice, Conversation
from assistant.dialog.data import DialogData
from assistant.dialog.effects import Effect, Hush, Listen, Say
from assistant.dialog.machine import Dialog, Reply
from assistant.dialog.states import State
from assistant.hearing.heard import Heard, Pass
from assistant.library.reading import FOLDER
from assistant.session.session import OUTCRY
from assistant.understanding.pressed import KEY
from assistant.understanding.templates import Templates
from assistant.understanding.understanding import Understanding
from assistant.understanding.understood import KEY_PRESSED, Evidence, Intent, Understood

E = TypeVar("E")

ALL_CLEAR = ("yes", "no", "no", "no", "no", "no", "no", "no", "no", "yes")
"""The answers of a healthy person, the last one to the summary."""

REHEARSED = ("stop", "it hurts", "stop", "it hurts")
"""The words of two people before hands are on."""


def dialog_data(language: str = "en") -> DialogData:
    """The language folder, read once."""
    return _dialog_data(language)


@cache
def _dialog_data(language: str) -> DialogData:
    return DialogData.load(language, "1 1 2")


def understanding(language: str = "en") -> Understanding:
    """The templates, read once."""
    return _understanding(language)


@cache
def _understanding(language: str) -> Understanding:
    return Understanding.load(language)


@cache
def templates() -> Templates:
    """The English templates, read once."""
    return Templates.load(FOLDER / "en")


@cache
def _dialog(language: str) -> Dialog:
    return Dialog(dialog_data(language))


class Talk:
    """A conversation under test. Speech takes the time its words would take."""

    def __init__(self, conversation: Conversation | None = None, language: str = "en") -> None:
        self.now = conversation or Conversation()
        self.effects: list[Effect] = []
        self.heard: Understood | None = None
        """What was understood last."""
        self._language = language
        self.contact = IN_CONTACT
        """What every turn is told of the sound card, until it is changed."""
        self.samples = self.now.ticked
        self._expected: tuple[str, ...] = self.now.listening
        self.turn = BLOCK
        """Samples from one tick to the next; with more of them long conversations take less of the machine's time."""
        self._silent_at = self.samples
        self._number = 0
        if conversation is None:
            self.begin()

    @property
    def state(self) -> State:
        return self.now.state

    @property
    def said(self) -> list[str]:
        """Keys of what was said since the last `clear`."""
        return [say.key for say in self.of(Say)]

    def of(self, kind: type[E]) -> list[E]:
        """The effects of one kind since the last `clear`."""
        return [effect for effect in self.effects if isinstance(effect, kind)]

    @property
    def speaking(self) -> bool:
        """The program has not yet said all that it has to say."""
        return self._silent_at > self.samples

    def begin(self) -> Talk:
        """The first words."""
        self._follow(self._dialog.begin(self.now, self._tick()))
        return self

    def clear(self) -> Talk:
        """Forget the effects so far."""
        self.effects.clear()
        return self

    def say(self, *texts: str) -> Talk:
        """Somebody says this, heard well, each when the program has fallen silent."""
        for text in texts:
            self.listen_out()
            self.interrupt(text)
        return self

    def interrupt(self, text: str) -> Talk:
        """Somebody says this, heard well, at once."""
        return self._hear(Heard(text, True, self.samples, self.samples, Pass.TYPED, alone=True))

    def mean(self, name: str, text: str = "", **slots: str) -> Talk:
        """Somebody means this, in whatever language, and says it well when the program has fallen silent."""
        self.listen_out()
        self.samples += BLOCK
        intents = (Intent(name, 0, 0, tuple(slots.items())),)
        said = text or name.lower()
        self._take(Understood(said, intents, Evidence.GOOD, True, self.samples, self.samples))
        return self.wait(BLOCK / RATE)

    def mumble(self, text: str) -> Talk:
        """Somebody says this, heard badly, to its end."""
        return self._hear(Heard(text, True, self.samples, self.samples + to_samples(0.5)))

    def begin_to_say(self, text: str) -> Talk:
        """The first part of an utterance has been heard."""
        return self._hear(Heard(text, False, self.samples, self.samples + to_samples(0.5)))

    def press(self) -> Talk:
        """Somebody presses a key."""
        self.samples += BLOCK
        return self._take(Understood(KEY_PRESSED, (KEY,), Evidence.GOOD, True, self.samples, self.samples))

    def cry(self) -> Talk:
        """Somebody cries out, without words."""
        self.samples += BLOCK
        return self._take(
            Understood("", (OUTCRY,), Evidence.WEAK, True, self.samples - RATE // 2, self.samples)
        )

    def wait(self, seconds: float, *, deaf: bool = False, mute: bool = False) -> Talk:
        """Time goes by."""
        for _ in range(max(1, round(seconds * RATE / self.turn))):
            self.samples += self.turn
            self._follow(self._dialog.tick(self.now, self._tick(deaf=deaf, mute=mute)))
        return self

    def with_contact(self, contact: Contact) -> Talk:
        """From now on the sound card is like that."""
        self.contact = contact
        return self

    def listen_out(self) -> Talk:
        """Wait until the program has finished speaking."""
        while self.speaking:
            self.wait(BLOCK / RATE)
        return self

    def _hear(self, heard: Heard) -> Talk:
        self.samples += BLOCK
        self._take(understanding(self._language).understand(heard, self._expected))
        return self.wait(BLOCK / RATE)

    def _take(self, understood: Understood) -> Talk:
        self.heard = understood
        self._follow(self._dialog.understood(self.now, understood, self._tick()))
        return self

    @property
    def _dialog(self) -> Dialog:
        return _dialog(self._language)

    def _tick(self, *, deaf: bool = False, mute: bool = False) -> Tick:
        speech = Speech(self._number, 0.5, int(self.speaking))
        deaf = deaf or bool(self.contact.microphone)
        return Tick(self.samples, self.samples / RATE, deaf, mute, speech, self.contact)

    def _follow(self, reply: Reply) -> None:
        self.now = reply.conversation
        self.effects += reply.effects
        for effect in reply.effects:
            if isinstance(effect, Listen):
                self._expected = effect.expected
            elif isinstance(effect, Hush):
                self._silent_at = self.samples
            elif isinstance(effect, Say):
                self._number += 1
                length = to_samples(len(effect.text.split()) / 2.5 + 0.3)
                self._silent_at = max(self._silent_at, self.samples) + length


@cache
def _at_preparing(minutes: int) -> Conversation:
    return Talk().say("the seven step one", f"{minutes} minutes", *ALL_CLEAR, *REHEARSED).listen_out().now


@cache
def _at_coaching(minutes: int) -> Conversation:
    return Talk(_at_preparing(minutes)).say("skip the preparation").wait(0.1).now


def prepared(minutes: int = 30) -> Talk:
    """A healthy person, screened and rehearsed, about to get ready."""
    return Talk(_at_preparing(minutes))


def coached(minutes: int = 30) -> Talk:
    """The first stroke of the seven-step massage."""
    return Talk(_at_coaching(minutes))


def chosen(program: str, minutes: int) -> Conversation:
    """A conversation in which the massage was chosen before the first word."""
    return Conversation(choice=Choice(program, minutes))
