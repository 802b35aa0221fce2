"""The machine it was measured on, without its name or owner."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.scorecard import table


def machine(*, quick: bool) -> str:
    """The section."""
    rows = [
        ("CPU", _cpu()),
        ("cores", str(os.cpu_count() or "unknown")),
        ("memory", _memory()),
        ("system", _system()),
        ("Python", f"{platform.python_implementation()} {platform.python_version()}"),
        (
            "measured",
            f"{datetime.now(UTC):%Y-%m-%d}{', briefly: too few values to rely on' if quick else ''}",
        ),
    ]
    if hasattr(os, "getloadavg"):
        rows.append(
            ("waiting or running at the start", f"{os.getloadavg()[0]:.1f} processes (of the last minute)")
        )
    return "## The machine\n\n" + table(("what", "which"), rows)


def _cpu() -> str:
    with suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    if sys.platform == "darwin":
        asked = ["sysctl", "-n", "machdep.cpu.brand_string"]
        return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
    return platform.processor() or platform.machine()


def _memory() -> str:
    if sys.platform == "win32":
        return "unknown"
    return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.1f} GiB"


def _system() -> str:
    with suppress(OSError):
        return f"{platform.freedesktop_os_release()['PRETTY_NAME']}, {platform.machine()}"
    return f"{platform.system()} {platform.release()}, {platform.machine()}"
