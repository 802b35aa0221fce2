"""What ends the process inside the real library, each shown in a process of its own; and what stands before it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from kit.vocabularies import PROTECTIVE, YES_NO, closed
from kit.vosk_folders import MODEL, cut_off, overwritten, rewritten

from assistant.clock import RATE
from assistant.hearing.recogniser import VocabularyError
from assistant.hearing.vosk_engine import VoskDecoding, VoskError, vosk

LIBRARY = """
import sys, vosk
vosk.SetLogLevel(-1)
recogniser = vosk.KaldiRecognizer(vosk.Model(sys.argv[1]), 16000, sys.argv[2])
recogniser.AcceptWaveform(bytes(32000))
"""
CHANGE = LIBRARY + "recogniser.SetGrammar(sys.argv[2])\n"
CHANGE_AFTER_RESULT = LIBRARY + "recogniser.Result()\nrecogniser.SetGrammar(sys.argv[2])\n"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no process dies by a signal there")

Break = Callable[[Path], object]


def ended(script: str, *words: str) -> int:
    """How a process ended that ran this: below zero, a signal killed it."""
    command = [sys.executable, "-c", script, *words]
    return subprocess.run(command, capture_output=True, timeout=60, check=False).returncode


def test_a_whole_model_lives() -> None:
    assert ended(LIBRARY, str(MODEL), '["stop"]') == 0


@pytest.mark.parametrize(
    ("breaks", "told"),
    [
        pytest.param(partial(cut_off, name="graph/HCLr.fst"), "broke down", id="graph cut off"),
        pytest.param(partial(overwritten, name="graph/HCLr.fst"), "broke down", id="graph of something else"),
        pytest.param(lambda model: (model / "graph/HCLr.fst").unlink(), "HCLr.fst missing", id="no graph"),
        pytest.param(
            partial(rewritten, name="conf/model.conf", old="--endpoint.silence-phones=1\n", new=""),
            "does not name its silence",
            id="silence not named",
        ),
        pytest.param(
            partial(rewritten, name="conf/model.conf", old="silence-phones=1", new="silence-phones="),
            "broke down",
            id="silence named by nothing",
        ),
    ],
)
def test_a_model_that_kills_is_refused_in_a_sentence(tmp_path: Path, breaks: Break, told: str) -> None:
    model = shutil.copytree(MODEL, tmp_path / "model")
    breaks(model)
    assert ended(LIBRARY, str(model), '["stop"]') < 0
    with pytest.raises(VoskError, match=told):
        vosk(model, PROTECTIVE)


@pytest.mark.parametrize(
    "breaks",
    [
        pytest.param(partial(cut_off, name="am/final.mdl"), id="network cut off"),
        pytest.param(partial(overwritten, name="am/final.mdl"), id="network of something else"),
        pytest.param(
            partial(rewritten, name="conf/mfcc.conf", old="num-ceps=40", new="num-ceps=13"),
            id="other features",
        ),
    ],
)
def test_a_model_that_the_library_itself_refuses_is_a_sentence_too(tmp_path: Path, breaks: Break) -> None:
    model = shutil.copytree(MODEL, tmp_path / "model")
    breaks(model)
    with pytest.raises(VoskError, match="cannot be used"):
        vosk(model, PROTECTIVE)


@pytest.mark.parametrize("grammar", ["[]", "{}", "", "null", "stop"])
def test_a_grammar_of_nothing_kills(grammar: str) -> None:
    assert ended(LIBRARY, str(MODEL), grammar) < 0


@pytest.mark.parametrize("phrases", [(), ("flumoxing",)])
def test_a_vocabulary_of_nothing_is_refused_in_a_sentence(phrases: tuple[str, ...]) -> None:
    recogniser = vosk(MODEL, PROTECTIVE)
    with pytest.raises(VocabularyError, match="knows none of its phrases"):
        recogniser.listen(closed("nothing", phrases), 0.5)
    with pytest.raises(VocabularyError, match="knows none of its phrases"):
        vosk(MODEL, closed("nothing", phrases))


def test_a_grammar_changed_over_pending_sound_kills() -> None:
    assert ended(CHANGE, str(MODEL), '["stop"]') < 0
    assert ended(CHANGE_AFTER_RESULT, str(MODEL), '["stop"]') == 0


def test_words_may_change_at_any_time() -> None:
    import vosk as library

    model = library.Model(str(MODEL))
    decoding = VoskDecoding(
        lambda words: library.KaldiRecognizer(model, RATE, words), lambda _: True, PROTECTIVE
    )
    for vocabulary in (YES_NO, PROTECTIVE, YES_NO):
        decoding.begin()
        decoding.feed(bytes(RATE))
        decoding.listen(vocabulary)
        decoding.feed(bytes(RATE))
        assert decoding.finish() == ""
