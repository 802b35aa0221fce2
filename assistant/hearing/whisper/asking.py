"""What Whisper is asked about a chunk of sound."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from assistant.clock import to_samples, to_seconds
from assistant.hearing.recogniser import Block, VocabularyError
from assistant.hearing.vocabulary import Vocabulary
from assistant.hearing.whisper.model import WhisperModel
from assistant.hearing.whisper.tokens import spellings
from assistant.hearing.whisper.transcription import TranscribedWord, words
from assistant.hearing.whisper.trie import Trie, scored, trie

WINDOW = to_samples(2.0)
"""Samples that a look takes in, and the least that the encoder is given."""
AFTER = to_samples(0.5)
"""Samples of silence behind an utterance, by which the decoder sees its end."""
TOKENS, TOKENS_A_SECOND = 6, 7
"""Of a transcript, at the most."""
TRIALS = 3
"""Of its pace: the first one warms up, and other work may spoil one."""
STEP = to_samples(0.5)
"""The encoder is given whole multiples of this."""

Scores = Mapping[str, float]
"""Log-probability by phrase, that the sound begins with it; without those that are too improbable to matter."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A vocabulary as the decoder is asked about it."""

    phrases: tuple[str, ...]
    root: Trie
    ways: Mapping[str, tuple[str, ...]]
    """Other ways to write its phrases."""
    waits: frozenset[str]
    """See Vocabulary."""
    answers: bool
    """See Vocabulary."""

    def may_go_on(self, phrase: str) -> bool:
        """Whether more may follow that is part of what was said.

        An answer that is read back needs not wait: whatever is added can still be told then.
        """
        return (phrase in self.waits and not self.answers) or any(
            other.startswith(f"{phrase} ") for other in self.phrases
        )


class Asking:
    """Asks a Whisper model how probable phrases are in a sound.

    least: log-probability below which a phrase is not told.
    """

    def __init__(self, model: WhisperModel, least: float) -> None:
        self.name = f"Whisper {model.name.removeprefix('whisper-')}"
        self._model, self._least = model, least
        self._listed: dict[str, Listed] = {}

    def listed(self, vocabulary: Vocabulary) -> Listed:
        """The vocabulary's phrases as tokens. Raises VocabularyError."""
        if not vocabulary.phrases:
            raise VocabularyError(f"Vocabulary {vocabulary.name!r}: it has no phrases.")
        if vocabulary.name not in self._listed:
            self._listed[vocabulary.name] = self._list(vocabulary)
        return self._listed[vocabulary.name]

    def look(self, sound: Block, listed: Listed) -> Scores:
        """How probable it is that the sound, of which the latest WINDOW counts, begins with each phrase."""
        return scored(listed.root, self._model.encoded(sound[-WINDOW:], WINDOW).step, self._least)

    def whole(self, sound: Block, listed: Listed) -> tuple[Scores, tuple[TranscribedWord, ...]]:
        """The scores of the phrases in a whole utterance, and its transcript."""
        samples = max(WINDOW, -(-(len(sound) + AFTER) // STEP) * STEP)
        encoded = self._model.encoded(sound, samples)
        scores = scored(listed.root, encoded.step, self._least)
        bytes_of = self._model.tokeniser.bytes
        # Nobody speaks faster; a decoder that sees no end says its last words again.
        most = TOKENS + math.ceil(TOKENS_A_SECOND * to_seconds(len(sound)))
        return scores, words(
            (bytes_of(token.id), token.log_probability) for token in encoded.transcript(most)
        )

    def pace(self, clock: Callable[[], float]) -> float:
        """Seconds that this machine takes to encode one look.

        clock: tells seconds.
        """
        taken = []
        for _ in range(TRIALS):
            began = clock()
            self._model.encoded(np.zeros(WINDOW, np.int16), WINDOW)
            taken.append(clock() - began)
        return min(taken)

    def _list(self, vocabulary: Vocabulary) -> Listed:
        ways: dict[str, tuple[str, ...]] = {}
        for phrase, other in vocabulary.spellings:
            ways[phrase] = (*ways.get(phrase, ()), other)
        tokens = self._model.tokeniser.tokens
        spelled = (
            (phrase, tokens(text))
            for phrase in vocabulary.phrases
            for text in spellings(phrase, ways.get(phrase, ()))
        )
        return Listed(vocabulary.phrases, trie(spelled), ways, vocabulary.waits, vocabulary.answers)
