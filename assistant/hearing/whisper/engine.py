"""Whisper behind the Recogniser protocol: protective words while they are spoken, all others at the end."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.clock import BLOCK, to_samples
from assistant.hearing.endpointing import Endpointer, SpeechChunk
from assistant.hearing.heard import Heard, Pass
from assistant.hearing.recogniser import Block
from assistant.hearing.spotters import SafetySpotter
from assistant.hearing.vocabulary import Vocabulary, any_of
from assistant.hearing.whisper.asking import Asking
from assistant.hearing.whisper.floors import Floors, floors
from assistant.hearing.whisper.judging import Said, best, said
from assistant.hearing.whisper.model import WhisperModel
from assistant.hearing.whisper.spotting import Spotting

LOOK = 8
"""Blocks between two looks for protective words."""
ENOUGH = 10 * BLOCK
"""Samples of silence after which there is nothing new to look at."""
PAUSE = 4 * BLOCK
"""Samples of silence after which it is looked what the utterance said, in case that was all."""
LONG = to_samples(1.0)
"""Samples of sound without a pause after which it is looked all the same: a tap never pauses."""
SLOW = 0.12
"""Seconds an encoder pass from which on a machine is too slow for it: other engines must look out as well."""


def whisper(
    folder: Path,
    protective: Vocabulary,
    reflex: Callable[[Vocabulary], SafetySpotter],
    clock: Callable[[], float] = time.process_time,
    hints: SafetySpotter | None = None,
) -> Whisper:
    """Whisper, listening for the protective words alone at first.

    Args:
        folder: its weights.
        protective: phrases that are told while they are spoken, whatever is listened for.
        reflex: makes the pass that helps out on a slow machine.
        clock: tells seconds of work: what else the machine does at the start says nothing about it.
        hints: a pass that is quick and takes much for a word: what it tells is looked at on the spot.

    Raises:
        WhisperError, VocabularyError
    """
    asking = Asking(WhisperModel(folder), floors().least)
    pace = asking.pace(clock)
    if pace <= SLOW:
        return Whisper(asking, protective, floors(), hints=hints)
    return Whisper(asking, protective, floors(), math.ceil(LOOK * pace / SLOW), reflex(protective))


@dataclass(frozen=True, slots=True)
class _Judged:
    """What an utterance had said by a pause in it."""

    end: int
    """Sample at which these words had ended: what sounds after them is nothing that anybody says."""
    said: Said
    complete: bool
    """It is one phrase, and nothing on the list goes on from it."""


class Whisper:
    """A Recogniser that spots commands, and reads whole utterances, with a Whisper model.

    every: blocks between two looks for protective words.
    reflex: a pass of another engine that looks out for them as well, and is believed at once.
    hints: the same of an engine that is not: its word counts for as much as one look.
    """

    deaf = False
    needs = 6.0
    """Of people's "stop", 34 of 39 were heard over a kitchen, a tap and pink noise at 3 dB, where Din measures 4 to 8;
    at 0 dB 31, and at -3 dB 16."""

    def __init__(
        self,
        asking: Asking,
        protective: Vocabulary,
        floors: Floors,
        every: int = LOOK,
        reflex: SafetySpotter | None = None,
        hints: SafetySpotter | None = None,
    ) -> None:
        self.name = asking.name
        self.helped = reflex is not None
        """Another engine looks out for protective words, because this machine is slow."""
        self._asking, self._floors, self._every = asking, floors, every
        self._reflex, self._hints = reflex, hints
        self._endpointer = Endpointer()
        self._patience = self._endpointer.patience
        self._spotting = Spotting(floors)
        self._protective = asking.listed(protective)
        self._next = self._now = self._protective
        self._phrase = any_of(protective.phrases)
        self._sound = bytearray()
        self._has_read = ""
        """What was told of the transcript before the utterance had ended."""
        self._looked = 0
        """Sample at which was last looked for protective words."""
        self._judged: _Judged | None = None
        self._paused = 0
        """Where the pause began at which it was judged last."""
        self._asked = 0
        """Sample at which it was judged last."""

    def listen(self, vocabulary: Vocabulary, patience: float) -> None:
        """Set the vocabulary, and the seconds of silence that end an utterance, from the next utterance on."""
        self._next = self._asking.listed(vocabulary)
        self._patience = patience

    def learn(self, phrase: str) -> None:
        """Add a phrase to those that are looked for in running speech."""
        self._spotting.learn(phrase)

    def hear(self, block: Block, at: int) -> tuple[Heard, ...]:
        """See Recogniser; protective words come first of what is heard in a block."""
        if not self._endpointer.running:
            self._endpointer.patience = self._patience
        chunk = self._endpointer.take(block, at)
        if chunk is None:
            return ()
        self._keep(chunk, at)
        reflected = self._reflected(chunk) or self._hinted(chunk, at)
        if chunk.last:
            return self._end(chunk)
        if self._is_pause(chunk, at) or self._is_due(at):
            before, self._judged = self._judged, self._judge(chunk, at)
            over = before is not None and self._judged.end == before.end and self._is_due(at)
            if over or self._judged.complete:
                self._endpointer.end()
                return self._end(chunk)
            reflected = reflected or self._read(chunk, at)
        return reflected or self._look(chunk, at)

    def close(self) -> None:
        """Release the engines of the reflex and of the hints, where there are any."""
        for each in (self._reflex, self._hints):
            if each:
                each.close()

    def _keep(self, chunk: SpeechChunk, at: int) -> None:
        if chunk.first:
            self._spotting.begin()
            self._now, self._looked, self._judged, self._paused = self._next, at, None, 0
            self._has_read = ""
        if chunk.first or chunk.restarts:
            self._sound.clear()
        self._sound += chunk.anew if chunk.restarts else chunk.sound

    def _reflected(self, chunk: SpeechChunk) -> tuple[Heard, ...]:
        told = _partial(self._reflex, chunk)
        return self._protected(chunk, final=False) if told and self._spotting.told(told) else ()

    def _hinted(self, chunk: SpeechChunk, at: int) -> tuple[Heard, ...]:
        told = _partial(self._hints, chunk)
        if not told:
            return ()
        self._looked = at
        found = self._spotting.found(self._asking.look(self._latest(), self._protective), hint=told)
        return self._protected(chunk, final=False) if found else ()

    def _look(self, chunk: SpeechChunk, at: int) -> tuple[Heard, ...]:
        if at - self._looked < self._every * BLOCK or at - chunk.end > ENOUGH:
            return ()
        self._looked = at
        found = self._spotting.found(self._asking.look(self._latest(), self._protective))
        return self._protected(chunk, final=False) if found else ()

    def _read(self, chunk: SpeechChunk, at: int) -> tuple[Heard, ...]:
        """What protects in the transcript so far: a look finds only what its sound begins with, and somebody else may
        have spoken before and go on."""
        said = self._judged.said if self._judged else Said("", ())
        words = [word for place, word in enumerate(said.text.split()) if place not in said.unsure]
        if at - chunk.end < PAUSE:
            words = words[:-1]  # it may be cut off
        text = " ".join(words)
        if text == self._has_read or not self._phrase.search(text):
            return ()
        self._has_read = text
        return (Heard(text, False, chunk.start, chunk.end, Pass.PROTECTIVE),)

    def _is_pause(self, chunk: SpeechChunk, at: int) -> bool:
        """Nobody speaks, or something has sounded for long, and it has not been looked yet what was said."""
        silent = at - chunk.end >= PAUSE and chunk.end != self._paused
        return silent or at - max(self._asked, chunk.start) >= LONG

    def _is_due(self, at: int) -> bool:
        """The patience is over since the latest words, whatever else sounds: a tap, or the clatter of a kitchen."""
        judged = self._judged
        return (
            judged is not None
            and bool(judged.said.text)
            and at - judged.end >= to_samples(self._endpointer.patience)
        )

    def _judge(self, chunk: SpeechChunk, at: int) -> _Judged:
        self._paused, self._asked = chunk.end, at
        scores, written = self._asking.whole(self._latest(), self._now)
        spoken = said(scores, written, self._now.ways, self._floors, answers=self._now.answers)
        same = self._judged is not None and self._judged.said.text == spoken.text
        end = self._judged.end if self._judged and same else chunk.end
        # A doubtful number is read back as every other one is, so it needs not wait either.
        whole = spoken.text == best(scores) and (self._now.answers or not spoken.unsure)
        return _Judged(end, spoken, whole and not self._now.may_go_on(spoken.text))

    def _end(self, chunk: SpeechChunk) -> tuple[Heard, ...]:
        judged = self._judged
        if judged is None or chunk.end != self._paused:
            judged = self._judge(chunk, chunk.end)
        protected = self._protected(chunk, final=True) if self._spotting.spotted or self._has_read else ()
        text, unsure = judged.said.text, judged.said.unsure
        if not text:
            return protected
        main = Heard(text, True, chunk.start, judged.end, Pass.MAIN, chunk.alone, unsure)
        return (*protected, main)

    def _protected(self, chunk: SpeechChunk, *, final: bool) -> tuple[Heard, ...]:
        text = " ".join(self._spotting.spotted)
        return (Heard(text, final, chunk.start, chunk.end, Pass.PROTECTIVE),)

    def _latest(self) -> Block:
        return np.frombuffer(bytes(self._sound), np.int16)


def _partial(beside: SafetySpotter | None, chunk: SpeechChunk) -> str:
    """What a pass of another engine newly finds in an utterance that runs; empty is nothing."""
    told = beside.hear(chunk) if beside else ()
    return next((heard.text for heard in reversed(told) if not heard.final), "")
