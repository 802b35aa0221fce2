"""The program as a child process: how long until it speaks, and how much memory it takes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from setup.places import TOP

_PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
HEADER = 44
"""Bytes of a WAV file before its first sample."""
POLL = 0.002
"""Seconds between two looks."""
LIMIT = 300.0
"""Seconds that a child may take."""


def listening(heard: Path, said: Path) -> list[str]:
    """The command that lets the program hear a sound file and speak into another."""
    options = ["--engine", "pocketsphinx", "--tail", "1"]
    return [sys.executable, "-m", "assistant", "--hear", str(heard), "--say", str(said), *options]


def home(folder: Path) -> dict[str, str]:
    """A process environment of a person who has nothing: no settings, no model, no speech rendered before."""
    own = {
        "HOME": folder,
        "XDG_CACHE_HOME": folder / "cache",
        "XDG_CONFIG_HOME": folder,
        "XDG_DATA_HOME": folder,
    }
    return {**os.environ, **{name: str(value) for name, value in own.items()}}


def seconds_to_sound(heard: Path, said: Path, folder: Path) -> float:
    """Seconds from the start of the process to the first sample in the file that it speaks into.

    Raises:
        RuntimeError: it ended without one.
    """
    said.unlink(missing_ok=True)
    begun = time.perf_counter()
    child = subprocess.Popen(listening(heard, said), cwd=TOP, env=home(folder), stdout=subprocess.DEVNULL)
    try:
        while True:
            ended = child.poll() is not None
            if _sounds(said):
                return time.perf_counter() - begun
            if ended:
                raise RuntimeError(f"The program said nothing and ended with {child.returncode}.")
            time.sleep(POLL)
    finally:
        child.wait(LIMIT)


def peak_megabytes(command: Sequence[str], folder: Path) -> float | None:
    """The most memory that a command, or any one process it started and waited for, held; None on Windows.

    Another process between them asks, because on Linux a child is counted with what its parent held when it began.
    """
    if sys.platform == "win32":
        return None
    asked = subprocess.run(
        [sys.executable, "-c", _PEAK, *command],
        cwd=TOP,
        env=home(folder),
        capture_output=True,
        text=True,
        check=True,
        timeout=LIMIT,
    )
    return int(asked.stdout) / (2**20 if sys.platform == "darwin" else 2**10)


def _sounds(said: Path) -> bool:
    try:
        with said.open("rb") as file:
            file.seek(HEADER)
            return any(file.read())
    except OSError:
        return False
