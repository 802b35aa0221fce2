"""Two decoding passes over the same utterances: all that is accepted now, and protective words.

Measured on people's recordings, with the vocabularies of the language folder: partial results of the main
pass doubled the false protective ones and found no true one that the protective pass did not have; so only
the protective pass tells partials.
"""

from __future__ import annotations

from typing import Protocol

from assistant.hearing.dither import Dither
from assistant.hearing.endpointing import Endpointer, SpeechChunk
from assistant.hearing.heard import Heard, Pass
from assistant.hearing.recogniser import Block
from assistant.hearing.vocabulary import Vocabulary, any_of, without_decoys


class Decoding(Protocol):
    """One pass of an engine over utterances that were cut for it."""

    def listen(self, vocabulary: Vocabulary) -> None:
        """Decode the utterances that begin from now on with these words.

        Raises VocabularyError, and then keeps the words it had.
        """

    def begin(self) -> None:
        """Begin a new utterance; the sound of the one before is forgotten."""

    def feed(self, sound: bytes) -> str:
        """Take more of its sound, 16 bit samples at clock.RATE; returns its words so far."""

    def finish(self) -> str:
        """End the utterance; returns its words."""

    def close(self) -> None:
        """Release the engine and all that it holds."""


class CommandAndSafetySpotters:
    """A Recogniser out of two decoding passes.

    protective: what the protective pass was made to listen for; it never listens for anything else, and tells
        nothing but the `phrases`.
    """

    deaf = False
    needs = 22.0
    """With PocketSphinx not half of people's "stop" were heard over a kitchen at 20 dB, where Din measures 25. How many
    are with Vosk is not known, because no model for people was measured."""

    def __init__(self, name: str, main: Decoding, beside: Decoding, protective: Vocabulary) -> None:
        self.name = name
        self._endpointer = Endpointer()
        self._dither = Dither()
        self._patience = self._endpointer.patience
        self._main = main
        self._beside = SafetySpotter(beside, protective)
        self._next = self._now = protective

    def listen(self, vocabulary: Vocabulary, patience: float) -> None:
        """Listen for these words, and with this patience, from the next utterance on."""
        self._main.listen(vocabulary)
        self._next = vocabulary
        self._patience = patience

    def hear(self, block: Block, at: int) -> tuple[Heard, ...]:
        """Take one block; protective words come first of what is heard in it."""
        if not self._endpointer.running:
            self._endpointer.patience = self._patience
        chunk = self._endpointer.take(block, at)
        if chunk is None:
            return ()
        chunk = self._dither.under(chunk)
        beside = self._beside.hear(chunk)
        return beside + self._hear_all(chunk, " ".join(heard.text for heard in beside))

    def learn(self, phrase: str) -> None:
        """See Recogniser; what these engines tell has no floor."""

    def close(self) -> None:
        """Release the engines of both passes."""
        self._main.close()
        self._beside.close()

    def _hear_all(self, chunk: SpeechChunk, beside: str) -> tuple[Heard, ...]:
        if chunk.restarts:
            self._main.finish()
        if chunk.first or chunk.restarts:
            self._main.begin()
            self._now = self._next
        self._main.feed(chunk.anew if chunk.restarts else chunk.sound)
        if not chunk.last:
            return ()
        text = without_decoys(self._main.finish(), self._now)
        # A command that is not expected now sounds like the nearest phrase that is: a protective one is no
        # sure witness unless the pass that knows every phrase agrees.
        agreed = set(self._beside.phrase.findall(text)) <= set(self._beside.phrase.findall(beside))
        alone = chunk.alone and agreed and not self._now.answers
        return (Heard(text, True, chunk.start, chunk.end, Pass.MAIN, alone),) if text else ()


class SafetySpotter:
    """The protective pass. It begins anew after every dip: a word said right behind others is not found by a
    grammar that has to explain them as well."""

    def __init__(self, decoding: Decoding, protective: Vocabulary) -> None:
        self.close = decoding.close
        self._decoding = decoding
        self.phrase = any_of(protective.phrases)
        self._before = ""
        self._parts = 0
        self._text = ""
        self._told: str | None = None

    def hear(self, chunk: SpeechChunk) -> tuple[Heard, ...]:
        """What is newly heard in a chunk; its phrases are in the text, in the order in which they were said."""
        if chunk.first:
            self._decoding.begin()
            self._before, self._parts, self._text, self._told = "", 1, "", None
        if chunk.anew:
            self._decoding.finish()
            self._before = self._told or ""
            self._parts = 1 if chunk.restarts else self._parts + 1
            self._decoding.begin()
        text = self._with(self._decoding.feed(chunk.anew or chunk.sound))
        if chunk.last:
            text = self._with(self._decoding.finish())
            alone = chunk.alone and self._parts == 1
            return self._heard(text, chunk, alone) if text or self._told is not None else ()
        # Told once two blocks running agree. Measured: against one, an eighth fewer false ones for 30 ms; three lose
        # words in noise.
        steady, self._text = text == self._text, text
        if not steady or text == (self._told or ""):
            return ()
        self._told = text
        return self._heard(text, chunk, False)

    def _with(self, text: str) -> str:
        return " ".join([*self._before.split(), *self.phrase.findall(text)])

    def _heard(self, text: str, chunk: SpeechChunk, alone: bool) -> tuple[Heard, ...]:
        return (Heard(text, chunk.last, chunk.start, chunk.end, Pass.PROTECTIVE, alone),)
