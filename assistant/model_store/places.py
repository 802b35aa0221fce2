"""Where models are kept, and which of them are here."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.model_store import folders, manifest, vosk_folder, whisper_folder
from assistant.model_store.catalogue import ModelError
from assistant.settings import Settings


@dataclass(frozen=True, slots=True)
class Here:
    """A model that lies on this machine, and whether it can be used."""

    folder: Path
    fault: str | None
    """Why it cannot be used, as one plain sentence."""
    compared: bool
    """Whether its files were compared with what was unpacked; one put here by hand has nothing to compare."""


def landing() -> Path:
    """Where a fetched model goes: into the checkout when it can be written, else into the data folder."""
    beside, data = folders.usual_places()
    return beside if (beside.parent / "pyproject.toml").is_file() and _writable(beside) else data


def part_of(name: str, place: Path) -> Path:
    """The file in which the archive of a model grows."""
    return place / f"{name}.zip.part"


def named(name: str, places: tuple[Path, ...]) -> Iterator[Path]:
    """Folders of models for people with this name. Raises ModelError for what cannot be a name."""
    if not name or Path(name).name != name or name.startswith((".", folders.FOR_TESTS)):
        raise ModelError(f"{name!r} is not the name of a model.")
    return (folder for folder in kept_in(places) if folder.name == name)


def kept_in(places: tuple[Path, ...]) -> Iterator[Path]:
    """Folders of models for people, for whichever engine."""
    yield from folders.models_in(places)
    yield from whisper_folder.fetched(places)


def looked_at(folder: Path) -> Here:
    """Look a model's folder over, every file of it that was written down at unpacking."""
    if whisper_folder.is_model(folder):
        strange = f"The files in {folder} are not those of any weights in the catalogue."
        return Here(folder, None if whisper_folder.known(folder) else strange, compared=True)
    fault = vosk_folder.fault(folder)
    known = manifest.read(folder)
    if fault or known is None:
        return Here(folder, fault, compared=False)
    changed = manifest.changed(folder, known)
    names = ", ".join(changed[:3]) + (" and more" if len(changed) > 3 else "")
    return Here(folder, f"{names} in {folder} changed since unpacking." if changed else None, compared=True)


def in_use(settings: Settings) -> Path | None:
    """The model that a session with these settings would listen with."""
    folder = folders.model_for(settings.engine, settings.model)
    return (
        folder if folder and (whisper_folder.is_model(folder) or vosk_folder.fault(folder) is None) else None
    )


def _writable(folder: Path) -> bool:
    """Rights, read-only disks and Windows' lists agree only in the trying."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
