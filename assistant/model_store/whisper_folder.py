"""The weights of a Whisper model: found, and compared with the catalogue byte by byte before anything is loaded."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from assistant.errors import MassageError
from assistant.model_store.catalogue import Ears, ears

WEIGHTS, VOCABULARY = "model.bin", "vocabulary.txt"


class WhisperError(MassageError):
    """Whisper or its weights cannot be used: the message is one plain sentence."""


def is_model(folder: Path) -> bool:
    """Whether it looks like a Whisper model in CTranslate2's format, whole or not."""
    return (folder / WEIGHTS).is_file() and (folder / VOCABULARY).is_file()


def packaged(name: str = "") -> Path | None:
    """The folder of weights that an installed package brings, or None.

    name: of the catalogue's entry; empty takes any.
    """
    for each in ears():
        if name not in ("", each.name):
            continue
        spec = find_spec(each.package) if each.package else None
        for place in (spec and spec.submodule_search_locations) or ():
            folder = Path(place) / "model"
            if is_model(folder):
                return folder
    return None


def fetched(places: tuple[Path, ...]) -> Iterator[Path]:
    """Folders of weights in these folders of models."""
    for place in places:
        if place.is_dir():
            yield from (each for each in sorted(place.iterdir()) if is_model(each))


def chosen(model: str, places: tuple[Path, ...]) -> Path | None:
    """The weights to listen with: the named ones, then those that somebody fetched, then the packaged ones."""
    named = Path(model).expanduser() if model else None
    return named if named and is_model(named) else next(fetched(places), packaged())


def known(folder: Path) -> Ears | None:
    """Which of the catalogue's models this is, by the digests of all its files; None when it is none of them.

    Raises OSError.
    """
    for each in ears():
        files = {name: folder / name for name in each.files}
        sizes = all(
            path.is_file() and path.stat().st_size == each.files[name].size for name, path in files.items()
        )
        if sizes and all(_sha256(path) == each.files[name].sha256 for name, path in files.items()):
            return each
    return None


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
