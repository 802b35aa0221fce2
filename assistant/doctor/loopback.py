"""Sound out and in through an open card, block by block as in a session, and what of it came back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from assistant.audio.card import Card
from assistant.audio.delay import DelayTracker
from assistant.audio.drift import DriftTracker
from assistant.audio.echo import EchoCanceller
from assistant.audio.levels import dbfs
from assistant.audio.reference import Reference
from assistant.audio.sound import Sound
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
class Taken:
    """As long as each other: what was played, what was heard, and that without its echo."""

    played: Sound
    heard: Sound
    left: Sound
    came: Sound
    """What was heard without the silence that stands for blocks that never came."""


class Turning:
    """A card that is turned as a session turns it."""

    def __init__(self, card: Card) -> None:
        self._card = card
        self._reference = Reference()
        self._canceller = EchoCanceller()
        self._drift = DriftTracker()
        self._blocks = self._lost = self._late = self._looks = 0
        card.begin()
        self.turn([SILENCE] * SETTLING)
        self._blocks, self._late = 0, card.late

    @property
    def tracker(self) -> DelayTracker:
        """Of the delay from what is played to what is heard."""
        return self._canceller.tracker

    def turn(self, blocks: Iterable[Sound]) -> Taken:
        """Play blocks, and listen meanwhile."""
        played, heard, left, came = [SILENCE[:0]], [SILENCE[:0]], [SILENCE[:0]], [SILENCE[:0]]
        for block in blocks:
            got = self._card.read()
            self._blocks += 1
            if got is None:
                self._lost += 1
            else:
                came.append(got)
            now = SILENCE if got is None else got
            self._reference.put(self._card.given())
            given = self._reference.take()
            left.append(self._canceller.cancel(now, given))
            self._follow_drift()
            heard.append(now)
            played.append(np.rint(given).astype(np.int16))
            self._card.write(block)
        return Taken(*map(np.concatenate, (played, heard, left, came)))

    def listen(self, seconds: float) -> Sound:
        """What comes in meanwhile."""
        return self.turn([SILENCE] * (to_samples(seconds) // BLOCK)).came

    @property
    def flow(self) -> Flow:
        """How the blocks came so far."""
        return Flow(self._blocks, self._lost, self._card.late - self._late, self._drift.drift)

    def _follow_drift(self) -> None:
        if self.tracker.sure and self.tracker.looks != self._looks:
            self._looks = self.tracker.looks
            self._drift.note(self._blocks * BLOCK, self.tracker.delay + self.tracker.fraction)


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


def came_back(taken: Taken, room_dbfs: float, tracker: DelayTracker, words: bool) -> Played:
    """Compare what was played with what was heard, over the second half of the blocks that sounded.

    Args:
        taken: of the whole of a session_sound().
        room_dbfs: level of the room without it.
        tracker: of the delay.
        words: there was a voice.
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
    )


def _centred(sound: Sound) -> Sound:
    return np.asarray(sound - np.rint(sound.mean()), np.int16) if len(sound) else sound
