#!/usr/bin/env python3
"""Make everything ready and start the massage assistant: python3 scripts/start.py [ARGS...].

Options of its own, before everything else:
  --setup-only         make everything ready, start nothing
  --no-ears            do without Whisper, which hears best and takes 115 MB to fetch
  --no-voice           do without Piper, which speaks like a person and takes 120 MB; --setup-only fetches both
  --no-download        use only what is on this machine already, and do not ask
  --fetch-model NAME   fetch this speech model first, unless it is here; the names: massage models
All that follows goes to the `massage` command; to see what it knows, type: python3 scripts/start.py -- --help
Started alone at a terminal it asks, once, whether to fetch a speech model that hears better.
"""

import sys
from collections.abc import Mapping
from pathlib import Path

if str(Path(__file__).resolve().parent) not in sys.path:  # with PYTHONSAFEPATH it is not
    sys.path.insert(0, str(Path(__file__).resolve().parent))

from setup.ear import fetch, offer  # first of all: tells an older Python what is needed
from setup.environment import prepare, runnable
from setup.extras import EXTRAS
from setup.places import TOP, program
from setup.running import in_our_place
from setup.talking import SetupError, say

OPTIONS = ("--setup-only", "--no-download", "--fetch-model", *(each.refusal for each in EXTRAS))
STOPPED = "\nStopped. Start again whenever you like."


def main(words: list[str]) -> int:
    """Return the exit code: that of the `massage` command, or 1 when it could not be reached."""
    options, model = set(), ""
    while words and words[0] in OPTIONS:
        option = words.pop(0)
        options.add(option)
        if option == "--fetch-model":
            model = words.pop(0) if words else ""
    if words[:1] in (["-h"], ["--help"]):
        print(__doc__)
        return 0
    if words[:1] == ["--"]:
        words.pop(0)
    if "--fetch-model" in options and (not model or "--no-download" in options):
        say("--fetch-model wants the name of a model, and goes without --no-download.")
        return 2
    try:
        go_on, download = "--setup-only" not in options, "--no-download" not in options
        extras = {each.name: False for each in EXTRAS if each.refusal in options}
        if not go_on:
            extras = {**dict.fromkeys((each.name for each in EXTRAS), True), **extras}
        return _run(words, go_on, download, extras, model)
    except SetupError as trouble:
        say(str(trouble))
        return 1
    except KeyboardInterrupt:
        say(STOPPED)
        return 130


def _run(words: list[str], go_on: bool, download: bool, extras: Mapping[str, bool], model: str) -> int:
    massage = program(_ready(go_on, download, extras), "massage")
    code = fetch(massage, model) if model else 0
    if code:
        return code
    if not go_on:
        return 0
    if download and not words and not offer(massage):
        say(STOPPED)
        return 130
    return in_our_place([str(massage), *words])


def _ready(go_on: bool, download: bool, extras: Mapping[str, bool]) -> Path:
    try:
        return prepare(TOP, dev=False, download=download, extras=extras)
    except SetupError as trouble:
        folder = runnable(TOP) if go_on else None
        if folder is None:
            raise
        say(f"{trouble}\nGoing on with the parts that are here.")
        return folder


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
