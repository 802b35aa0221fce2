"""What every engine that hears must do."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.errors import MassageError
from assistant.hearing.heard import Heard
from assistant.hearing.vocabulary import Vocabulary

Block = NDArray[np.int16]
"""clock.BLOCK samples of mono sound at clock.RATE."""


class VocabularyError(ValueError):
    """A vocabulary that the engine cannot hear; the message says what is wrong with it."""


class EngineError(MassageError):
    """The engine that was asked for cannot listen: the message says why."""


class Recogniser(Protocol):
    """Sound in, words out, block by block."""

    @property
    def name(self) -> str:
        """What the engine is called."""

    @property
    def deaf(self) -> bool:
        """Whether it hears nothing for now; it may hear again."""

    @property
    def needs(self) -> float:
        """Decibels, as Din measures them, that words have to stand above noise that lasts, so that "stop" is heard."""

    def listen(self, vocabulary: Vocabulary, patience: float) -> None:
        """Listen for these words from the next utterance on.

        An utterance that is running is heard to its end as it began: its words were not said in
        answer to what is asked only now. Protective words are heard whatever is listened for.

        patience: seconds of silence that end an utterance, more than 0.
        Raises VocabularyError, and then goes on listening for what it listened for before.
        """

    def hear(self, block: Block, at: int) -> tuple[Heard, ...]:
        """Take one block of sound and return what is newly heard.

        at: samples heard since the session began, this block included.
        What gave a partial always gets a final, with empty text if nothing was left of it.
        """

    def learn(self, phrase: str) -> None:
        """Somebody has just said this protective phrase when asked to: hear it the more easily in this session."""

    def close(self) -> None:
        """Let the engine go. Nothing is heard after it."""
