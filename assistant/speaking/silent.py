"""A voice that makes no sound and takes its time: for sessions that are typed, and for tests."""

from __future__ import annotations

import numpy as np

from assistant.audio.sound import Sound
from assistant.clock import BLOCK, Speech, to_samples
from assistant.dialog.effects import Hush, Say, Sounding, Tune
from assistant.speaking.length import estimate
from assistant.speaking.pace import calmed
from assistant.speaking.utterances import Utterances

_SILENCE: Sound = np.zeros(BLOCK, np.int16)


class SilentSpeaker:
    """Every utterance takes as long as its words would; `saying` tells which it is."""

    def __init__(self, words_per_minute: int) -> None:
        self.failed = ""
        self._words_per_minute = words_per_minute
        self._calm = False
        self._utterances = Utterances()

    @property
    def speech(self) -> Speech:
        """Where it stands after the last block."""
        return self._utterances.speech

    @property
    def saying(self) -> str:
        """The text that would sound now, or nothing."""
        return self._utterances.saying

    @property
    def _pace(self) -> int:
        return calmed(self._words_per_minute) if self._calm else self._words_per_minute

    def perform(self, effect: Sounding) -> None:
        """Take in what is to be done; it shows in the next block."""
        match effect:
            case Say(text=text, urgent=urgent):
                utterance = self._utterances.say(text, urgent=urgent)
                utterance.sound = np.broadcast_to(np.int16(0), estimate(text, self._pace))
            case Hush(fade=fade):
                self._utterances.cut(to_samples(fade))
            case Tune(words_per_minute=words_per_minute):
                self._words_per_minute = words_per_minute

    def keep_ready(self, texts: tuple[str, ...]) -> None:
        """Nothing has to be rendered: silence is always ready."""

    def expect(self, texts: tuple[str, ...]) -> None:
        """Nothing has to be rendered: silence is always ready."""

    def ready(self, text: str) -> Sound | None:  # noqa: ARG002
        """Always None: a silent voice has no sound."""
        return None

    def block(self) -> Sound:
        """Let one block of time go by; returns clock.BLOCK samples of silence."""
        self.pass_time(BLOCK)
        return _SILENCE

    def pass_time(self, samples: int) -> None:
        """Let so much time go by at once."""
        self._utterances.advance(samples)

    def calm(self, on: bool) -> None:
        """Let what is said take longer while `on`."""
        self._calm = on

    def duck(self, on: bool) -> None:
        """Nothing changes: silence cannot be made quieter."""

    def settle(self) -> None:
        """There is nothing to wait for."""

    def close(self) -> None:
        """There is nothing to let go of."""
