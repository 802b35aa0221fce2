from __future__ import annotations

from pathlib import Path

import pytest
from kit.vosk_folders import put_model

from assistant.model_store import vosk_folder


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return put_model(tmp_path / "model", ivector=True)


def test_a_whole_model_has_no_fault(model: Path) -> None:
    assert vosk_folder.is_model(model)
    assert vosk_folder.fault(model) is None


def test_a_model_without_speaker_vectors_is_whole(tmp_path: Path) -> None:
    assert vosk_folder.fault(put_model(tmp_path / "model", ivector=False)) is None


@pytest.mark.parametrize("name", [*vosk_folder.NEEDED, *vosk_folder.NEEDED_OF_IVECTOR])
def test_a_missing_file_is_named(model: Path, name: str) -> None:
    (model / name).unlink()
    assert name in (vosk_folder.fault(model) or "")


@pytest.mark.parametrize("name", sorted({*vosk_folder.NEEDED} - {vosk_folder.MAY_BE_EMPTY}))
def test_an_empty_file_is_named(model: Path, name: str) -> None:
    (model / name).write_bytes(b"")
    assert name in (vosk_folder.fault(model) or "")


def test_words_that_cannot_be_changed_are_a_fault(model: Path) -> None:
    (model / vosk_folder.STATIC).write_bytes(b"graph")
    assert "cannot be changed" in (vosk_folder.fault(model) or "")


def test_silence_has_to_be_named(model: Path) -> None:
    (model / "conf/model.conf").write_text("--beam=12\n", encoding="utf-8")
    assert "silence" in (vosk_folder.fault(model) or "")


def test_another_folder_is_no_model(tmp_path: Path) -> None:
    assert not vosk_folder.is_model(tmp_path)
    assert "no Vosk model" in (vosk_folder.fault(tmp_path) or "")
    assert "no Vosk model" in (vosk_folder.fault(tmp_path / "gone") or "")
