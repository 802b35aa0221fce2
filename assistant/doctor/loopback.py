"""Sound out and in through an open card, block by block as in a session, and what of it came back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from assistant.audio.delay import DelayTracker
from assistant.audio.duplex import Duplex, SoundCard
from assistant.audio.sound import Sound, dbfs
from assistant.clock import BLOCK, to_samples, to_seconds
from assistant.dialog.effects import Cue, Say
from assistant.doctor.echo_judging import Flow, Played
from assistant.settings import Settings
from assistant.speaking.speaker import Speaker

SILENCE: Sound = np.zeros(BLOCK, np.int16)
SETTLING = to_samples(0.5) // BLOCK
"""Blocks that a card takes to run evenly."""
SWELL = to_samples(2.7) // BLOCK
FADE = to_samples(1.5) // BLOCK
TEMPO = 20.0
"""Strokes a minute of the soft sound: one of them is heard."""
TAIL = to_samples(0.6) // BLOCK
"""Blocks in which the last of the echo comes back."""
SOUNDS = -50.0
"""dBFS of a block from which something is played in it."""


@dataclass(frozen=True, slots=True)
class CapturedSound:
    """What was played, what was heard, and what became of that; as long as each other."""

    mistaken: int
    """Blocks of the program's own voice in which it took itself for somebody."""
    played: Sound
    heard: Sound
    left: Sound
    """Without its echo."""
    told: Sound
    """What a session would be told."""
    came: Sound
    """What was heard without the silence that stands for blocks that never came."""


class Loopback:
    """A card that is turned as a session turns it."""

    def __init__(self, card: SoundCard) -> None:
        self._card = card
        self._duplex = Duplex(card)
        self._blocks = self._lost = self._late = 0
        self._duplex.begin()
        self.turn([SILENCE] * SETTLING)
        self._blocks, self._late = 0, card.late

    @property
    def tracker(self) -> DelayTracker:
        """Of the delay from what is played to what is heard."""
        return self._duplex.ear.tracker

    def turn(self, blocks: Iterable[Sound]) -> CapturedSound:
        """Play blocks, and listen meanwhile."""
        rows: list[list[Sound]] = [[SILENCE[:0]] for _ in range(5)]
        mistaken, ear = 0, self._duplex.ear
        for block in blocks:
            got = self._duplex.hear()
            self._blocks += 1
            self._lost += got.block is None
            heard = SILENCE if got.block is None else got.block
            came = SILENCE[:0] if got.block is None else got.block
            played = np.rint(ear.parts.played).astype(np.int16)
            for row, piece in zip(rows, (played, heard, ear.parts.left, got.heard, came), strict=True):
                row.append(piece)
            mistaken += ear.own.interrupted
            self._duplex.play(block)
        return CapturedSound(mistaken, *map(np.concatenate, rows))

    def listen(self, seconds: float) -> CapturedSound:
        """Record the microphone for some seconds while the loudspeaker plays silence."""
        return self.turn([SILENCE] * (to_samples(seconds) // BLOCK))

    @property
    def flow(self) -> Flow:
        """How steadily the blocks of sound have come so far."""
        return Flow(self._blocks, self._lost, self._card.late - self._late, -self._duplex.ear.drift)


def session_sound(settings: Settings, text: str) -> tuple[list[Sound], bool]:
    """A soft swell and a sentence, as they sound in a session, and whether there was a voice for the sentence."""
    speaker = Speaker(settings.voice, settings.words_per_minute, settings.volume, settings.language)
    try:
        return list(_session_sound(speaker, text)), not speaker.failed
    finally:
        speaker.close()


def _session_sound(speaker: Speaker, text: str) -> Iterator[Sound]:
    speaker.perform(Cue(TEMPO))
    yield from (speaker.block() for _ in range(SWELL))
    speaker.perform(Cue(0.0))
    yield from (speaker.block() for _ in range(FADE))
    speaker.perform(Say("check", text))
    speaker.settle()
    yield speaker.block()
    while speaker.speech.waiting:
        yield speaker.block()
    yield from [SILENCE] * TAIL


def came_back(
    taken: CapturedSound, room_dbfs: float, tracker: DelayTracker, words: bool, obeyed: str = ""
) -> Played:
    """Compare what was played with what was heard, over the second half of the blocks that sounded.

    Args:
        taken: of the whole of a session_sound().
        room_dbfs: level of the room without it.
        tracker: of the delay.
        words: there was a voice.
        obeyed: what the engine took it for.
    """
    delay = tracker.delay if tracker.sure else 0
    played = np.concatenate([np.zeros(delay, np.int16), taken.played])[: len(taken.played)]
    loud = [start for start in range(0, len(played), BLOCK) if dbfs(played[start : start + BLOCK]) > SOUNDS]
    late = loud[len(loud) // 2 :]

    def level(sound: Sound) -> float:
        pieces = [sound[start : start + BLOCK] for start in late]
        return dbfs(np.concatenate(pieces)) if pieces else dbfs(sound)

    return Played(
        words=words,
        room_dbfs=room_dbfs,
        played_dbfs=level(played),
        heard_dbfs=level(_centred(taken.heard)),
        left_dbfs=level(_centred(taken.left)),
        delay_seconds=to_seconds(delay),
        sureness=tracker.sureness,
        mistaken=taken.mistaken / max(1, len(loud)),
        obeyed=obeyed,
    )


def _centred(sound: Sound) -> Sound:
    return np.asarray(sound - np.rint(sound.mean()), np.int16) if len(sound) else sound
