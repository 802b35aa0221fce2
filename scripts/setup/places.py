"""Where the environment goes: into the checkout, or the person's data folder when that cannot be written."""

import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from setup import locked

TOP = Path(__file__).resolve().parents[2]
NAME = "massage-assistant"
SOURCES = ("pyproject.toml", "README.md", "LICENSE")


def data_folder(platform: str, environ: Mapping[str, str], home: Path) -> Path:
    """Return the folder where a platform (as `sys.platform` names it) keeps a person's program data."""
    if platform == "win32":
        return Path(environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / NAME
    if platform == "darwin":
        return home / "Library" / "Application Support" / NAME
    chosen = Path(environ.get("XDG_DATA_HOME") or "")
    return (chosen if chosen.is_absolute() else home / ".local" / "share") / NAME


def writable(folder: Path) -> bool:
    """Try to write into a folder: rights, read-only disks and Windows' lists agree only in the trying."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def beside(top: Path) -> bool:
    """Say whether the environment can be kept in the checkout itself."""
    return writable(top) and (not (top / ".venv").exists() or writable(top / ".venv"))


def elsewhere(top: Path) -> Path:
    """Return the folder of the environment for a checkout that cannot be written, one for each checkout."""
    name = hashlib.sha256(os.fsencode(top)).hexdigest()[:12]
    return data_folder(sys.platform, os.environ, Path.home()) / "environments" / name


def program(folder: Path, name: str, platform: str = sys.platform) -> Path:
    """Return where an environment keeps one of its programs."""
    return folder / "Scripts" / f"{name}.exe" if platform == "win32" else folder / "bin" / name


def copied_files(top: Path) -> list[Path]:
    """Return the files that a copy of the program is made of, relative to the checkout's top."""
    inside = (path.relative_to(top) for path in sorted((top / "assistant").rglob("*")) if path.is_file())
    return [
        *map(Path, SOURCES),
        *locked.files(top),
        *(path for path in inside if "__pycache__" not in path.parts),
    ]


def copy_program(top: Path, target: Path) -> Path:
    """Copy the program, because installing writes into its sources; return the copy."""
    shutil.rmtree(target, ignore_errors=True)
    for path in copied_files(top):
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(top / path, target / path)  # contents only: read-only modes would bar the next copy
    return target
