"""A Whisper model in memory: what its encoder makes of sound, and what its decoder says comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.hearing.recogniser import Block
from assistant.hearing.whisper.features import spectrogram
from assistant.hearing.whisper.trie import Tokens, log_sum
from assistant.model_store.whisper_folder import VOCABULARY, WhisperError, known


@dataclass(frozen=True, slots=True)
class TokenId:
    """One token of a transcript."""

    id: int
    log_probability: float


class WhisperModel:
    """Loaded weights. Not for several threads."""

    def __init__(self, folder: Path) -> None:
        """Load the weights from a folder. Raises WhisperError when they, or the engine, cannot be loaded."""
        try:
            # Imported here, because without the extra `ears` they cannot be.
            import ctranslate2

            from assistant.hearing.whisper.tokens import Tokeniser
        except (ImportError, OSError) as error:
            raise WhisperError(f"Whisper's engine cannot be loaded on this machine ({error}).") from error
        try:
            entry = known(folder)
            if entry is None:
                raise WhisperError(
                    f"The weights in {folder} are none that the catalogue knows, so they are not used."
                )
            self.name = entry.name
            self.tokeniser = Tokeniser(folder / VOCABULARY)
            self._view: Any = ctranslate2.StorageView
            self._model: Any = ctranslate2.models.Whisper(
                str(folder), device="cpu", compute_type="int8", intra_threads=1, inter_threads=1
            )
        except (OSError, RuntimeError, ValueError) as error:
            raise WhisperError(f"The weights in {folder} cannot be loaded ({error}).") from error

    def encoded(self, sound: Block, samples: int) -> Encoded:
        """What the encoder makes of sound, filled up with silence to so many samples at clock.RATE."""
        filled = np.zeros(samples, np.int16)
        filled[: len(sound)] = sound[:samples]
        bands = spectrogram(filled)[None]
        return Encoded(self, np.array(self._model.encode(self._view.from_array(np.ascontiguousarray(bands)))))

    def generate(self, encoded: NDArray[np.float32], prefixes: Sequence[Tokens], more: int) -> Any:
        """Let the decoder go on from each of these prefixes of one length, by at most so many tokens."""
        start = self.tokeniser.start
        batch = np.ascontiguousarray(np.repeat(encoded, len(prefixes), axis=0))
        return self._model.generate(
            self._view.from_array(batch),
            [[*start, *prefix] for prefix in prefixes],
            beam_size=1,
            max_length=2 * (len(prefixes[0]) + more),  # the engine gives the half of it to what it answers
            return_logits_vocab=True,
            suppress_blank=False,
            suppress_tokens=[],
        )


class Encoded:
    """A chunk of sound as the model's encoder gives it, for any number of questions."""

    def __init__(self, model: WhisperModel, states: NDArray[np.float32]) -> None:
        self._model, self._states = model, states

    def step(self, prefixes: Sequence[Tokens]) -> Sequence[NDArray[np.float32]]:
        """For each prefix, the logits of the token that follows it, as trie.Step asks for them."""
        # The answer begins with what is said about the prefix itself.
        return [_logits(each, len(prefixes[0])) for each in self._model.generate(self._states, prefixes, 1)]

    def transcript(self, most: int) -> tuple[TokenId, ...]:
        """The most probable tokens, one after the other, up to the end that the model sees; at `most` so many."""
        (answer,) = self._model.generate(self._states, [()], most)
        tokens = []
        for place, token in enumerate(answer.sequences_ids[0]):
            logits = _logits(answer, place)
            tokens.append(TokenId(token, float(logits[token]) - log_sum(logits)))
        return tuple(tokens)


def _logits(answer: Any, place: int) -> NDArray[np.float32]:
    return np.asarray(answer.logits[0][place]).reshape(-1)
