from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
from kit.ears import FOLDER, needs_ears
from kit.vosk_folders import put_model

from assistant.clock import BLOCK
from assistant.doctor.check_words import CheckWords
from assistant.doctor.engines import Listened, Listener, Voiced, engine, look_at_model, model, speak, voice
from assistant.doctor.finding import Verdict
from assistant.hearing.pocket import pocketsphinx
from assistant.model_store import folders, whisper_folder
from assistant.model_store.places import Here
from assistant.settings import Settings
from assistant.understanding.understanding import Understanding

WORDS = CheckWords.load()


@pytest.mark.parametrize(
    ("listened", "verdict", "says"),
    [
        (None, Verdict.BAD, "No Vosk model is here."),
        (Listened("Vosk", 0.5, 3, 3, 0.1), Verdict.OK, "made out 3 of 3"),
        (Listened("Vosk", 0.5, 3, 2, 0.5), Verdict.OK, "made out 2 of 3"),
        (Listened("Vosk", 0.5, 3, 1, 0.1), Verdict.LOOK, "only 1 of 3"),
        (Listened("Vosk", 0.5, 3, 0, 0.1), Verdict.LOOK, "none of 3"),
        (Listened("Vosk", 0.5, 3, 3, 0.51), Verdict.LOOK, "slowly"),
        (Listened("Vosk", 0.5, 0, 0, 0.0), Verdict.LOOK, "not tried"),
    ],
)
def test_engine(listened: Listened | None, verdict: Verdict, says: str) -> None:
    finding = engine(WORDS, listened, "No Vosk model is here.")
    assert finding.verdict is verdict
    assert says in finding.sentence
    assert (finding.verdict is Verdict.OK) == (not finding.advice)


@pytest.mark.parametrize(
    ("voiced", "verdict"),
    [
        (Voiced("espeak-ng 1", 0.2, 1.0), Verdict.OK),
        (Voiced("espeak-ng 1", 0.2, 1.1), Verdict.LOOK),
        (Voiced("Piper 1", 2.0, 2.9), Verdict.OK),
        (Voiced("Piper 1", 2.0, 3.1), Verdict.LOOK),
        (Voiced("espeak-ng 1", 0.2, 0.1, given_up="Piper is not here."), Verdict.LOOK),
        (Voiced(fault="There is no voice."), Verdict.BAD),
    ],
)
def test_voice(voiced: Voiced, verdict: Verdict) -> None:
    assert voice(WORDS, voiced).verdict is verdict


@pytest.mark.parametrize(
    ("asked", "here", "verdict", "says"),
    [
        ("auto", None, Verdict.LOOK, "no model for Whisper or Vosk"),
        ("pocketsphinx", None, Verdict.LOOK, "asked for"),
        ("auto", Here(Path("m"), None, True), Verdict.OK, "Every file"),
        ("auto", Here(Path("m"), None, False), Verdict.OK, "by hand"),
        ("auto", Here(Path("m"), "It is broken.", False), Verdict.LOOK, "It is broken."),
    ],
)
def test_model(asked: str, here: Here | None, verdict: Verdict, says: str) -> None:
    finding = model(WORDS, asked, here)
    assert finding.verdict is verdict
    assert says in finding.sentence


def test_the_model_that_would_be_listened_with_is_looked_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "usual_places", lambda: (tmp_path,))
    monkeypatch.setattr(whisper_folder, "packaged", lambda _="": None)
    assert look_at_model(Settings()) is None
    folder = put_model(tmp_path / "some-model")
    here = look_at_model(Settings())
    assert here is not None
    assert here.folder == folder
    assert look_at_model(Settings(engine="pocketsphinx")) is None
    (folder / "graph/Gr.fst").unlink()
    broken = look_at_model(Settings())
    assert broken is not None
    assert "Gr.fst" in str(broken.fault)


@needs_ears
def test_whisper_is_looked_over_where_it_listens() -> None:
    here = look_at_model(Settings())
    assert here is not None
    assert here.folder == FOLDER
    finding = model(WORDS, "auto", here)
    assert finding.verdict is Verdict.OK
    assert finding.sentence.startswith("Whisper listens")


@pytest.mark.skipif(sys.platform != "linux", reason="a voice whose words are known to be understood")
def test_the_program_hears_most_of_its_own_words() -> None:
    voiced = speak(Settings(voice="espeak-ng"), WORDS)
    assert voiced.fault == ""
    assert len(voiced.sounds) == len(WORDS.tried)
    listener = Listener(pocketsphinx(Understanding.load("en").protective_vocabulary()))
    listened = listener.attempt(WORDS.tried, voiced.sounds, 0.0)
    assert listened.heard >= 2
    assert listener.heard(np.zeros(34 * BLOCK, np.int16)) == ""


def test_a_voice_that_is_not_there_is_told() -> None:
    assert "nobody" in speak(Settings(voice="nobody"), WORDS).fault


@pytest.mark.parametrize("phrases", [WORDS.tried, WORDS.asked])
def test_the_phrases_are_heard_at_all_times(phrases: tuple[str, ...]) -> None:
    assert set(phrases) <= set(Understanding.load("en").protective_vocabulary().phrases)
