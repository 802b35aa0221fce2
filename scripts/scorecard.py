#!/usr/bin/env python3
"""Measure what people's recordings meet with: python3 scripts/scorecard.py [--audio DIR] [--engine E] [--half H].

Prints a section of tables and puts it into docs/scorecard.md. DIR holds MANIFEST.tsv with columns path, transcript and
speaker, and recordings in words/<word>/, words_other/<word>/, sentences/ and noise/<kind>/; any of them may be missing.

  --audio DIR  where they are; else MASSAGE_AUDIO, else ../shared/audio beside the checkout
  --engine E   auto, whisper, vosk or pocketsphinx; all compares them side by side on a sample, in a section of its own
  --half H     all speakers, the first half or the other, to choose a limit on one and look at the other
  --card FILE  another page
  --keep DIR   of a comparison: where each piece is kept, so that the next run goes on
  --minutes M  of a comparison: begin no other piece after so many
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from setup.environment import prepare  # first of all: tells an older Python what is needed
from setup.places import TOP, elsewhere, program
from setup.running import in_our_place
from setup.talking import SetupError, say

PAGE = TOP / "docs" / "scorecard.md"
KEPT = Path(tempfile.gettempdir()) / "massage-engines"


def main(words: list[str]) -> int:
    """Return 0 when it is measured and written."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    usual = os.environ.get("MASSAGE_AUDIO") or TOP.parent / "shared" / "audio"
    parser.add_argument("--audio", type=Path, default=Path(usual), metavar="DIR")
    parser.add_argument(
        "--engine", choices=("all", "auto", "whisper", "vosk", "pocketsphinx"), default="pocketsphinx"
    )
    parser.add_argument("--half", choices=("all", "first", "other"), default="all")
    parser.add_argument("--card", type=Path, default=PAGE, metavar="FILE")
    parser.add_argument("--keep", type=Path, default=KEPT, metavar="DIR")
    parser.add_argument("--minutes", type=float, default=40.0, metavar="M")
    chosen = parser.parse_args(words)
    try:
        if Path(sys.prefix).resolve() not in (TOP / ".venv", elsewhere(TOP)):
            folder = prepare(TOP, dev=True, download=True)
            in_our_place([str(program(folder, "python")), __file__, *words])
        if chosen.engine == "all":
            return compare(chosen.audio, chosen.half, chosen.keep, chosen.minutes, chosen.card)
        return measure(chosen.audio, chosen.engine, chosen.half, chosen.card)
    except SetupError as trouble:
        say(str(trouble))
        return 1
    except KeyboardInterrupt:
        say("\nStopped.")
        return 130


def measure(audio: Path, engine: str, half: str, card: Path) -> int:
    """Measure, print and write."""
    sys.path.append(str(TOP / "tests"))
    from benchmarks.met import met
    from benchmarks.people import RecordingsError
    from benchmarks.scorecard import write

    from assistant.hearing.recogniser import EngineError

    try:
        section = met(audio, engine, half, say)
    except (RecordingsError, EngineError) as trouble:
        say(str(trouble))
        return 1
    print(section)
    write(card, "people", section)
    return 0


def compare(audio: Path, half: str, keep: Path, minutes: float, card: Path) -> int:
    """Measure all engines, print and write, unless the time was over before."""
    sys.path.append(str(TOP / "tests"))
    from benchmarks.compared import compared
    from benchmarks.people import RecordingsError
    from benchmarks.scorecard import write

    try:
        section = compared(audio, half, keep, minutes, say)
    except RecordingsError as trouble:
        say(str(trouble))
        return 1
    if section is None:
        say("The time is over. What was measured is kept: run it again to go on.")
        return 0
    print(section)
    write(card, "engines", section)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
