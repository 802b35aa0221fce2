"""The journal: killed at any moment, what it costs, and two hundred sessions in a row."""

from __future__ import annotations

import tempfile
from pathlib import Path

from assistant.clock import BLOCK, to_seconds
from benchmarks import kill_points
from benchmarks.figures import verdict
from benchmarks.scorecard import table
from benchmarks.soak import cost, growth, soak

KILLS, SESSIONS = 500, 200
MOST = 1.0
"""Percent of a block that keeping the journal may take of the loop's time."""
FLAT = 5.0
"""Percent by which memory may differ between the beginning and the end."""
BLOCK_TIME = 1e6 * to_seconds(BLOCK)
"""Microseconds."""


def journal(quick: bool) -> str:
    """The section."""
    killed = kill_points.kill_points(3 if quick else KILLS)
    with tempfile.TemporaryDirectory() as folder:
        each, longest = cost(Path(folder) / "cost" / "journal.sqlite3")
        soaked = soak(4 if quick else SESSIONS, Path(folder) / "soak")
    share, grown = 100 * each / BLOCK_TIME, growth(soaked.memory)
    left = soaked.threads + soaked.children
    costs = [
        (
            "one block, on average",
            f"{each:.0f} us, {share:.2f} %",
            f"at most {MOST:g} %",
            verdict(share, MOST),
        ),
        ("the longest", f"{longest:.0f} us", "", ""),
    ]
    rows = [
        ("sessions in a row, journal on, random words and faults", str(soaked.sessions), str(SESSIONS), ""),
        (
            "memory, first and last quarter",
            f"{grown:+.1f} %",
            f"at most {FLAT:g} %",
            verdict(grown, FLAT),
        ),
        ("threads and children left", str(left), "0", verdict(left, 0)),
    ]
    return "\n\n".join(
        [
            kill_points.section(killed),
            "## What the journal costs",
            "Time of the loop itself; writing happens in another thread, which a block never waits for.",
            table(("what", "took", "target", ""), costs),
            "## Many sessions in a row",
            table(("what", "found", "target", ""), rows),
        ]
    )
