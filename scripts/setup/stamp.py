"""The stamp in an environment: what it was made of, so that the next run knows at once what is to do."""

import hashlib
import json
import os
import sys
import sysconfig
from collections.abc import Collection
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Literal

from setup import locked
from setup.extras import EARS, EXTRAS, VOICE
from setup.places import copied_files

FILE = "massage-setup.json"
Need = Literal["nothing", "parts", "all"]


@dataclass(frozen=True)
class Stamp:
    """What an environment was made of."""

    base: str
    """Digest of the Python, the platform and the folders: when it changes, the environment is made anew."""
    parts: str
    """Digest of what is installed: when it changes, it is installed again."""
    dev: bool
    """Whether the tools for working on the program are there too."""
    ours: bool = True
    """False for an environment that somebody else made and that is only used: it is never removed."""
    ears: bool = True
    """Whether Whisper is there, or to be there."""
    voice: bool = True
    """The same of Piper."""

    @property
    def extras(self) -> frozenset[str]:
        """The extras that are there, or to be there."""
        return frozenset(each.name for each in EXTRAS if getattr(self, each.name))


def base_digest(version: tuple[int, ...], implementation: str, platform: str, top: Path, folder: Path) -> str:
    """Digest everything an environment cannot outlive."""
    named = [list(version), implementation, platform, os.fspath(top), os.fspath(folder)]
    return hashlib.sha256(json.dumps(named).encode()).hexdigest()


def parts_digest(top: Path, copied: bool) -> str:
    """Digest what is installed; for a copy of the program also the size and age of each of its files."""
    digest = hashlib.sha256((top / "pyproject.toml").read_bytes())
    for path in locked.files(top):
        digest.update((top / path).read_bytes())
    for path in copied_files(top) if copied else ():
        facts = (top / path).stat()
        digest.update(f"{path.as_posix()} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def wanted(top: Path, folder: Path, copied: bool, dev: bool, extras: Collection[str] = ()) -> Stamp:
    """Return the stamp that an environment made now, by this Python, would carry."""
    version, implementation = tuple(sys.version_info[:3]), sys.implementation.name
    base = base_digest(version, implementation, sysconfig.get_platform(), top, folder)
    return having(Stamp(base, parts_digest(top, copied), dev), extras)


def having(stamp: Stamp, extras: Collection[str]) -> Stamp:
    """Return the stamp of an environment that has these extras."""
    return replace(stamp, ears=EARS.name in extras, voice=VOICE.name in extras)


def read(folder: Path) -> Stamp | None:
    """Return an environment's stamp; None when there is none, or when the making was interrupted."""
    try:
        return Stamp(**json.loads((folder / FILE).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def begin(folder: Path) -> None:
    """Mark an environment as ours and not finished."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FILE).write_text("", "utf-8")


def finish(folder: Path, stamp: Stamp) -> None:
    """Mark an environment as complete, in one step that an interruption cannot halve."""
    draft = folder / (FILE + ".new")
    draft.write_text(json.dumps(asdict(stamp)), "utf-8")
    draft.replace(folder / FILE)


def need(found: Stamp | None, desired: Stamp) -> Need:
    """Decide what is to do to an environment: nothing, install its parts again, or make all of it anew."""
    if found is None or found.base != desired.base:
        return "all"
    if found.parts != desired.parts or (desired.dev and not found.dev) or desired.extras - found.extras:
        return "parts"
    return "nothing"


def merged(found: Stamp | None, desired: Stamp) -> Stamp:
    """Return the stamp to write: tools once there stay, and so does whose environment it is."""
    return desired if found is None else replace(desired, dev=desired.dev or found.dev, ours=found.ours)
