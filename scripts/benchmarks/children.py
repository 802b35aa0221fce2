"""The program as a child process: how long until it speaks, and how much memory it takes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Started:
    """A start of the program, in seconds."""

    wall: float
    """From the start of the process to the first sample in the file that it speaks into."""
    processor: float
    """That it and its children took until it had ended; 0 where the system does not tell."""


def started(heard: Path, said: Path, folder: Path) -> Started:
    """Start it as a person who has only what is in `folder`.

    Raises:
        RuntimeError: it ended without one.
    """
    said.unlink(missing_ok=True)
    before = processor_seconds()
    begun = time.perf_counter()
    child = subprocess.Popen(listening(heard, said), cwd=TOP, env=home(folder), stdout=subprocess.DEVNULL)
    try:
        while not _sounds(said):
            if child.poll() is not None and not _sounds(said):
                raise RuntimeError(f"The program said nothing and ended with {child.returncode}.")
            time.sleep(POLL)
        wall = time.perf_counter() - begun
    finally:
        child.wait(LIMIT)
    return Started(wall, processor_seconds() - before)


def processor_seconds() -> float:
    """What all children that have ended took so far."""
    times = os.times()
    return times.children_user + times.children_system


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
