"""What is said after what, and when: the order of speech in samples, without the sound."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from assistant.audio.sound import Sound
from assistant.clock import SILENT, Speech, to_samples

PAUSE = to_samples(0.35)
"""Rest between two utterances: a breath. Longer than a block."""
RAMP = to_samples(0.005)
"""The shortest way to silence that does not click."""


@dataclass(slots=True, eq=False)
class Utterance:
    """One Say on its way through the loudspeaker."""

    number: int
    """Says are counted from 1."""
    text: str
    sound: Sound | None = None
    """None until it is rendered; without samples there is nothing to say."""
    played: int = 0
    """Samples."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an utterance, and where in the block it sounds."""

    at: int
    sound: Sound
    gains: tuple[float, float]
    """Before its first and after its last sample, with a straight line between."""


@dataclass(slots=True)
class _Fading:
    utterance: Utterance
    left: int
    gain: float = 1.0


class Utterances:
    """The queue: one voice, one utterance at a time, a pause between two."""

    def __init__(self) -> None:
        self._queue: deque[Utterance] = deque()
        self._fading: _Fading | None = None
        self._wait = 0
        self._count = 0
        self._speech = SILENT

    @property
    def speech(self) -> Speech:
        """Which text sounds, how much of it has been played, and how many wait."""
        return self._speech

    @property
    def saying(self) -> str:
        """The text that sounds, also while it fades."""
        if self._fading:
            return self._fading.utterance.text
        return self._queue[0].text if self._queue and self._queue[0].played else ""

    def say(self, text: str, *, urgent: bool) -> Utterance:
        """Queue it behind the others; what is urgent cuts them off and forgets them."""
        if urgent:
            self.cut(RAMP)
            self._wait = 0
        self._count += 1
        self._queue.append(Utterance(self._count, text))
        self._look()
        return self._queue[-1]

    def cut(self, samples: int) -> None:
        """Fade what sounds within `samples`, RAMP at the least, and forget the rest."""
        samples = max(samples, RAMP)
        if self._fading:
            self._fading.left = min(self._fading.left, samples)
        elif self._queue and self._queue[0].played:
            self._fading = _Fading(self._queue[0], samples)
            self._wait = PAUSE
        if self._queue:
            heard = self._speech.fraction if len(self._queue) == 1 else 0.0
            self._queue.clear()
            self._speech = Speech(self._count, heard)

    def advance(self, samples: int) -> list[Piece]:
        """Let time go by, and tell what sounds in it."""
        pieces: list[Piece] = []
        at = 0
        while at < samples:
            if self._fading:
                at += self._fade(at, samples - at, pieces)
            elif self._wait:
                rest = min(self._wait, samples - at)
                self._wait -= rest
                at += rest
            elif self._queue and self._queue[0].sound is not None:
                at += self._play(self._queue[0], self._queue[0].sound, at, samples - at, pieces)
            else:
                break
        self._look()
        return pieces

    def _fade(self, at: int, room: int, pieces: list[Piece]) -> int:
        fading = self._fading
        assert fading
        assert fading.utterance.sound is not None
        start = fading.utterance.played
        stretch = fading.utterance.sound[start : start + min(room, fading.left)]
        gain = fading.gain * (1 - len(stretch) / fading.left)
        pieces.append(Piece(at, stretch, (fading.gain, gain)))
        fading.utterance.played += len(stretch)
        fading.left -= len(stretch)
        fading.gain = gain
        if not fading.left or fading.utterance.played == len(fading.utterance.sound):
            self._fading = None
        return len(stretch)

    def _play(self, utterance: Utterance, sound: Sound, at: int, room: int, pieces: list[Piece]) -> int:
        stretch = sound[utterance.played : utterance.played + room]
        utterance.played += len(stretch)
        if len(stretch):
            pieces.append(Piece(at, stretch, (1.0, 1.0)))
        if utterance.played == len(sound):
            self._queue.popleft()
            self._speech = Speech(utterance.number, 1.0)
            self._wait = PAUSE if len(sound) else 0
        return len(stretch)

    def _look(self) -> None:
        """The first in the queue is the one whose turn it is, whether it sounds yet or not."""
        if self._queue:
            first = self._queue[0]
            fraction = (
                first.played / len(first.sound) if first.sound is not None and len(first.sound) else 0.0
            )
            self._speech = Speech(first.number, fraction, len(self._queue))
