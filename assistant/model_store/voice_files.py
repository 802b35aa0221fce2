"""The voice files for Piper that are on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from platformdirs import user_data_path

from assistant.model_store.catalogue import NaturalVoice, voices
from assistant.model_store.digests import has_digest
from assistant.model_store.voice_file import VoiceFile


def folder() -> Path:
    """Where voice files are looked for, and fetched ones are kept."""
    return user_data_path("massage-assistant") / "voices"


def piper_is_here() -> bool:
    """Whether Piper, which speaks with these files, is installed."""
    return find_spec("piper") is not None and find_spec("onnxruntime") is not None


def found(place: Path | None = None) -> tuple[VoiceFile, ...]:
    """Those that packages brought along, then those in a folder, None for the usual one. Raises DataError."""
    place = place or folder()
    own = sorted(place.rglob("*.onnx")) if place.is_dir() else []
    return tuple(_of(path) for path in (*_packaged(), *own))


def known(name: str) -> NaturalVoice | None:
    """The catalogue's entry of that name, if it has one. Raises DataError."""
    return next((each for each in voices() if each.name == name), None)


def named(name: str, files: tuple[VoiceFile, ...]) -> VoiceFile | None:
    """The first of that name, or whose speaker has it: "joe" is "en_US-joe-medium"."""
    wanted = name.lower()
    for whole in (True, False):
        for each in files:
            parts = each.name.lower().split("-")
            if wanted == each.name.lower() or (not whole and len(parts) == 3 and wanted == parts[1]):
                return each
    return None


def fault(file: VoiceFile) -> str:
    """Why it cannot be used, as a sentence; empty when its bytes are as published, or nothing is known of them."""
    if not file.description.is_file():
        return f"{file.description.name} is missing beside {file.path}. Put it there, too."
    if file.digest and not has_digest(file.path, file.digest):
        return f"The voice file {file.path} is not as it was published, so it is not used."
    return ""


def _packaged() -> Iterator[Path]:
    for each in voices():
        spec = find_spec(each.package) if each.package else None
        for place in (spec and spec.submodule_search_locations) or ():
            yield from Path(place).rglob(f"{each.name}.onnx")


def _of(path: Path) -> VoiceFile:
    entry = known(path.stem)
    return VoiceFile(path, entry.digest, entry.pace) if entry else VoiceFile(path)
