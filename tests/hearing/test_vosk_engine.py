"""The guards around Vosk, with a stand-in that fails where the library would end the process: it has no model here."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from kit.vocabularies import COACHING, PROTECTIVE, YES_NO, closed
from kit.vosk_folders import put_model

from assistant.hearing.recogniser import VocabularyError
from assistant.hearing.vosk_engine import VoskDecoding, VoskError, vosk

KNOWN = {"stop", "yes", "no", "it", "hurts", "sure", "not", "family"}
SOUND = bytes(960)


class Died(BaseException):
    """Where the library would end the process."""


class Recognizer:
    """Takes what vosk.KaldiRecognizer takes, hears what it is told to hear, and dies where that one dies."""

    def __init__(self, grammar: str) -> None:
        self.hearing: list[str] = []
        self.ends_utterance = False
        self._pending = False
        self._set(grammar)

    def _set(self, grammar: str) -> None:
        words = json.loads(grammar)
        if not isinstance(words, list) or not words or self._is_unknown(words):
            raise Died(grammar)
        self.grammar = words

    @staticmethod
    def _is_unknown(words: list[str]) -> bool:
        return not any(set(phrase.split()) <= KNOWN for phrase in words)

    def SetGrammar(self, grammar: str) -> None:  # noqa: N802
        if self._pending:
            raise Died("sound is pending")
        self._set(grammar)

    def AcceptWaveform(self, data: bytes) -> int:  # noqa: N802
        if not isinstance(data, bytes):
            raise Died("no bytes")
        self._pending = True
        return int(self.ends_utterance)

    def Result(self) -> str:  # noqa: N802
        self._pending = False
        return json.dumps({"text": " ".join(self.hearing)})

    def PartialResult(self) -> str:  # noqa: N802
        return json.dumps({"partial": " ".join(self.hearing)} if self.hearing else {"text": ""})

    def FinalResult(self) -> str:  # noqa: N802
        return self.Result()


@pytest.fixture
def made() -> list[Recognizer]:
    return []


@pytest.fixture
def decoding(made: list[Recognizer]) -> VoskDecoding:
    def make(grammar: str) -> Recognizer:
        made.append(Recognizer(grammar))
        return made[-1]

    return VoskDecoding(make, KNOWN.__contains__, YES_NO)


def test_phrases_with_words_that_the_model_lacks_are_left_out_whole(
    decoding: VoskDecoding, made: list[Recognizer]
) -> None:
    assert made[0].grammar == ["yes", "no", "not sure", "stop", "it hurts", "[unk]"]
    assert "repeat" in decoding.missing_words(YES_NO)
    assert "sure" not in decoding.missing_words(YES_NO)


def test_decoys_are_listened_for_as_well(made: list[Recognizer], decoding: VoskDecoding) -> None:
    decoding.listen(closed("decoyed", ("stop",), decoys=("family", "kitchen")))
    decoding.begin()
    assert made[0].grammar == ["stop", "family", "[unk]"]


def test_a_vocabulary_of_which_nothing_is_known_is_refused(
    made: list[Recognizer], decoding: VoskDecoding
) -> None:
    with pytest.raises(VocabularyError, match="'strange'"):
        decoding.listen(closed("strange", ("flumoxing", "stop flumoxing")))
    with pytest.raises(VocabularyError, match="'none'"):
        decoding.listen(closed("none", ()))
    decoding.begin()
    assert "yes" in made[0].grammar


def test_the_grammar_is_changed_only_between_utterances(
    made: list[Recognizer], decoding: VoskDecoding
) -> None:
    decoding.begin()
    decoding.feed(SOUND)
    decoding.listen(PROTECTIVE)
    decoding.feed(SOUND)
    assert "yes" in made[0].grammar
    decoding.finish()
    decoding.begin()
    assert made[0].grammar[:2] == ["stop", "it hurts"]


def test_words_so_far_and_words_in_the_end(made: list[Recognizer], decoding: VoskDecoding) -> None:
    decoding.begin()
    assert decoding.feed(SOUND) == ""
    made[0].hearing = ["it", "[unk]", "hurts"]
    assert decoding.feed(SOUND) == "it hurts"
    assert decoding.finish() == "it hurts"


def test_what_vosk_thinks_has_ended_still_belongs_to_the_utterance(
    made: list[Recognizer], decoding: VoskDecoding
) -> None:
    decoding.begin()
    made[0].hearing, made[0].ends_utterance = ["stop"], True
    assert decoding.feed(SOUND) == "stop"
    made[0].hearing, made[0].ends_utterance = ["it", "hurts"], False
    assert decoding.feed(SOUND) == "stop it hurts"
    assert decoding.finish() == "stop it hurts"
    decoding.begin()
    made[0].hearing = []
    assert decoding.feed(SOUND) == ""


def test_a_folder_that_is_no_model_never_reaches_the_library(tmp_path: Path) -> None:
    with pytest.raises(VoskError, match="no Vosk model"):
        vosk(tmp_path, PROTECTIVE)


def test_a_model_that_the_library_refuses_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(VoskError, match=r"cannot be used"):
        vosk(put_model(tmp_path / "broken"), PROTECTIVE)


def test_the_library_is_not_loaded_before_it_is_used() -> None:
    check = (
        "import sys, assistant.hearing.choose, assistant.hearing.vosk_engine; sys.exit('vosk' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0


def test_coaching_is_hearable_only_in_part(decoding: VoskDecoding) -> None:
    missing = decoding.missing_words(COACHING)
    assert list(missing) == sorted(missing)
    assert KNOWN.isdisjoint(missing)
