from __future__ import annotations

from pathlib import Path

import pytest

from assistant.model_store.voice_file import VoiceFile
from assistant.model_store.voice_files import found, piper_is_here
from assistant.speaking.beforehand import is_slow, render_beforehand
from assistant.speaking.pronunciation import load
from assistant.speaking.renderer import RenderError

VOICE, TRIED = load("en").espeak, load("en").tried
TEXTS = ("Okay. Hands off.", "Slower.", "Softer, then.")


def test_every_sentence_is_in_the_folder_once_and_the_second_time_takes_nothing(tmp_path: Path) -> None:
    told: list[tuple[float, float]] = []
    for _ in range(2):
        render_beforehand([VOICE], tmp_path, TEXTS, 150, lambda done, of: told.append((done, of)))
    assert told == [(n, 4) for n in range(4)] * 2
    assert len(list(tmp_path.glob("*.speech"))) == 4


def test_no_voice_at_all_is_told(tmp_path: Path) -> None:
    with pytest.raises(RenderError):
        render_beforehand(["klingon"], tmp_path, TEXTS, 150, lambda _done, _of: None)


def test_a_plain_voice_is_never_slow() -> None:
    assert not is_slow([VOICE], TRIED, 150)


@pytest.mark.skipif(not piper_is_here(), reason="needs the extra `voice`")
def test_whether_a_voice_is_slow_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    voices: list[VoiceFile] = [found()[0]]
    monkeypatch.setattr("assistant.speaking.beforehand.SLOW", 0.0)
    assert is_slow(voices, TRIED, 150)
    monkeypatch.setattr("assistant.speaking.beforehand.SLOW", 100.0)
    assert not is_slow(voices, TRIED, 150)
