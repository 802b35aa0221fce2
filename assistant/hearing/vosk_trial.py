"""Tries a Vosk model in a process of its own: python -m assistant.hearing.vosk_trial FOLDER, with phrases as a JSON
list on standard input.

A graph that is cut off or belongs to another model ends the process that loads it, or the one that first hears
something with it. Better this one.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

from assistant import child
from assistant.clock import RATE

LIMIT = 120
"""Seconds that loading may take on a slow machine with a slow disk."""


def trouble(folder: Path, phrases: tuple[str, ...]) -> str | None:
    """Why a model cannot be listened with, in a few words, or None when it can."""
    try:
        tried = subprocess.run(
            child.command("assistant.hearing.vosk_trial", str(folder)),
            env=child.environment(),
            input=json.dumps(phrases),
            capture_output=True,
            timeout=LIMIT,
            text=True,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"it took longer than {LIMIT} seconds"
    if not tried.returncode:
        return None
    return tried.stdout.strip() or "Vosk broke down over it"


def main(folder: str, phrases: list[str]) -> None:
    """Try whether a Vosk model loads, and hears half a second of noise without a crash."""
    import vosk

    vosk.SetLogLevel(-1)
    try:
        recogniser = vosk.KaldiRecognizer(vosk.Model(folder), RATE, json.dumps(phrases))
        recogniser.AcceptWaveform(random.Random(0).randbytes(RATE))
        recogniser.FinalResult()
    except Exception as error:  # the library raises nothing narrower
        print(error)
        sys.exit(1)


if __name__ == "__main__":
    main(sys.argv[1], json.load(sys.stdin))
