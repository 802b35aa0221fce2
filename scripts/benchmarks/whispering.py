"""What Whisper finds probable in people's recordings: every look and every whole utterance, before any floor."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.clock import BLOCK, to_samples
from assistant.hearing.endpointing import SpeechChunk
from assistant.hearing.recogniser import Block
from assistant.hearing.vocabulary import Vocabulary
from assistant.hearing.whisper.asking import Asking, Listed, Scores
from assistant.hearing.whisper.engine import Whisper
from assistant.hearing.whisper.floors import Floors
from assistant.hearing.whisper.model import WhisperModel
from assistant.hearing.whisper.transcription import TranscribedWord
from benchmarks.people import Recording

LEAST = -9.0
"""Log-probability below which nothing is noted."""
SETTLED, APART, REST = to_samples(3.0), to_samples(0.6), to_samples(1.2)
"""Samples of the room before the first recording, before each, and after each."""
PATIENCE = 0.45
NONE = Floors(
    spotted=LEAST, steady=LEAST, ended=LEAST, sure=LEAST, never_met=0.0, sure_word=0.0, disputed=0.0
)


@dataclass
class Noted:
    """What was found in one recording. Samples are counted from its first one."""

    recording: Recording
    end: int
    """Its last sample that belongs to the words."""
    samples: int
    """Its length, with the room around it."""
    looks: list[tuple[int, Scores]] = field(default_factory=list)
    """When, and how probable each protective phrase was."""
    wholes: list[tuple[Scores, tuple[TranscribedWord, ...]]] = field(default_factory=list)
    """Of each utterance, how probable each phrase was, and the transcript."""


class _Noting(Asking):
    """Tells the engine nothing, so that it goes on to the end of every utterance."""

    def __init__(self, model: WhisperModel) -> None:
        super().__init__(model, LEAST)
        self.at = 0
        self.noted: Noted | None = None
        self._whole: tuple[Scores, tuple[TranscribedWord, ...]] = {}, ()

    def look(self, sound: Block, listed: Listed) -> Scores:
        scores = super().look(sound, listed)
        if self.noted:
            self.noted.looks.append((self.at, scores))
        return {}

    def whole(self, sound: Block, listed: Listed) -> tuple[Scores, tuple[TranscribedWord, ...]]:
        self._whole = super().whole(sound, listed)
        return {}, ()

    def ended(self) -> None:
        """The utterance that was asked about last is over."""
        if self.noted:
            self.noted.wholes.append(self._whole)


class _Ending(Whisper):
    def __init__(self, asking: _Noting, protective: Vocabulary) -> None:
        super().__init__(asking, protective, NONE)
        self._noting = asking

    def _end(self, stretch: SpeechChunk) -> tuple[()]:
        super()._end(stretch)
        self._noting.ended()
        return ()


def noted(
    model: WhisperModel,
    protective: Vocabulary,
    vocabulary: Vocabulary,
    recordings: Iterable[Recording],
    room: NDArray[np.int16],
    tell: Callable[[int], None],
) -> list[Noted]:
    """Let Whisper hear recordings one after the other in a room whose noise goes on.

    Args:
        model: the weights.
        protective: what is looked for while somebody speaks.
        vocabulary: what is looked for at the end of each utterance.
        recordings: as they are.
        room: the noise.
        tell: takes the number of recordings done.
    """
    asking = _Noting(model)
    engine = _Ending(asking, protective)
    engine.listen(vocabulary, PATIENCE)
    at = 0

    def play(sound: Block) -> None:
        nonlocal at
        for begin in range(0, len(sound), BLOCK):
            block = room[np.arange(at, at + BLOCK) % len(room)].astype(np.int32)
            piece = sound[begin : begin + BLOCK]
            block[: len(piece)] += piece
            at += BLOCK
            asking.at = at - start
            engine.hear(np.clip(block, -32768, 32767).astype(np.int16), at)

    start = 0
    play(np.zeros(SETTLED, np.int16))
    found = []
    for number, recording in enumerate(recordings):
        asking.noted = None
        play(np.zeros(APART, np.int16))
        start = at
        sound = np.concatenate([recording.sound, np.zeros(REST, np.int16)])
        asking.noted = Noted(recording, recording.end, len(sound))
        play(sound)
        found.append(asking.noted)
        tell(number + 1)
    return found


def kept(file: Path, make: Callable[[], list[Noted]]) -> list[Noted]:
    """What a file holds, which is made when it is not there: it takes long, and the choice of floors does not."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(pickle.dumps(make()))
    found: list[Noted] = pickle.loads(file.read_bytes())
    return found
