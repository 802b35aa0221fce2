"""Vosk, which hears better than PocketSphinx, once one of its models is on the machine.

What the guards here are against was measured with version 0.3.45: an empty grammar, a grammar set while
sound is pending, one recogniser in two passes, and sound in anything but bytes end the process.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from assistant.clock import RATE
from assistant.errors import MassageError
from assistant.hearing import vosk_trial
from assistant.hearing.recogniser import VocabularyError
from assistant.hearing.spotters import CommandAndSafetySpotters, SafetySpotter
from assistant.hearing.vocabulary import Vocabulary
from assistant.model_store import vosk_folder

UNKNOWN = "[unk]"
"""Stands in a grammar for all other words, and in a text for one of them."""


class VoskError(MassageError):
    """Vosk or its model cannot be used: the message is one plain sentence."""


def vosk(folder: Path, protective: Vocabulary) -> CommandAndSafetySpotters:
    """Vosk behind the Recogniser protocol, listening for the protective words alone at first.

    Raises VoskError, VocabularyError.
    """
    main, beside = _decodings(folder, protective, 2)
    return CommandAndSafetySpotters("Vosk", main, beside, protective)


def reflex(folder: Path, protective: Vocabulary) -> SafetySpotter:
    """Vosk's protective pass alone, for who cuts the utterances. Raises VoskError, VocabularyError."""
    (decoding,) = _decodings(folder, protective, 1)
    return SafetySpotter(decoding, protective)


def _decodings(folder: Path, protective: Vocabulary, passes: int) -> tuple[VoskDecoding, ...]:
    wrong = vosk_folder.fault(folder)
    if wrong:
        raise VoskError(wrong)
    try:
        import vosk as library
    except (ImportError, OSError) as error:
        raise VoskError(f"Vosk cannot be loaded on this machine ({error}).") from error
    if trouble := vosk_trial.trouble(folder, (*protective.phrases, UNKNOWN)):
        raise VoskError(f"The model in {folder} cannot be used ({trouble}).")
    library.SetLogLevel(-1)
    try:
        model = library.Model(str(folder))
        return tuple(
            VoskDecoding(
                lambda words: library.KaldiRecognizer(model, RATE, words),
                lambda word: bool(model.vosk_model_find_word(word) >= 0),
                protective,
            )
            for _ in range(passes)
        )
    except VocabularyError:
        raise
    except Exception as error:  # the library raises nothing narrower
        raise VoskError(f"The model in {folder} cannot be loaded ({error}).") from error


class KaldiRecognizer(Protocol):
    """As much of vosk.KaldiRecognizer as is used."""

    def SetGrammar(self, grammar: str) -> None: ...  # noqa: N802, D102
    def AcceptWaveform(self, data: bytes) -> int: ...  # noqa: N802, D102
    def Result(self) -> str: ...  # noqa: N802, D102
    def PartialResult(self) -> str: ...  # noqa: N802, D102
    def FinalResult(self) -> str: ...  # noqa: N802, D102


class VoskDecoding:
    """One Vosk recogniser of its own, fed utterance by utterance. Raises VocabularyError.

    make: a recogniser for a grammar, a JSON list of phrases.
    knows: whether the model has a word.
    """

    def __init__(
        self, make: Callable[[str], KaldiRecognizer], knows: Callable[[str], bool], vocabulary: Vocabulary
    ) -> None:
        self._knows = knows
        self._set = self._next = self._grammar(vocabulary)
        self._recogniser = make(self._set)
        self._ended: list[str] = []

    def listen(self, vocabulary: Vocabulary) -> None:
        """Use these words from the next utterance on, without the phrases that the model cannot hear."""
        self._next = self._grammar(vocabulary)

    def missing_words(self, vocabulary: Vocabulary) -> tuple[str, ...]:
        """Words of its phrases that the model lacks, sorted."""
        words = {word for phrase in vocabulary.phrases for word in phrase.split()}
        return tuple(sorted(word for word in words if not self._knows(word)))

    def begin(self) -> None:
        """An utterance begins. The one before it was finished, so its sound is not pending any more."""
        if self._next != self._set:
            self._recogniser.SetGrammar(self._next)
            self._set = self._next
        self._ended = []

    def feed(self, sound: bytes) -> str:
        """Decode more of the utterance, 16 bit samples at clock.RATE; returns its words so far."""
        if self._recogniser.AcceptWaveform(sound):
            self._ended.append(_words(self._recogniser.Result(), "text"))
            return self._text("")
        return self._text(_words(self._recogniser.PartialResult(), "partial"))

    def finish(self) -> str:
        """Decode what is left of it."""
        return self._text(_words(self._recogniser.FinalResult(), "text"))

    def close(self) -> None:
        """Nothing is held open: the recogniser goes with this object."""

    def _text(self, latest: str) -> str:
        return " ".join(filter(None, [*self._ended, latest]))

    def _grammar(self, vocabulary: Vocabulary) -> str:
        """A word that the model lacks would silently be left out and "not sure" become "sure": so the whole
        phrase is."""
        missing = set(self.missing_words(vocabulary))
        hearable = [phrase for phrase in vocabulary.phrases if missing.isdisjoint(phrase.split())]
        if not hearable:
            raise VocabularyError(f"Vocabulary {vocabulary.name!r}: the model knows none of its phrases.")
        decoys = [phrase for phrase in vocabulary.decoys if all(map(self._knows, phrase.split()))]
        return json.dumps([*hearable, *decoys, UNKNOWN])


def _words(result: str, key: str) -> str:
    """What is in a result; outside an utterance a partial result has another key."""
    found: dict[str, Any] = json.loads(result)
    return " ".join(word for word in str(found.get(key, "")).split() if word != UNKNOWN)
