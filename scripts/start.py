#!/usr/bin/env python3
"""Make everything ready and start the massage assistant: python3 scripts/start.py [ARGS...].

Options of its own, before everything else:
  --setup-only    make everything ready, start nothing
  --no-download   use only what is on this machine already
All that follows goes to the `massage` command; to see what it knows, type: python3 scripts/start.py -- --help
"""

import sys
from pathlib import Path

from setup.environment import prepare, runnable  # first of all: tells an older Python what is needed
from setup.places import TOP, program
from setup.running import in_our_place
from setup.talking import SetupError, say


def main(words: list[str]) -> int:
    """Return the exit code: that of the `massage` command, or 1 when it could not be reached."""
    options = set()
    while words and words[0] in ("--setup-only", "--no-download"):
        options.add(words.pop(0))
    if words[:1] in (["-h"], ["--help"]):
        print(__doc__)
        return 0
    if words[:1] == ["--"]:
        words.pop(0)
    try:
        folder = _ready(go_on="--setup-only" not in options, download="--no-download" not in options)
        return 0 if "--setup-only" in options else in_our_place([str(program(folder, "massage")), *words])
    except SetupError as trouble:
        say(str(trouble))
        return 1
    except KeyboardInterrupt:
        say("\nStopped. Start again whenever you like.")
        return 130


def _ready(go_on: bool, download: bool) -> Path:
    try:
        return prepare(TOP, dev=False, download=download)
    except SetupError as trouble:
        folder = runnable(TOP) if go_on else None
        if folder is None:
            raise
        say(f"{trouble}\nGoing on with the parts that are here.")
        return folder


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
