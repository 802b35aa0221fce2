"""A session in the middle of coaching, and somebody who says one word to it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from kit.partner import WALL
from kit.recordings import Sound
from kit.scenario import Scene
from kit.voices import ESPEAK, FLITE

from assistant.clock import BLOCK, Tick, to_seconds
from assistant.dialog.effects import Effect, Hush
from assistant.hearing.choose import choose
from assistant.hearing.recogniser import Recogniser
from assistant.running.building import Words, opening_conversation, session
from assistant.session import Event, Session, Watcher
from assistant.settings import Settings
from assistant.speaking.speaker import Speaker

APPROACH = (
    *("seven step massage", "fifteen minutes", "yes"),
    *["no"] * 7,
    *("yes", "ready", "skip the preparation"),
)
"""What is typed until hands are on, a line every other block."""
READY = 2.0
"""Seconds after which it is, with time to spare."""
REPEAT = "repeat"


class NotThereError(Exception):
    """The session is not where a measurement needs it: the message says where it is."""


@dataclass(frozen=True)
class Take:
    """What came of a scene."""

    said: Sound
    """As long as the scene. What answers a block is played when the block has ended: a block after it."""
    effects: list[tuple[int, Effect]]
    """With the sample of their tick."""


def voices(quick: bool) -> tuple[str, ...]:
    """Voices that are here and are not the program's own."""
    here = (*(FLITE if shutil.which("flite") else ()), *ESPEAK)
    return here[:1] if quick else here


class Stage:
    """Builds sessions, always the same one."""

    def __init__(self, cache: Path, settings: Settings) -> None:
        """`cache` is the folder of what was rendered before."""
        self.settings = settings
        self._words = Words.load(settings)
        self._cache = cache

    def rooms(self) -> tuple[Recogniser, Speaker]:
        """Somebody who hears, and somebody who speaks; to be closed afterwards."""
        settings = self.settings
        protective = self._words.understanding.protective_vocabulary()
        speaker = Speaker(
            settings.voice, settings.words_per_minute, settings.volume, settings.language, self._cache
        )
        return choose(settings.engine, settings.model, protective).recogniser, speaker

    def session(self, hearing: Recogniser, speaker: Speaker, *watchers: Watcher) -> Session:
        """A session that has not begun."""
        return session(self._words, hearing, speaker, opening_conversation(self.settings), watchers)

    def coached(self, scene: Scene, *, speaking: bool) -> Take:
        """Play a scene to a session that is coaching from READY on.

        Args:
            scene: its first word comes after READY.
            speaking: the program gives a long instruction from then on; otherwise it is silent.

        Raises:
            NotThereError: it is not coaching by then.
        """
        effects: list[tuple[int, Effect]] = []

        def watch(tick: Tick, event: Event) -> None:
            if isinstance(event, Effect):
                effects.append((tick.samples, event))

        hearing, speaker = self.rooms()
        try:
            running = self.session(hearing, speaker, watch)
            return Take(_play(running, scene.sound, speaking), effects)
        finally:
            speaker.close()
            hearing.close()


def _play(running: Session, sound: Sound, speaking: bool) -> Sound:
    running.begin(WALL)
    said = [np.zeros(BLOCK, np.int16)]
    for number, at in enumerate(range(0, len(sound), BLOCK)):
        turn, rest = divmod(number, 2)
        if not rest and turn < len(APPROACH):
            running.type(APPROACH[turn])
        if number == 2 * len(APPROACH):
            if not running.conversation.state.startswith("coaching"):
                raise NotThereError(f"The session is {running.conversation.state}, not coaching.")
            running.rooms.speaking.perform(Hush())  # of all that was left unsaid on the way here
            if speaking:
                running.type(REPEAT)
        running.rooms.speaking.settle()
        said.append(running.turn(sound[at : at + BLOCK], WALL + to_seconds(at + BLOCK)))
    return np.concatenate(said[:-1])


def hushes(effects: list[tuple[int, Effect]]) -> list[int]:
    """The samples at which the program was told to be silent."""
    return [at for at, effect in effects if isinstance(effect, Hush)]
