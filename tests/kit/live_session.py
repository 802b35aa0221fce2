"""A whole session in a room where it hears itself, in virtual time: what live.py does, on a card that is none."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
from kit.echoing_room import EchoingRoom, Way
from kit.room_card import RoomCard
from kit.voices import render

from assistant.audio.duplex import Duplex
from assistant.clock import BLOCK, Tick, to_samples, to_seconds
from assistant.dialog.effects import Effect
from assistant.hearing.choose import choose
from assistant.session.components import Resources, opening_conversation, session
from assistant.settings import Settings
from assistant.speaking.speaker import Speaker
from assistant.understanding.understood import Understood

LOUD = 2000.0
"""Root mean square of our own speech where it is played; that of people is told relative to its echo."""
LONGEST = 1800.0
"""Seconds in which every session comes to where it should."""
WALL = 1_790_000_000.0


class LiveSession:
    """Turned by its room, block after block."""

    def __init__(self, way: Way, folder: Path, seed: int = 1) -> None:
        settings = Settings()
        words = Resources.load(settings)
        self._hearing = choose("pocketsphinx", "", words.understanding.protective_vocabulary()).recogniser
        self._speaker = Speaker("espeak-ng", settings.words_per_minute, settings.volume, cache=folder)
        self.session = session(
            words, self._hearing, self._speaker, opening_conversation(settings), [self._note], echoes=True
        )
        self.room = EchoingRoom(way, seed)
        self._duplex = Duplex(RoomCard(self.room))
        self.events: list[tuple[int, Understood | Effect]] = []
        self.typed: list[str] = []
        self._way = way
        self.session.begin(WALL)

    def close(self) -> None:
        """Let engine and voice go."""
        self._hearing.close()
        self._speaker.close()

    @property
    def seconds(self) -> float:
        """Since the session began."""
        return to_seconds(self.room.now)

    @property
    def state(self) -> str:
        """Where the conversation is."""
        return self.session.conversation.state

    @property
    def heard(self) -> list[tuple[float, Understood]]:
        """What was understood that nobody typed, and when."""
        return [
            (to_seconds(at), event)
            for at, event in self.events
            if isinstance(event, Understood) and event.intents and event.text not in self.typed
        ]

    def pass_by(self, seconds: float) -> None:
        """Time goes by."""
        for _ in range(to_samples(seconds) // BLOCK):
            self._block()

    def type(self, words: Iterable[str], until: str) -> None:
        """Somebody types these, each when the program has fallen silent, until it has come to that state."""
        waiting, quiet = list(words), 0
        while not self.state.startswith(until):
            self._block()
            quiet = 0 if self._speaker.speech.waiting else quiet + 1
            if quiet > 20 and waiting:
                self.typed.append(waiting[0])
                self.session.type(waiting.pop(0))
                quiet = 0
            assert self.seconds < LONGEST, f"it is {self.state}, not {until}"
            assert self.state != "ended", "it has ended"

    def until_speaking(self, seconds: float = 60.0) -> None:
        """Wait until it has been speaking for a second and a half, and will for a while."""
        speaking = 0
        for _ in range(to_samples(seconds) // BLOCK):
            self._block()
            sounds = self._speaker.saying and self._speaker.speech.fraction < 0.5
            speaking = speaking + 1 if sounds else 0
            if speaking > 50:
                return
        raise AssertionError("it does not speak")

    def say(self, words: str, voice: str, decibels: float) -> tuple[int, int]:
        """Somebody says this from now on, so much louder than the echo; returns its first and last sample."""
        sound = render(voice, words).astype(np.float64)
        level = LOUD * 10 ** ((self._way.decibels + decibels) / 20)
        self.room.say(sound * level / np.sqrt(np.mean(np.square(sound))))
        return self.room.now, self.room.now + len(sound)

    def _block(self) -> None:
        came = self._duplex.hear()
        self.session.notice(self._duplex.ear.own)
        self._speaker.settle()
        spoken = self.session.turn(came.heard, WALL + self.seconds)
        self._duplex.play(spoken, hushed=self.session.hushed)

    def _note(self, tick: Tick, event: Tick | Understood | Effect) -> None:
        if not isinstance(event, Tick):
            self.events.append((tick.samples, event))
