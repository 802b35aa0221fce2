"""A session without sound, in turns of a quarter of a second: the real dialog, many times as fast as with blocks."""

from __future__ import annotations

from collections.abc import Callable

from assistant.clock import BLOCK, Tick, to_samples, to_seconds
from assistant.dialog.conversation import Conversation
from assistant.dialog.effects import Effect, End, Listen, Sounding
from assistant.dialog.machine import Dialog, Reply
from assistant.hearing.heard import Heard, Pass
from assistant.session.components import Resources
from assistant.session.session import CALM
from assistant.speaking.silent import SilentSpeaker

TURN = 8 * BLOCK
"""Samples of one turn: how fine everything is told apart in time."""


class Simulation:
    """One conversation from its first word to its last, turned by whoever holds it."""

    def __init__(
        self, words: Resources, conversation: Conversation, watch: Callable[[Tick, Effect], None]
    ) -> None:
        """`watch` is told of every effect, in their order."""
        self._words = words
        self._dialog = Dialog(words.data)
        self._watch = watch
        self._expected: tuple[str, ...] = ()
        self.voice = SilentSpeaker(conversation.manner.words_per_minute)
        self.now = conversation
        self.samples = 0
        self.over = False
        self._follow(self._dialog.begin(conversation, self._tick()))

    @property
    def speaking(self) -> bool:
        """It has not yet said all that it has to say."""
        return bool(self.voice.speech.waiting)

    @property
    def seconds(self) -> float:
        """Seconds that have gone by since the first word."""
        return to_seconds(self.samples)

    def turn(self) -> Tick:
        """Let one turn go by; the tick tells how things stood."""
        self.samples += TURN
        tick = self._tick()
        self._follow(self._dialog.tick(self.now, tick))
        self.voice.pass_time(TURN)
        return tick

    def say(self, text: str) -> None:
        """Somebody says this, heard well."""
        heard = Heard(text, True, self.samples, self.samples + to_samples(0.1), Pass.TYPED, alone=True)
        understood = self._words.understanding.understand(heard, self._expected)
        self._follow(self._dialog.understood(self.now, understood, self._tick()))

    def _tick(self) -> Tick:
        return Tick(self.samples, self.seconds, speech=self.voice.speech)

    def _follow(self, reply: Reply) -> None:
        self.now = reply.conversation
        self.voice.calm(self.now.state in CALM)
        tick = self._tick()
        for effect in reply.effects:
            self._watch(tick, effect)
            if isinstance(effect, Listen):
                self._expected = effect.expected
            elif isinstance(effect, End):
                self.over = True
            elif isinstance(effect, Sounding):
                self.voice.perform(effect)
