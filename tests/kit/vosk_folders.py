"""Vosk models for tests: the tiny one that hears, ways to break a copy of it, and folders that only look like one."""

from __future__ import annotations

from pathlib import Path

from assistant.model_store import vosk_folder

MODEL = Path(__file__).parents[2] / "models" / "test-en"
"""Knows the words of the templates in synthetic voices; scripts/train_test_model.py makes it."""


def put_model(folder: Path, *, ivector: bool = False) -> Path:
    """A folder with every file that a model needs."""
    names = vosk_folder.NEEDED + (vosk_folder.NEEDED_OF_IVECTOR if ivector else ())
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"not a model")
    (folder / "conf/model.conf").write_text("--endpoint.silence-phones=1:2\n", encoding="utf-8")
    (folder / vosk_folder.MAY_BE_EMPTY).write_bytes(b"")
    return folder


def cut_off(model: Path, name: str) -> None:
    """Leave the first half of a file."""
    data = (model / name).read_bytes()
    (model / name).write_bytes(data[: len(data) // 2])


def overwritten(model: Path, name: str) -> None:
    """Put something else in its place."""
    (model / name).write_bytes(b"not what it should be")


def rewritten(model: Path, name: str, old: str, new: str) -> None:
    """Change a setting."""
    text = (model / name).read_text(encoding="utf-8")
    assert old in text
    (model / name).write_text(text.replace(old, new), encoding="utf-8")
