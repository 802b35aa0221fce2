"""Mutants of every kind, for so many seconds."""

from __future__ import annotations

import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from types import FrameType

from fuzzing import files, talk
from fuzzing.files import Found, Try

KINDS: dict[str, Try] = {
    "settings": files.settings_file,
    "program": files.program_file,
    "recording": files.recording_file,
    "script": files.script_file,
    "sound": files.sound_file,
    "typed": talk.typed_bytes,
    "http": talk.http_answer,
    "session": talk.session,
}
LONGEST = 30
"""Seconds after which a mutant counts as one that hangs the program."""
LOADING = 6
"""Times as long as that for the first one, for which all that is read and built once."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of mutants of one kind."""

    kind: str
    count: int
    found: tuple[Found, ...]


def run(kind: str, seed: int, seconds: float, most: int = 10**9) -> Tried:
    """Try mutants of a kind for so long, or so many; stop at the first that breaks the program."""
    begun, number = time.monotonic(), 0
    with tempfile.TemporaryDirectory() as top:
        while number < most and time.monotonic() - begun < seconds:
            folder = Path(top, "work")
            folder.mkdir()
            try:
                with _limited(LONGEST if number else LOADING * LONGEST):
                    KINDS[kind](Random(f"{kind} {seed} {number}"), folder)
            except Found as found:
                return Tried(kind, number + 1, (found,))
            number += 1
            shutil.rmtree(folder)
    return Tried(kind, number, ())


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """Break off what hangs, where the system can."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGALRM, _hangs)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _hangs(_number: int, _frame: FrameType | None) -> None:
    raise RuntimeError("it hangs")
