"""Making the virtual environment ready: found complete, brought up to date or made anew, never half made."""

import os
import sys
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path
from shutil import rmtree

from setup import packages, stamp, system
from setup.alone import alone
from setup.extras import EXTRAS, VOICE
from setup.places import beside, copy_program, elsewhere, program
from setup.running import Command, aloud, works
from setup.talking import SetupError, say

SEPARATORS = {":": "colon", ";": "semicolon"}
NO_MATTER: Mapping[str, bool] = {}
USABLE = "import sys, pip; sys.exit(sys.version_info < (3, 11))"


def prepare(top: Path, dev: bool, download: bool, extras: Mapping[str, bool] = NO_MATTER) -> Path:
    """Return the folder of an environment with the program in it, making it ready first when it is not.

    `extras` says of some whether they are to be there; the others stay as they are, and come along the first time.

    Raises `SetupError` when that cannot be done; then nothing half made remains.
    """
    _check_name(top)
    asked = frozenset(name for name, yes in extras.items() if yes)
    copied = not beside(top) and not _ready(top, top / ".venv", copied=False, dev=dev, extras=asked)
    folder = elsewhere(top) if copied else top / ".venv"
    if _ready(top, folder, copied, dev, asked):
        return folder
    with alone(top / "pyproject.toml"):
        if not _ready(top, folder, copied, dev, asked):  # another run may have done it meanwhile
            _make_ready(top, folder, copied, dev, download, extras)
    return folder


def _check_name(top: Path) -> None:
    """Raise `SetupError` for a folder whose name would be taken for two, as Python's search path is written."""
    if os.pathsep in str(top):
        raise SetupError(
            f"The folder {top} has a {SEPARATORS[os.pathsep]} in its name, and Python cannot work in such a folder.\n"
            "Rename it or move the program into another one, then start again."
        )


def runnable(top: Path) -> Path | None:
    """Return the folder of a complete environment, though what belongs in it may have changed since."""
    for folder in (top / ".venv", elsewhere(top)):
        found = stamp.read(folder)
        if found and found.base == stamp.wanted(top, folder, copied=False, dev=False).base:
            return folder
    return None


def _ready(top: Path, folder: Path, copied: bool, dev: bool, extras: Collection[str]) -> bool:
    if not program(folder, "python").exists():  # also false when the Python it was made from has gone
        return False
    return stamp.need(stamp.read(folder), stamp.wanted(top, folder, copied, dev, extras)) == "nothing"


def _make_ready(
    top: Path, folder: Path, copied: bool, dev: bool, download: bool, extras: Mapping[str, bool]
) -> None:
    desired = stamp.wanted(top, folder, copied, dev, [name for name, yes in extras.items() if yes])
    found = stamp.read(folder)
    if _somebodys(folder) or (found and not found.ours):
        found = _adopted(folder, desired)
    python = program(folder, "python")
    if stamp.need(found, desired) == "all" or not python.exists():
        found = None
    say(
        "Bringing things up to date." if found else "Making things ready. The first time takes a few minutes."
    )
    if copied:
        say(f"This folder cannot be written, so everything goes to {folder}.")
    try:
        if found is None:
            _clear(folder)
            _create(folder, download)
        elif found.ours:
            stamp.begin(folder)
        source = copy_program(top, folder / "source") if copied else top
        wanted = [
            each.name for each in EXTRAS if extras.get(each.name, found is None or each.name in found.extras)
        ]
        came = packages.install(python, source, dev or bool(found and found.dev), wanted, download)
    except BaseException as error:
        _undo(folder, found, interrupted=not isinstance(error, SetupError))
        raise
    stamp.finish(folder, stamp.having(stamp.merged(found, desired), came))
    system.provide_sound(download)
    if VOICE.name in came and not dev:
        aloud([program(folder, "massage"), "voices", "prepare"], Path.cwd())
    say("Ready.")


def _somebodys(folder: Path) -> bool:
    return folder.exists() and any(folder.iterdir()) and not (folder / stamp.FILE).exists()


def _adopted(folder: Path, desired: stamp.Stamp) -> stamp.Stamp:
    """Return a stamp for an environment that somebody made by hand, which is used and never removed."""
    if not works([program(folder, "python"), "-c", USABLE]):
        raise SetupError(
            f"{folder} was made by hand and cannot be used here.\nRename or remove it, then start again."
        )
    return stamp.Stamp(desired.base, parts="", dev=False, ours=False)


def _clear(folder: Path) -> None:
    """Begin an environment anew, marked as ours from its first moment."""
    try:
        _remove(folder)
        stamp.begin(folder)
    except OSError as error:
        sentence = f"{error.filename} could not be replaced: {error.strerror}. Remove it, then start again."
        raise SetupError(sentence) from error


def _remove(folder: Path) -> None:
    """Remove an environment of ours, its mark last, so that what an interruption leaves is still ours."""
    if not folder.exists():
        return
    stamp.begin(folder)
    for inside in folder.iterdir():
        if inside.is_dir() and not inside.is_symlink():
            rmtree(inside)
        elif inside.name != stamp.FILE:
            inside.unlink()
    (folder / stamp.FILE).unlink()
    folder.rmdir()


def _undo(folder: Path, found: stamp.Stamp | None, interrupted: bool) -> None:
    """Leave nothing half made: what was complete before a failure is complete after it, the rest goes."""
    if found is None:
        with suppress(OSError):
            _remove(folder)
    elif found.ours and not interrupted:
        stamp.finish(folder, found)


def _create(folder: Path, download: bool) -> None:
    """Create the environment in whichever way this Python can."""
    base = getattr(sys, "_base_executable", None) or sys.executable
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    python = program(folder, "python")
    venv: Command = [base, "-m", "venv", folder]
    if _has_pip(venv, python):
        return
    debian = Path(base).resolve().parent == Path("/usr/bin") and system.on_path("apt-get")
    if debian and system.provide([package], download) and _has_pip(venv, python):
        return
    if _has_pip([sys.executable, "-m", "virtualenv", folder], python):
        return
    # The pip of the system can put a pip into an environment that was made without one.
    works([base, "-m", "venv", "--without-pip", folder])
    code, lines = packages.pip([sys.executable, "-m", "pip", "--python", python], "pip", download=download)
    if code == 0:
        return
    if debian:
        raise SetupError(
            f"This Python lacks a part. Please type: sudo apt-get install {package}\nThen start again."
        )
    raise SetupError(
        f"{base} cannot make a virtual environment: {lines[-1] if lines else 'it does not say why'}\n"
        "Please install a complete Python from https://www.python.org/downloads/, and start again with it."
    )


def _has_pip(create: Command, python: Path) -> bool:
    """Create an environment and say whether it is complete."""
    return works(create) and works([python, "-m", "pip", "--version"])
