"""Somebody in the room who talks to a running session in a voice: the script becomes sound as it is played."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from kit import noises
from kit.recordings import Sound
from kit.scenario import SPEECH
from kit.voices import render

from assistant.clock import BLOCK, to_samples, to_seconds
from assistant.session.script import Wait, steps
from assistant.session.session import Session

PAUSE = to_samples(1.5)
"""How long somebody gives the program to answer before they speak again."""
WALL = 1_790_000_000.0


class Partner:
    """Acts a script out with one voice over one noise, and keeps all that could be heard."""

    def __init__(
        self, session: Session, voice: str = "flite:slt", noise: str = "white", snr: float = 40.0
    ) -> None:
        self._session = session
        self._voice = voice
        self._noise = noises.noise(noise, to_samples(10)).astype(np.float64)
        self._noise *= SPEECH / noises.LOUDNESS / 10 ** (snr / 20)
        self.heard: list[Sound] = []
        self.said: list[Sound] = []
        self.spoken: list[tuple[str, int, int]] = []
        """Words, and their first sample and the one after their last."""
        session.begin(WALL)

    @property
    def now(self) -> int:
        """Samples so far."""
        return BLOCK * len(self.heard)

    def act(self, script: Iterable[str], tail: float = 5.0) -> None:
        """Say everything, each thing when the program has fallen silent or after the wait the script asks for."""
        waited = False
        for step in steps(script):
            if isinstance(step, Wait):
                self._turns(np.zeros(step.samples))
                waited = True
                continue
            if not waited:
                self._listen_out()
            waited = False
            self._speak(step.text)
        self._turns(np.zeros(to_samples(tail)))

    def _listen_out(self) -> None:
        while self._session.rooms.speaking.speech.waiting and not self._session.over:
            self._turns(np.zeros(BLOCK))
        self._turns(np.zeros(to_samples(0.5)))

    def _speak(self, text: str) -> None:
        sound = render(self._voice, text).astype(np.float64)
        sound *= SPEECH / np.sqrt(np.square(sound).mean())
        self.spoken.append((text, self.now, self.now + len(sound)))
        self._turns(np.concatenate([sound, np.zeros(PAUSE)]))

    def _turns(self, sound: np.ndarray) -> None:
        for start in range(0, len(sound), BLOCK):
            if self._session.over:
                return
            piece = np.zeros(BLOCK)
            piece[: len(sound[start : start + BLOCK])] = sound[start : start + BLOCK]
            offset = self.now % (len(self._noise) - BLOCK)
            block = np.clip(piece + self._noise[offset : offset + BLOCK], -32768, 32767).astype(np.int16)
            self.heard.append(block)
            self._session.rooms.speaking.settle()
            self.said.append(self._session.turn(block, WALL + to_seconds(self.now)))
