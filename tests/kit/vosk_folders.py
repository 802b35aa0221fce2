"""Folders that look like Vosk models and hold nothing that could be heard with."""

from __future__ import annotations

from pathlib import Path

from assistant.hearing import vosk_model


def put_model(folder: Path, *, ivector: bool = False) -> Path:
    """A folder with every file that a model needs."""
    names = vosk_model.NEEDED + (vosk_model.NEEDED_OF_IVECTOR if ivector else ())
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"not a model")
    (folder / "conf/model.conf").write_text("--endpoint.silence-phones=1:2\n", encoding="utf-8")
    (folder / vosk_model.MAY_BE_EMPTY).write_bytes(b"")
    return folder
