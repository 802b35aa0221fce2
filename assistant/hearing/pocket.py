"""PocketSphinx, whose wheel carries a model of US English: it hears without any download."""

from __future__ import annotations

from pocketsphinx import Config, Decoder

from assistant.clock import RATE
from assistant.hearing import jsgf
from assistant.hearing.alignment import Aligner
from assistant.hearing.recogniser import VocabularyError
from assistant.hearing.spotters import CommandAndSafetySpotters, SafetySpotter
from assistant.hearing.verification import Spans, Verified
from assistant.hearing.vocabulary import Vocabulary

FRAME = RATE // 100
NO_WORD = "<([+"
"""How the name of a segment begins that is none: silence, noise, nothing."""
SPEECH = "50,-5,0,0,0,0,0,0,0,0,0,0,0"
"""Cepstral mean that the first utterance is measured against, near that of people's recordings (50 to 60). From the
engine's own, 40, 5 of 19 times "stop" and "help" as the first word were not heard, cut close; from this, none."""


def pocketsphinx(protective: Vocabulary) -> CommandAndSafetySpotters:
    """PocketSphinx behind the Recogniser protocol, listening for the protective words alone at first.

    Raises VocabularyError.
    """
    aligner = Aligner(protective.pronunciations)
    main, beside = (
        Verified(PocketDecoding(protective), aligner, protective, partials=partials)
        for partials in (False, True)
    )
    return CommandAndSafetySpotters("PocketSphinx", main, beside, protective)


def reflex(protective: Vocabulary) -> SafetySpotter:
    """PocketSphinx's protective pass alone, for who cuts the utterances. Raises VocabularyError."""
    aligner = Aligner(protective.pronunciations)
    return SafetySpotter(Verified(PocketDecoding(protective), aligner, protective, partials=True), protective)


class PocketDecoding:
    """One PocketSphinx decoder, fed utterance by utterance. Raises VocabularyError."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        # Searching a lattice again in the end (bestpath) costs a third more and loses whole phrases.
        self._decoder = Decoder(Config(lm=None, loglevel="FATAL", bestpath=False, cmninit=SPEECH))
        self._built: set[str] = set()
        self._next = self._now = vocabulary
        self.listen(vocabulary)

    def listen(self, vocabulary: Vocabulary) -> None:
        """Build the grammar if it is new, and use it from the next utterance on."""
        if vocabulary.name not in self._built:
            self._build(vocabulary)
            self._built.add(vocabulary.name)
        self._next = vocabulary

    def missing_words(self, vocabulary: Vocabulary) -> tuple[str, ...]:
        """Words of the grammar that neither the dictionary nor the vocabulary pronounces, sorted."""
        own = {word for word, _ in vocabulary.pronunciations}
        return tuple(sorted(word for word in jsgf.words(vocabulary.jsgf) - own if not self._knows(word)))

    def begin(self) -> None:
        """An utterance begins; a grammar can only be changed here."""
        self._now = self._next
        self._decoder.activate_search(self._now.name)
        self._decoder.start_utt()

    def feed(self, sound: bytes) -> str:
        """Decode more of the utterance, 16 bit samples at clock.RATE; returns its words so far."""
        self._decoder.process_raw(sound)
        return self._words()

    def finish(self) -> str:
        """Decode what is left of it.

        In the end the engine has to take some whole phrase, and makes one up: it counts only if it was heard coming.
        Not so among answers, of which a doubtful one is more than none: half of the numbers that people said were
        heard in the end only.
        """
        coming = self._words()
        self._decoder.end_utt()
        words = self._words()
        return words if words == coming or self._now.answers else ""

    def spans(self) -> Spans:
        """Where the words are that were told last."""
        segments = [(each.word, each.start_frame, each.end_frame) for each in self._decoder.seg() or ()]
        return tuple(
            (first * FRAME, (last + 1) * FRAME) for word, first, last in segments if word[0] not in NO_WORD
        )

    def close(self) -> None:
        """Nothing is held open: the decoder goes with this object."""

    def _words(self) -> str:
        hypothesis = self._decoder.hyp()
        return str(hypothesis.hypstr) if hypothesis else ""

    def _knows(self, word: str) -> bool:
        return self._decoder.lookup_word(word) is not None

    def _build(self, vocabulary: Vocabulary) -> None:
        wrong = jsgf.fault(vocabulary.jsgf) if vocabulary.phrases else "it has no phrases"
        if wrong:
            raise VocabularyError(f"Vocabulary {vocabulary.name!r}: {wrong}.")
        self._pronounce(vocabulary)
        missing = self.missing_words(vocabulary)
        if missing:
            raise VocabularyError(
                f"Vocabulary {vocabulary.name!r}: no pronunciation of {', '.join(missing)}."
            )
        try:
            self._decoder.add_jsgf_string(vocabulary.name, vocabulary.jsgf)
        except ValueError:
            raise VocabularyError(f"Vocabulary {vocabulary.name!r}: not a JSGF grammar.") from None

    def _pronounce(self, vocabulary: Vocabulary) -> None:
        for word, phones in vocabulary.pronunciations:
            try:
                if len(word.split()) != 1 or not phones.strip():  # the engine takes one and dies of the other
                    raise RuntimeError
                if spelling := self._free_spelling(word, phones):
                    self._decoder.add_word(spelling, phones, False)
            except RuntimeError:
                raise VocabularyError(
                    f"Vocabulary {vocabulary.name!r}: {word!r} cannot be pronounced {phones!r}."
                ) from None

    def _free_spelling(self, word: str, phones: str) -> str | None:
        """The name under which the pronunciation can be added, or None when it is known already."""
        spelling, number = word, 1
        while (known := self._decoder.lookup_word(spelling)) is not None:
            if known == " ".join(phones.split()):
                return None
            number += 1
            spelling = f"{word}({number})"
        return spelling
