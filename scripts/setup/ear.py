"""The better ear, a speech model: asked about once, and fetched only when the person wants it."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from setup.places import data_folder
from setup.running import aloud

ASKED = "asked-about-model"
INTERRUPTED = 130


def offer(massage: Path) -> bool:
    """Ask at a terminal, once, whether to fetch it; return False when the person broke off there."""
    asked = data_folder(sys.platform, os.environ, Path.home()) / ASKED
    if asked.exists() or not all(
        stream and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)
    ):
        return True
    code = fetch(massage, "--ask")
    if code == 0:  # a no, a model that came, or one that was here; a fetch that failed is asked about again
        with suppress(OSError):
            asked.parent.mkdir(parents=True, exist_ok=True)
            asked.touch()
    return code != INTERRUPTED


def fetch(massage: Path, what: str) -> int:
    """Let the `massage` command fetch a model and return its exit code."""
    return aloud([massage, "models", "fetch", what], Path.cwd())
