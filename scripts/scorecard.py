#!/usr/bin/env python3
"""Measure what people's recordings meet with: python3 scripts/scorecard.py [--audio DIR] [--engine E] [--half H].

Prints a section of tables and puts it into docs/scorecard.md. DIR holds MANIFEST.tsv with columns path, transcript and
speaker, and recordings in words/<word>/, words_other/<word>/, sentences/ and noise/<kind>/; any of them may be missing.

  --audio DIR  where they are; else MASSAGE_AUDIO, else ../shared/audio beside the checkout
  --engine E   auto, whisper, vosk or pocketsphinx
  --half H     all speakers, the first half or the other, to choose a limit on one and look at the other
  --card FILE  another page
"""

import argparse
import os
import sys
from pathlib import Path

from setup.environment import prepare  # first of all: tells an older Python what is needed
from setup.places import TOP, elsewhere, program
from setup.running import in_our_place
from setup.talking import SetupError, say

PAGE = TOP / "docs" / "scorecard.md"


def main(words: list[str]) -> int:
    """Return 0 when it is measured and written."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    usual = os.environ.get("MASSAGE_AUDIO") or TOP.parent / "shared" / "audio"
    parser.add_argument("--audio", type=Path, default=Path(usual), metavar="DIR")
    parser.add_argument(
        "--engine", choices=("auto", "whisper", "vosk", "pocketsphinx"), default="pocketsphinx"
    )
    parser.add_argument("--half", choices=("all", "first", "other"), default="all")
    parser.add_argument("--card", type=Path, default=PAGE, metavar="FILE")
    chosen = parser.parse_args(words)
    try:
        if Path(sys.prefix).resolve() not in (TOP / ".venv", elsewhere(TOP)):
            folder = prepare(TOP, dev=True, download=True)
            in_our_place([str(program(folder, "python")), __file__, *words])
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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
