#!/usr/bin/env python3
"""Choose how probable Whisper must find each phrase: python3 scripts/floors.py [--audio DIR] [--keep DIR].

Writes assistant/hearing/whisper/floors.yaml, chosen on the first half of the speakers, and puts what the other half
meets with into docs/scorecard.md. Recordings are found as scripts/scorecard.py finds them.

  --audio DIR  where they are; else MASSAGE_AUDIO, else ../shared/audio beside the checkout
  --keep DIR   where the scores of all recordings are kept, so that a second run takes seconds
  --every N    of other talk, each Nth recording
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
KEPT = Path(tempfile.gettempdir()) / "massage-floors"


def main(words: list[str]) -> int:
    """Return 0 when they are chosen and written."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    usual = os.environ.get("MASSAGE_AUDIO") or TOP.parent / "shared" / "audio"
    parser.add_argument("--audio", type=Path, default=Path(usual), metavar="DIR")
    parser.add_argument("--keep", type=Path, default=KEPT, metavar="DIR")
    parser.add_argument("--every", type=int, default=2, metavar="N")
    chosen = parser.parse_args(words)
    try:
        if Path(sys.prefix).resolve() not in (TOP / ".venv", elsewhere(TOP)):
            folder = prepare(TOP, dev=True, download=True, extras={"ears": True})
            in_our_place([str(program(folder, "python")), __file__, *words])
        return choose(chosen.audio, chosen.keep, chosen.every)
    except SetupError as trouble:
        say(str(trouble))
        return 1
    except KeyboardInterrupt:
        say("\nStopped.")
        return 130


def choose(audio: Path, keep: Path, every: int) -> int:
    """Measure, choose, write and print."""
    sys.path.append(str(TOP / "tests"))
    from benchmarks.floors import measured
    from benchmarks.floors_section import written
    from benchmarks.people import RecordingsError
    from benchmarks.scorecard import write

    from assistant.hearing.whisper.floors import FILE
    from assistant.model_store.whisper_folder import WhisperError

    try:
        met = measured(audio, keep, every, say)
    except (RecordingsError, WhisperError) as trouble:
        say(str(trouble))
        return 1
    floors, section = written(met)
    FILE.write_text(floors, encoding="utf-8")
    print(section)
    write(PAGE, "floors", section)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
