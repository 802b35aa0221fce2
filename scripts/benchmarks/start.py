"""From the start of the process to the first sound."""

from __future__ import annotations

import tempfile
from pathlib import Path
from statistics import median

import numpy as np
import soundfile

from assistant.clock import RATE
from benchmarks.children import Started, started
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
        soundfile.write(heard, np.zeros(RATE // 10, np.int16), RATE)
        used = folder / "new0"
        if not quick:
            started(heard, said, folder / "first")  # from here on its modules are compiled
        cold = [started(heard, said, folder / f"new{number}") for number in range(times)]
        warm = [started(heard, said, used) for _ in range(times)]
    rows = [_row("nothing rendered before", cold, COLD), _row("greeting rendered before", warm, WARM)]
    return "\n\n".join(
        [
            "## Start",
            "From the start of the process to the first sample it speaks into a WAV file, hearing with PocketSphinx; "
            f"wall time, median of {times}. Processor time is that of the whole run, little more than the start: "
            "where it is much less than the wall time, other work had the machine.",
            table(("speech", "median", "from, to", "processor time", "target", ""), rows),
        ]
    )


def _row(name: str, starts: list[Started], most: float) -> tuple[str, ...]:
    walls = [each.wall for each in starts]
    return (
        name,
        shown(median(walls), "s", 2),
        f"{shown(min(walls), '', 2)} to {shown(max(walls), 's', 2)}",
        shown(median(each.processor for each in starts), "s", 2),
        f"at most {most} s",
        verdict(median(walls), most),
    )
