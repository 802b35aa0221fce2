"""A voice that outlives what breaks inside it: what was rendered before can still be said."""

from __future__ import annotations

from collections import deque
from contextlib import suppress

import numpy as np

from assistant.audio.sound import Sound
from assistant.clock import BLOCK, Speech
from assistant.dialog.effects import Hush, Say, Sounding
from assistant.faults import Faults
from assistant.speaking.face import Voice

_NOTHING: Sound = np.zeros(0, np.int16)


class SteadyVoice:
    """A Voice that raises nothing. Once the one behind it has, only what was kept ready sounds, and it counts as
    failed: the dialog then sends the hands off and ends."""

    def __init__(self, voice: Voice) -> None:
        self._voice: Voice | _Left = voice
        self._behind = voice
        self._kept: tuple[str, ...] = ()
        self._said = 0
        self._latest: Say | None = None
        self._faults = Faults("speaking")

    @property
    def failed(self) -> str:
        """Why the voice can no longer speak; empty while it can."""
        return self._voice.failed

    @property
    def speech(self) -> Speech:
        """Which text sounds, how much of it has been played, and how many wait."""
        return self._voice.speech

    @property
    def saying(self) -> str:
        """The text that sounds now; empty when none does."""
        return self._voice.saying

    def perform(self, effect: Sounding) -> None:
        """Pass an effect to the voice; if it breaks, what was kept ready takes over and performs it."""
        if isinstance(effect, Say):
            self._said += 1
            self._latest = effect
        try:
            self._voice.perform(effect)
        except Exception as error:  # whatever it is: a sentence that is lost may be the one that counts
            self._break(error, self._said - isinstance(effect, Say))
            self._voice.perform(effect)

    def keep_ready(self, texts: tuple[str, ...]) -> None:
        """Have these texts rendered: they can still be said when the voice has broken."""
        self._kept = texts
        self._voice.keep_ready(texts)

    def expect(self, texts: tuple[str, ...]) -> None:
        """Have these rendered before they are wanted; if that fails, they are rendered when they are."""
        self._faults.attempt("rendering ahead", lambda: self._voice.expect(texts), None)

    def ready(self, text: str) -> Sound | None:
        """The sound of a text that is kept ready; None when there is none."""
        return self._voice.ready(text)

    def block(self) -> Sound:
        """The next clock.BLOCK samples; if the voice breaks, what was kept ready gives them."""
        try:
            return self._voice.block()
        except Exception as error:
            waits = self._latest is not None and self._faults.attempt("the voice", self._waits, True)
            self._break(error, self._said - waits)
            if self._latest and waits:
                self._voice.perform(self._latest)
            return self._voice.block()

    def calm(self, on: bool) -> None:
        """Speak slowly or as usual; if that fails, the pace stays as it is."""
        self._faults.attempt("the voice's pace", lambda: self._voice.calm(on), None)

    def duck(self, on: bool) -> None:
        """Turn the voice down or up again; if that fails, it stays as loud as it is."""
        self._faults.attempt("the voice's loudness", lambda: self._voice.duck(on), None)

    def settle(self) -> None:
        """Wait until the voice has rendered what was asked for; a fault ends the wait."""
        self._faults.attempt("waiting for the voice", self._voice.settle, None)

    def close(self) -> None:
        """Close the voice itself, even when it has broken; a fault is noted and goes no further."""
        self._faults.attempt("the end of the voice", self._behind.close, None)

    def _waits(self) -> bool:
        return bool(self._behind.speech.waiting)

    def _break(self, error: Exception, said: int) -> None:
        self._faults.note("the voice", error)
        sounds: dict[str, Sound] = {}
        for text in self._kept:
            with suppress(Exception):
                sounds[text] = ready if (ready := self._behind.ready(text)) is not None else _NOTHING
        self._voice = _Left(sounds, said, type(error).__name__)


class _Left:
    """What is left of a voice: sounds, one after the other, and nothing to go wrong with them."""

    def __init__(self, sounds: dict[str, Sound], said: int, why: str) -> None:
        self.failed = f"The voice broke down ({why})."
        self._sounds = sounds
        self._said = said
        self._waiting: deque[tuple[str, Sound]] = deque()
        self._played = 0

    @property
    def speech(self) -> Speech:
        return Speech(self._said, 0.0 if self._waiting else 1.0, len(self._waiting))

    @property
    def saying(self) -> str:
        return self._waiting[0][0] if self._waiting else ""

    def perform(self, effect: Sounding) -> None:
        if isinstance(effect, Hush) or (isinstance(effect, Say) and effect.urgent):
            self._waiting.clear()
            self._played = 0
        if isinstance(effect, Say):
            self._said += 1
            sound = self._sounds.get(effect.text, _NOTHING)
            if len(sound):
                self._waiting.append((effect.text, sound))

    def keep_ready(self, texts: tuple[str, ...]) -> None:
        """Nothing can be rendered any more."""

    def expect(self, texts: tuple[str, ...]) -> None:
        """Nothing can be rendered any more."""

    def ready(self, text: str) -> Sound | None:
        return self._sounds.get(text)

    def block(self) -> Sound:
        block = np.zeros(BLOCK, np.int16)
        if self._waiting:
            _, sound = self._waiting[0]
            stretch = sound[self._played : self._played + BLOCK]
            block[: len(stretch)] = stretch
            self._played += BLOCK
            if self._played >= len(sound):
                self._waiting.popleft()
                self._played = 0
        return block

    def calm(self, on: bool) -> None:
        """What is left is said at the pace at which it was rendered."""

    def duck(self, on: bool) -> None:
        """What is left is said as loud as it was rendered."""

    def settle(self) -> None:
        """There is nothing to wait for."""
