"""Whether a phrase that an engine took sound for is really in it: its phones are laid along the sound, one by one.

A recogniser with a small grammar has to take everything for one of its phrases. Made to say which chunk was which
phone, it shows how badly they fit. Measured on people's recordings: the phones of "stop" and "help" said once score
-24 to -61 a frame; those of the phrases that PocketSphinx found in other talk mostly -50 to -85, or there was no way to
lay them out at all.

LOWEST was chosen on the first half of the speakers, the other limits on speakers of both: figures
on those recordings flatter, and only other people's can tell how far.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from pocketsphinx import Config, Decoder

LOWEST = -100.0
"""Score a frame that its worst phone must reach; 0 is the best phone there is. Chosen on the first half of the
speakers: at -130 the same words of theirs were heard, and other talk gave 69 reactions an hour instead of 42."""
MEAN, LONG_MEAN = -62.0, -55.0
"""Score a frame of all its phones together: over many of them chance evens out, so more is asked of a long phrase."""
LONG = 5
"""Phones from which on a phrase is long."""
VERY_LONG, WORSE_EACH = 8, 4.0
"""Phones, and by how much the worst may be worse for each one more: of many, one is worse by chance."""
PER_PHONE = 5
"""Frames that a phone lasts at least, on the whole."""
SHORTEST = 20
"""Frames that a phrase lasts at least."""
SILENCE = "SIL"


@dataclass(frozen=True, slots=True)
class Fit:
    """How well the phones of a phrase fit the sound."""

    lowest: float
    """Score a frame of the worst phone, 0 at best."""
    mean: float
    """Score a frame of all of them."""
    frames: int
    """Their length."""
    phones: int

    @property
    def good(self) -> bool:
        """The phrase is in the sound."""
        long_enough = self.frames >= max(SHORTEST, PER_PHONE * self.phones)
        mean = MEAN if self.phones < LONG else LONG_MEAN
        lowest = LOWEST - WORSE_EACH * max(0, self.phones - VERY_LONG)
        return self.lowest >= lowest and self.mean >= mean and long_enough


class Aligner:
    """Finds where in a sound the words of a phrase lie, and how well they fit."""

    def __init__(self, pronunciations: tuple[tuple[str, str], ...] = ()) -> None:
        """`pronunciations` of words that the dictionary lacks, as in a Vocabulary."""
        # compallsen: a score is told against the best phone there is, not the best one in the phrase.
        self._decoder = Decoder(Config(lm=None, loglevel="FATAL", cmn="batch", compallsen=True))
        self.know(pronunciations)

    def know(self, pronunciations: tuple[tuple[str, str], ...]) -> None:
        """Learn words that the dictionary lacks."""
        for word, phones in pronunciations:
            if self._decoder.lookup_word(word) is None:
                self._decoder.add_word(word, phones, True)

    def fit(self, phrase: str, sound: bytes) -> Fit | None:
        """How well a phrase fits the sound (16 bit samples at clock.RATE); None when it cannot be laid out."""
        if not sound:
            return None
        try:
            self._decoder.set_align_text(phrase)
            self._take(sound)
            self._decoder.set_alignment()
            self._take(sound)
            phones = [
                (phone.duration, phone.score)
                for word in self._decoder.get_alignment()
                for phone in word
                if phone.name != SILENCE
            ]
        except RuntimeError:  # the engine found no way through
            with suppress(RuntimeError):
                self._decoder.end_utt()
            return None
        if not phones:
            return None
        frames = sum(duration for duration, _ in phones)
        mean = sum(score for _, score in phones) / frames
        return Fit(min(score / duration for duration, score in phones), mean, frames, len(phones))

    def _take(self, sound: bytes) -> None:
        self._decoder.start_utt()
        self._decoder.process_raw(sound, full_utt=True)
        self._decoder.end_utt()
