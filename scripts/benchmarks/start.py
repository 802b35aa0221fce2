"""From the start of the process to the first sound, and to the first screen."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import numpy as np
import soundfile
from kit.terminal import Terminal
from setup.places import TOP

from assistant.clock import RATE
from benchmarks.children import Started, home, processor_seconds, started
from benchmarks.figures import shown, verdict
from benchmarks.scorecard import table

TIMES = 5
WARM, COLD = 1.5, 2.5
"""Seconds it should take at most."""
ASKED = "Which massage"
"""What the first screen shows."""
PATIENCE = 60.0
"""Seconds after which no screen will come."""


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
        rehearsed = [_first_line(used) for _ in range(times)]
        shown_after = [_first_screen(used) for _ in range(times)] if sys.platform != "win32" else []
    rows = [_row("nothing rendered before", cold, COLD), _row("greeting rendered before", warm, WARM)]
    rows.append(_row("rehearsal to its first line", rehearsed, WARM))
    if shown_after:
        rows.append(_row("command to first screen", shown_after, WARM))
    return "\n\n".join(
        [
            "## Start",
            "From the start of the process to the first sample it speaks into a WAV file, hearing with PocketSphinx, "
            "to the first line of `massage rehearse`, and to the first whole screen of a session that is typed; "
            f"wall time, median of {times}. Processor time is that of the whole run, little more than the start: "
            "where it is much less than the wall time, other work had the machine. With nothing rendered before, a "
            "session without a card waits for all that protects to be rendered as well; on a card it greets first, "
            "see Live.",
            table(("start", "median", "from, to", "processor time", "target", ""), rows),
        ]
    )


def _first_screen(folder: Path) -> Started:
    """Of `massage talk --silent` on a terminal."""
    before = processor_seconds()
    begun = time.perf_counter()
    command = [sys.executable, "-m", "assistant", "talk", "--silent", "--no-journal"]
    with Terminal(command, environment=home(folder)) as terminal:
        terminal.until(lambda seen: ASKED in seen.shown, PATIENCE)
        wall = time.perf_counter() - begun
        terminal.press("\x03")
        terminal.ended()
    return Started(wall, processor_seconds() - before)


def _first_line(folder: Path) -> Started:
    """Of `massage rehearse p15`, whose reader leaves then."""
    before = processor_seconds()
    begun = time.perf_counter()
    command = [sys.executable, "-m", "assistant", "rehearse", "p15"]
    with subprocess.Popen(command, env=home(folder), cwd=TOP, stdout=subprocess.PIPE) as child:
        assert child.stdout
        child.stdout.readline()
        wall = time.perf_counter() - begun
        child.kill()
    return Started(wall, processor_seconds() - before)


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
