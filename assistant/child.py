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
    places = [str(Path(assistant.__file__).parent.parent), os.environ.get("PYTHONPATH", "")]
    return subprocess.Popen(
        [sys.executable, "-m", module, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, places))},
    )
