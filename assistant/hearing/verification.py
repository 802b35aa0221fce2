"""A decoding that tells only what is really in the sound."""

from __future__ import annotations

from typing import Protocol

from assistant.clock import to_samples
from assistant.hearing.alignment import Fit
from assistant.hearing.vocabulary import Vocabulary, any_of

BEFORE, AFTER = to_samples(0.15), to_samples(0.1)
"""Samples around a phrase that are laid out with it: its edges are not exact."""
EVERY = 3
"""Blocks between two looks at a phrase: its last sound may still be missing at the first."""
LOOKS = 3
"""How often a phrase is looked at while it stands, and once more in the end. More found no word more. A look takes a
tenth of the phrase's length, on a slow machine several times that, and nothing is heard meanwhile."""
BYTES = 2
"""Of a sample."""

Spans = tuple[tuple[int, int], ...]
"""First sample and the one after the last of each word, counted from the beginning of the utterance."""


class Spanning(Protocol):
    """A Decoding that knows where its words are."""

    def listen(self, vocabulary: Vocabulary) -> None: ...  # noqa: D102
    def begin(self) -> None: ...  # noqa: D102
    def feed(self, sound: bytes) -> str: ...  # noqa: D102
    def finish(self) -> str: ...  # noqa: D102
    def close(self) -> None: ...  # noqa: D102

    def spans(self) -> Spans:
        """Where the words are that it told last."""


class Aligning(Protocol):
    """What finds where the words of a phrase lie in a sound."""

    def know(self, pronunciations: tuple[tuple[str, str], ...]) -> None:
        """Learn words that the dictionary lacks."""

    def fit(self, phrase: str, sound: bytes) -> Fit | None:
        """How well the phrase fits the sound; None when it does not fit at all."""


class Verified:
    """A Decoding out of another one: without the phrases that do not fit the sound they were taken for.

    Answers are told whether they fit or not.

    partials: phrases are looked for while they are said, and what was found stays found; otherwise only in the end.
    """

    def __init__(
        self, decoding: Spanning, aligning: Aligning, vocabulary: Vocabulary, *, partials: bool
    ) -> None:
        self._decoding, self._aligning, self._partials = decoding, aligning, partials
        self._next = self._now = vocabulary
        self._sound = bytearray()
        self._found: set[tuple[str, int]] = set()
        self._stood: dict[tuple[str, int], int] = {}

    def listen(self, vocabulary: Vocabulary) -> None:
        """Use these words from the next utterance on."""
        self._decoding.listen(vocabulary)
        self._aligning.know(vocabulary.pronunciations)
        self._next = vocabulary

    def begin(self) -> None:
        """Begin a new utterance, with the vocabulary that was set last."""
        self._decoding.begin()
        self._now = self._next
        self._sound.clear()
        self._found.clear()
        self._stood.clear()

    def feed(self, sound: bytes) -> str:
        """Take more of its sound; the words so far."""
        self._sound += sound
        text = self._decoding.feed(sound)
        return self._checked(text, last=False) if self._partials else text

    def finish(self) -> str:
        """End the utterance; returns those of its words that are verified."""
        return self._checked(self._decoding.finish(), last=True)

    def close(self) -> None:
        """Release the engine of the decoding that is verified."""
        self._decoding.close()

    def _checked(self, text: str, *, last: bool) -> str:
        if self._now.answers:
            return " ".join(match[0] for match in any_of(self._now.phrases).finditer(text))
        spans = self._decoding.spans() if text else ()
        kept: list[str] = []
        standing: dict[tuple[str, int], int] = {}
        for number, match in enumerate(any_of(self._now.phrases).finditer(text)):
            key = (match[0], number)
            standing[key] = blocks = self._stood.get(key, -1) + 1
            first = len(text[: match.start()].split())
            if key not in self._found and (last or (blocks % EVERY == 0 and blocks < EVERY * LOOKS)):
                start, end = spans[first][0], spans[first + len(match[0].split()) - 1][1]
                if self._fits(match[0], start, end):
                    self._found.add(key)
            if key in self._found:
                kept.append(match[0])
        self._stood = standing
        return " ".join(kept)

    def _fits(self, phrase: str, start: int, end: int) -> bool:
        sound = self._sound[max(0, start - BEFORE) * BYTES : (end + AFTER) * BYTES]
        fit = self._aligning.fit(phrase, bytes(sound))
        return fit is not None and fit.good
