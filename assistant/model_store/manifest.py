"""What a model's folder held when it was unpacked, so that later damage is found."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from assistant.library.reading import Data
from assistant.model_store.fetching import sha256

FILE = "massage-manifest.json"


class Manifest(Data):
    """The digests of a model's files."""

    archive: str
    """SHA-256 of the archive that they came in."""
    files: dict[str, str]
    """SHA-256 by path in the folder, with slashes."""


def write(folder: Path, archive: str) -> None:
    """Write down what a folder holds. Raises OSError."""
    inside = sorted(each for each in folder.rglob("*") if each.is_file())
    files = {each.relative_to(folder).as_posix(): sha256(each) for each in inside}
    (folder / FILE).write_text(Manifest(archive=archive, files=files).model_dump_json(indent=1), "utf-8")


def read(folder: Path) -> Manifest | None:
    """What was written down, or None when nothing was, or nothing legible."""
    try:
        return Manifest.model_validate_json((folder / FILE).read_text("utf-8"))
    except (OSError, ValueError, ValidationError):
        return None


def changed(folder: Path, manifest: Manifest) -> tuple[str, ...]:
    """The files that are missing or not what they were."""
    return tuple(name for name, digest in manifest.files.items() if _digest(folder / name) != digest)


def _digest(file: Path) -> str | None:
    try:
        return sha256(file)
    except OSError:
        return None
