"""A session in the middle of coaching, and somebody who says one word to it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from kit import noises
from kit.partner import WALL
from kit.recordings import Sound
from kit.scenario import QUIET, SPEECH, At, scene
from kit.voices import ESPEAK, FLITE

from assistant.clock import BLOCK, Tick, to_samples, to_seconds
from assistant.dialog.effects import Effect, Hush
from assistant.hearing.choose import choose
from assistant.hearing.recogniser import Recogniser
from assistant.recording.recording import Event
from assistant.session.components import Resources, opening_conversation, session
from assistant.session.session import Session, Watcher
from assistant.settings import Settings
from assistant.speaking.speaker import Speaker

APPROACH = (
    *("seven step massage", "fifteen minutes", "yes"),
    *["no"] * 8,
    "yes",
    *(line for word in ("stop", "it hurts", "stop", "it hurts") for line in (word, *[""] * 6)),
    *("ready", "skip the preparation"),
)
"""What is typed until hands are on, a line every other block; the same word so soon again would be one utterance."""
COACHED = 2 * len(APPROACH)
"""The block at which they are."""
QUIETLY = (COACHED + 1) * BLOCK
RISE = to_samples(2)
"""Samples in which the noise of the room comes up: what begins at once is taken for a word."""
SETTLED = 4.0
"""Seconds of the room's noise before a word."""
REPEAT = "repeat"
PASSAGE, PASSAGES = 6.0, 18
"""Seconds of noise between the beginnings of two scenes, and how many different ones there are."""
LONGEST, USUAL = 1.5, 0.5
"""Seconds that a word may last, and does."""


class NotThereError(Exception):
    """The session is not where a measurement needs it: the message says where it is."""


@dataclass(frozen=True)
class Room:
    """Where it happens."""

    name: str
    noise: str
    snr: float
    """Decibels of speech over it."""


ROOMS = (Room("quiet", "white", QUIET), Room("kitchen, 20 dB", "kitchen", 20.0))


@dataclass(frozen=True)
class Scene:
    """A passage of a room's noise, with a word in it or none."""

    sound: Sound
    start: int
    """The first sample of the word."""
    end: int
    """The one after its last."""


@dataclass(frozen=True)
class Take:
    """What came of a scene."""

    said: Sound
    """As long as the scene. What answers a block is played when the block has ended: a block after it."""
    effects: list[tuple[int, Effect]]
    """Those after COACHED, with the sample of their tick."""


def voices(quick: bool) -> tuple[str, ...]:
    """Voices that are here and are not the program's own."""
    here = (*(FLITE if shutil.which("flite") else ()), *ESPEAK)
    return here[:1] if quick else here


def passage(number: int, room: Room, words: str, voice: str, after: float) -> Scene:
    """The scene of this number: each has its own passage of the noise, and its word elsewhere in a block.

    It is quiet while the session is brought to coaching; then the noise comes up.

    Args:
        number: from 0.
        room: where.
        words: what is said; nothing leaves the time of a word.
        voice: who says it.
        after: seconds that follow the word.
    """
    skipped = PASSAGE * (number % PASSAGES)
    moment = skipped + to_seconds(QUIETLY) + SETTLED + 0.007 * number
    seconds = moment + LONGEST + after
    lines = [At(moment, words, voice)] if words else []
    acted = scene(*lines, seconds=seconds, noise=room.noise, snr=room.snr)
    spoken = acted.spoken[0] if words else None
    start, end = (spoken.start, spoken.end) if spoken else (to_samples(moment), to_samples(moment + USUAL))
    first = to_samples(skipped)
    sound = acted.sound[first : end + to_samples(after)]
    sound[:QUIETLY] = noises.noise("white", QUIETLY) * (SPEECH / noises.LOUDNESS / 10 ** (QUIET / 20))
    rising = sound[QUIETLY : QUIETLY + RISE]
    rising[:] = rising * np.linspace(10 ** ((room.snr - QUIET) / 20), 1, RISE)
    return Scene(sound, start - first, end - first)


class Stage:
    """Builds sessions, always the same one."""

    def __init__(self, cache: Path, settings: Settings) -> None:
        """`cache` is the folder of what was rendered before."""
        self.settings = settings
        self._words = Resources.load(settings)
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
        """Play a scene to a session that is coaching from COACHED on.

        Args:
            scene: see passage.
            speaking: the program gives a long instruction from then on; otherwise it is silent.

        Raises:
            NotThereError: it is not coaching by then.
        """
        effects: list[tuple[int, Effect]] = []

        def watch(tick: Tick, event: Event) -> None:
            if isinstance(event, Effect) and tick.samples > QUIETLY:
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
        if not rest and turn < len(APPROACH) and APPROACH[turn]:
            running.type(APPROACH[turn])
        if number == COACHED:
            if not running.conversation.state.startswith("coaching"):
                raise NotThereError(f"The session is {running.conversation.state}, not coaching.")
            running.rooms.speaking.perform(Hush())  # of all that was left unsaid on the way here
            if speaking:
                running.type(REPEAT)
        block = np.zeros(BLOCK, np.int16)
        block[: len(sound) - at] = sound[at : at + BLOCK]
        running.rooms.speaking.settle()
        said.append(running.turn(block, WALL + to_seconds(at + BLOCK)))
    return np.concatenate(said)[: len(sound)]


def hushes(effects: list[tuple[int, Effect]]) -> list[int]:
    """The samples at which the program was told to be silent."""
    return [at for at, effect in effects if isinstance(effect, Hush)]
