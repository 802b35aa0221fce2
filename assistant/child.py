"""Processes of the program's own, for what hangs, crashes or holds everything up."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import assistant


def start(module: str, *words: str) -> subprocess.Popen[bytes]:
    """Run one of the program's modules beside it, without waiting for it; it reads what is written to it.

    Raises OSError when there can be no other process.
    """
    return subprocess.Popen(
        command(module, *words),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment(),
    )


def command(module: str, *words: str) -> list[str]:
    """The command line that runs one of the program's modules in a process of its own.

    With `-P` nothing is imported from the current folder, which belongs to whoever called the program: a `wave.py` of
    theirs is not ours to run.
    """
    return [sys.executable, "-P", "-m", module, *words]


def environment() -> dict[str, str]:
    """The environment for it: the program's own modules are found first, and no place is relative."""
    given = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    places = [
        str(Path(assistant.__file__).parent.parent),
        *(each for each in given if Path(each).is_absolute()),
    ]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(places)}
