from __future__ import annotations

from pathlib import Path

import pytest

from assistant.model_store.voice_file import VoiceFile
from assistant.speaking import choice
from assistant.speaking.choice import voices_for
from assistant.speaking.pronunciation import Pronunciation
from assistant.speaking.renderer import VoiceChoice

WORDS = Pronunciation(espeak="en-us+f2", spellings={})
JOE = VoiceFile(Path("en_US-joe-medium.onnx"))
EVA = VoiceFile(Path("de_DE-eva-low.onnx"))
MINE = VoiceFile(Path("mine.onnx"))
FILES = (EVA, JOE, MINE)
ALWAYS = {"linux": "en-us+f2", "darwin": "", "win32": ""}


@pytest.fixture(params=ALWAYS)
def always(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr("sys.platform", request.param)
    monkeypatch.setattr(choice, "piper_is_here", lambda: True)
    return ALWAYS[request.param]


def chosen(name: str, files: tuple[VoiceFile, ...] = FILES, language: str = "en") -> tuple[VoiceChoice, ...]:
    return voices_for(name, language, WORDS, files)


def test_unasked_the_natural_voice_of_the_language_speaks_and_then_the_one_that_always_works(
    always: str,
) -> None:
    assert chosen("") == (JOE, always)
    assert chosen("", language="de") == (EVA, always)
    assert chosen("", language="fr") == (always,)
    assert chosen("", ()) == (always,)


def test_without_piper_no_voice_file_is_tried(always: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choice, "piper_is_here", lambda: False)
    assert chosen("") == (always,)


@pytest.mark.parametrize("name", ["en_US-joe-medium", "joe", "JOE"])
def test_a_voice_file_is_chosen_by_its_name_or_its_speakers(always: str, name: str) -> None:
    assert chosen(name) == (JOE, always)


def test_any_voice_file_in_the_folder_can_be_chosen_and_the_usual_one_stands_by(always: str) -> None:
    assert chosen("mine") == (MINE, JOE, always)


def test_the_plain_voice_can_be_asked_for(always: str) -> None:
    assert chosen("espeak-ng") == (always,)


@pytest.mark.usefixtures("always")
def test_a_name_that_the_platform_may_know_is_left_to_it() -> None:
    assert chosen("Samantha") == ("Samantha",)


def test_a_known_voice_that_was_not_fetched_leaves_the_word_to_the_others(always: str) -> None:
    first, *others = chosen("en_GB-alba-medium")
    assert isinstance(first, VoiceFile)
    assert first.name == "en_GB-alba-medium"
    assert others == [JOE, always]
