#!/usr/bin/env python3
"""Say many sentences to the program, each in its place: python3 scripts/utterances.py FILE.tsv [--json].

FILE is a table, its columns parted by tabs and named in its first line: `where` a sentence is said, and what is
`said`. What is printed is grouped by `kind`, or else by what `should` come of it, if there is such a column; others
may be there. Every line is typed to a conversation that has just arrived at its place, on a clock that runs as fast
as the machine can, and what came of it is told. This is how a change of the language folder is looked at, and how a
new language is.

  --json        one line of JSON for each sentence instead of the table
  --places      the places there are, and no more
  --language L  the language folder, en unless told
"""

import argparse
import dataclasses
import json
import sys
from pathlib import Path

from setup.environment import prepare  # first of all: tells an older Python what is needed
from setup.places import TOP, elsewhere, program
from setup.running import in_our_place
from setup.talking import SetupError, say


def main(words: list[str]) -> int:
    """Return 0 when all of them were said."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--places", action="store_true")
    parser.add_argument("--language", default="en", metavar="L")
    chosen = parser.parse_args(words)
    if chosen.file is None and not chosen.places:
        parser.error("name a file, or ask for --places")
    try:
        if Path(sys.prefix).resolve() not in (TOP / ".venv", elsewhere(TOP)):
            folder = prepare(TOP, dev=True, download=True)
            in_our_place([str(program(folder, "python")), __file__, *words])
        return list_places() if chosen.places else told(chosen.file, chosen.language, as_json=chosen.json)
    except SetupError as trouble:
        say(str(trouble))
        return 1
    except KeyboardInterrupt:
        say("\nStopped.")
        return 130


def list_places() -> int:
    """Print each place, and what has just happened there."""
    sys.path.append(str(TOP / "tests"))
    from benchmarks.places import PLACES

    for name, happened in PLACES.items():
        print(f"{name:12}{happened}")
    return 0


def told(file: Path, language: str, *, as_json: bool) -> int:
    """Say them, and print what came of it."""
    sys.path.append(str(TOP / "tests"))
    from benchmarks.places import PlaceError
    from benchmarks.utterances import SentencesError, measured, read
    from benchmarks.utterances_table import table

    from assistant.library.reading import DataError, languages

    if language not in languages():
        say(f"There is no language {language!r}; there is {', '.join(languages())}.")
        return 1
    try:
        outcomes = measured(read(file), language)
        if as_json:
            for _, each in outcomes:
                print(json.dumps(dataclasses.asdict(each)), flush=True)
        else:
            print(table(list(outcomes)))
    except (SentencesError, PlaceError, DataError) as trouble:
        say(str(trouble))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
