"""Two decoding passes over the same utterances: all that is accepted now, and protective words."""

from __future__ import annotations

from typing import Protocol

from assistant.hearing.endpointing import Endpointer, Stretch
from assistant.hearing.heard import Heard, Pass
from assistant.hearing.recogniser import Block
from assistant.hearing.vocabulary import Vocabulary

STEADY = 2
"""Blocks in a row that must give the same partial text before it is told."""


class Decoding(Protocol):
    """One pass of an engine over utterances that were cut for it."""

    def listen(self, vocabulary: Vocabulary) -> None:
        """Decode the utterances that begin from now on with these words.

        Raises VocabularyError, and then keeps the words it had.
        """

    def begin(self) -> None:
        """An utterance begins."""

    def feed(self, sound: bytes) -> str:
        """Take more of its sound, 16 bit samples at clock.RATE; returns its words so far."""

    def finish(self) -> str:
        """It has ended; returns its words."""

    def close(self) -> None:
        """Let the engine go."""


class _Witness:
    """Tells what one pass heard, once it is steady."""

    def __init__(self, decoding: Decoding, heard_by: Pass) -> None:
        self.decoding = decoding
        self._heard_by = heard_by
        self._text = ""
        self._times = 0
        self._told = ""

    def hear(self, stretch: Stretch) -> tuple[Heard, ...]:
        if stretch.first:
            self.decoding.begin()
            self._text, self._times, self._told = "", 0, ""
        text = self.decoding.feed(stretch.sound)
        if stretch.last:
            text = self.decoding.finish()
            return (self._heard(text, stretch),) if text or self._told else ()
        self._times = self._times + 1 if text == self._text else 1
        self._text = text
        if self._times < STEADY or text == self._told:
            return ()
        self._told = text
        return (self._heard(text, stretch),)

    def _heard(self, text: str, stretch: Stretch) -> Heard:
        return Heard(
            text, stretch.last, stretch.start, stretch.end, self._heard_by, stretch.last and stretch.alone
        )


class TwoPasses:
    """A Recogniser out of two decoding passes; the protective one never changes what it listens for."""

    def __init__(self, name: str, main: Decoding, protective: Decoding) -> None:
        self.name = name
        self._endpointer = Endpointer()
        self._main = _Witness(main, Pass.MAIN)
        self._protective = _Witness(protective, Pass.PROTECTIVE)
        self._patience = self._endpointer.patience

    def listen(self, vocabulary: Vocabulary, patience: float) -> None:
        """Listen for these words, and this patient, from the next utterance on."""
        self._main.decoding.listen(vocabulary)
        self._patience = patience

    def hear(self, block: Block, at: int) -> tuple[Heard, ...]:
        """Take one block; what is heard in it comes protective words first."""
        if not self._endpointer.running:
            self._endpointer.patience = self._patience
        stretch = self._endpointer.take(block, at)
        if stretch is None:
            return ()
        return self._protective.hear(stretch) + self._main.hear(stretch)

    def close(self) -> None:
        """Let the engine go."""
        self._main.decoding.close()
        self._protective.decoding.close()
