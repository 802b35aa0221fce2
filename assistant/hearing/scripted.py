"""A recogniser that hears what a script says: no engine, no sound."""

from __future__ import annotations

import math
from collections.abc import Iterable

from assistant.clock import to_samples
from assistant.hearing.heard import Heard, Pass
from assistant.hearing.recogniser import Block
from assistant.hearing.vocabulary import Vocabulary

PER_WORD = 0.4
"""Seconds that a scripted word lasts."""


def spoken(at: float, text: str, heard_by: Pass = Pass.MAIN) -> Heard:
    """A whole utterance that begins `at` seconds and stands alone between silences."""
    start = to_samples(at)
    end = start + to_samples(PER_WORD * len(text.split()))
    return Heard(text, True, start, end, heard_by, alone=True)


class Scripted:
    """A Recogniser driven by what shall be heard, whatever the sound is and whatever is listened for.

    A partial comes out in the block in which it ends, a final one when the patience has passed after its end, as
    with an engine; typed words need no patience.
    """

    name = "a script"
    deaf = False
    needs = -math.inf

    def __init__(self, script: Iterable[Heard]) -> None:
        self._left = sorted(script, key=lambda heard: heard.end)
        self._patience = 0

    def listen(self, vocabulary: Vocabulary, patience: float) -> None:  # noqa: ARG002
        """Be this patient; the words are the script's."""
        self._patience = to_samples(patience)

    def hear(self, block: Block, at: int) -> tuple[Heard, ...]:  # noqa: ARG002
        """What the script has for this block."""
        due = tuple(heard for heard in self._left if self._moment(heard) <= at)
        self._left = [heard for heard in self._left if self._moment(heard) > at]
        return due

    def learn(self, phrase: str) -> None:
        """Nothing has to be learned: a script already says what is heard."""

    def close(self) -> None:
        """There is nothing to let go."""

    def _moment(self, heard: Heard) -> int:
        waits = heard.final and heard.heard_by is not Pass.TYPED
        return heard.end + self._patience if waits else heard.end
