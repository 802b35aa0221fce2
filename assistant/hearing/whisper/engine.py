"""Whisper behind the Recogniser protocol: protective words while they are spoken, all others at the end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from assistant.clock import BLOCK, to_samples
from assistant.hearing.endpointing import Endpointer, Stretch
from assistant.hearing.heard import Heard, Pass
from assistant.hearing.recogniser import Block, VocabularyError
from assistant.hearing.vocabulary import Vocabulary
from assistant.hearing.whisper.floors import Floors, floors
from assistant.hearing.whisper.judging import Said, best, said
from assistant.hearing.whisper.model import Model
from assistant.hearing.whisper.spelling import spellings
from assistant.hearing.whisper.transcript import words
from assistant.hearing.whisper.trie import Trie, scored, trie

if TYPE_CHECKING:
    from assistant.hearing.whisper.tokens import Tokeniser

LOOK = 8
"""Blocks between two looks for protective words."""
WINDOW = to_samples(2.0)
"""Samples that a look takes in, and the least that the encoder is given."""
AFTER = to_samples(0.5)
"""Samples of silence behind an utterance, by which the decoder sees its end."""
STEP = to_samples(0.5)
"""The encoder is given whole multiples of this."""
ENOUGH = 10 * BLOCK
"""Samples of silence after which there is nothing new to look at."""


def whisper(folder: Path, protective: Vocabulary) -> Whisper:
    """Whisper, listening for the protective words alone at first. Raises WhisperError, VocabularyError."""
    return Whisper(Model(folder), protective, floors())


@dataclass(frozen=True, slots=True)
class _Listed:
    """A vocabulary as the decoder is asked about it."""

    root: Trie
    ways: Mapping[str, tuple[str, ...]]
    """Other ways to write its phrases."""


class Whisper:
    """A Recogniser.

    protective: phrases that are told while they are spoken, whatever is listened for.
    """

    deaf = False

    def __init__(self, model: Model, protective: Vocabulary, floors: Floors) -> None:
        self.name = f"Whisper {model.name.removeprefix('whisper-')}"
        self._model, self._floors = model, floors
        self._endpointer = Endpointer()
        self._patience = self._endpointer.patience
        self._listed: dict[str, _Listed] = {}
        self._protective = self._list(protective)
        self._next = self._now = self._protective
        self._sound = bytearray()
        self._looked = 0
        """Sample at which was last looked for protective words."""
        self._spotted: tuple[str, ...] = ()

    def listen(self, vocabulary: Vocabulary, patience: float) -> None:
        """See Recogniser."""
        self._next = self._list(vocabulary)
        self._patience = patience

    def hear(self, block: Block, at: int) -> tuple[Heard, ...]:
        """See Recogniser; protective words come first of what is heard in a block."""
        if not self._endpointer.running:
            self._endpointer.patience = self._patience
        stretch = self._endpointer.take(block, at)
        if stretch is None:
            return ()
        if stretch.first:
            self._now, self._spotted, self._looked = self._next, (), at
        if stretch.first or stretch.restarts:
            self._sound.clear()
        self._sound += stretch.anew if stretch.restarts else stretch.sound
        return self._end(stretch) if stretch.last else self._look(stretch, at)

    def close(self) -> None:
        """Nothing is held open: the model goes with this object."""

    def _look(self, stretch: Stretch, at: int) -> tuple[Heard, ...]:
        if at - self._looked < LOOK * BLOCK or at - stretch.end > ENOUGH:
            return ()
        self._looked = at
        scores = self._scores(self._protective, self._latest(WINDOW), WINDOW)
        found = best(
            {phrase: score for phrase, score in scores.items() if score >= self._floors.spot(phrase)}
        )
        if found is None or found in self._spotted:
            return ()
        self._spotted = (*self._spotted, found)
        return (self._protected(stretch, final=False),)

    def _end(self, stretch: Stretch) -> tuple[Heard, ...]:
        protected = (self._protected(stretch, final=True),) if self._spotted else ()
        spoken = self._spoken()
        if not spoken.text:
            return protected
        main = Heard(spoken.text, True, stretch.start, stretch.end, Pass.MAIN, stretch.alone, spoken.unsure)
        return (*protected, main)

    def _spoken(self) -> Said:
        sound = self._latest(len(self._sound))
        samples = max(WINDOW, -(-(len(sound) + AFTER) // STEP) * STEP)
        encoded = self._model.encoded(sound, samples)
        scores = scored(self._now.root, encoded.step, self._floors.least)
        bytes_of = self._model.tokeniser.bytes
        written = words((bytes_of(token.id), token.log_probability) for token in encoded.transcript())
        return said(scores, written, self._now.ways, self._floors)

    def _scores(self, listed: _Listed, sound: Block, samples: int) -> Mapping[str, float]:
        return scored(listed.root, self._model.encoded(sound, samples).step, self._floors.least)

    def _protected(self, stretch: Stretch, *, final: bool) -> Heard:
        text = " ".join(self._spotted)
        return Heard(text, final, stretch.start, stretch.end, Pass.PROTECTIVE)

    def _latest(self, samples: int) -> Block:
        return np.frombuffer(bytes(self._sound), np.int16)[-samples:]

    def _list(self, vocabulary: Vocabulary) -> _Listed:
        if vocabulary.name not in self._listed:
            self._listed[vocabulary.name] = listed(vocabulary, self._model.tokeniser)
        return self._listed[vocabulary.name]


def listed(vocabulary: Vocabulary, tokeniser: Tokeniser) -> _Listed:
    """Raises VocabularyError."""
    if not vocabulary.phrases:
        raise VocabularyError(f"Vocabulary {vocabulary.name!r}: it has no phrases.")
    ways: dict[str, tuple[str, ...]] = {}
    for phrase, other in vocabulary.spellings:
        ways[phrase] = (*ways.get(phrase, ()), other)
    return _Listed(
        trie(
            (phrase, tokeniser.tokens(text))
            for phrase in vocabulary.phrases
            for text in spellings(phrase, ways.get(phrase, ()))
        ),
        ways,
    )
