"""From the start of the process to the first sound."""

from __future__ import annotations

import tempfile
from pathlib import Path
from statistics import median

import numpy as np
import soundfile

from assistant.clock import RATE
from benchmarks.children import seconds_to_sound
from benchmarks.figures import shown, verdict
from benchmarks.scorecard import table

TIMES = 5
WARM, COLD = 1.5, 2.5
"""Seconds it should take at most."""


def start(quick: bool) -> str:
    """The section."""
    times = 1 if quick else TIMES
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        heard, said = folder / "heard.wav", folder / "said.wav"
        soundfile.write(heard, np.zeros(RATE, np.int16), RATE)
        used = folder / "new0"
        if not quick:
            seconds_to_sound(heard, said, folder / "first")  # from here on its modules are compiled
        cold = [seconds_to_sound(heard, said, folder / f"new{number}") for number in range(times)]
        warm = [seconds_to_sound(heard, said, used) for _ in range(times)]
    rows = [
        (
            name,
            shown(median(took), "s", 2),
            f"{shown(min(took), '', 2)} to {shown(max(took), 's', 2)}",
            f"at most {most} s",
            verdict(median(took), most),
        )
        for name, took, most in (
            ("nothing rendered before", cold, COLD),
            ("greeting rendered before", warm, WARM),
        )
    ]
    return "\n\n".join(
        [
            "## Start",
            "From the start of the process to the first sample it speaks into a WAV file, hearing with PocketSphinx; "
            f"wall time, median of {times}.",
            table(("speech", "median", "from, to", "target", ""), rows),
        ]
    )
