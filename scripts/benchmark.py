#!/usr/bin/env python3
"""Measure the program and write docs/scorecard.md: python3 scripts/benchmark.py [--quick] [--card FILE] [NAME...].

Without names it measures reaction, answer, screening, monitor, speed, start and rendering; that takes some minutes.
Each replaces its own section of the page and leaves the others as they are. Seven more have to be named: live talks to
whole sessions in real time on a virtual sound card, which takes an hour, and writes docs/live/transcript.txt as well;
voice-activity, over-voice and over-music need people's recordings, and each takes about twenty minutes;
journal kills five hundred sessions and holds two hundred, which takes as long; voices renders a massage in each voice
and holds two of a quarter of an hour in real time; page wants a browser, and takes two minutes.

  --quick      a few values only, to see that it works
  --card FILE  another page
  --audio DIR  people's recordings, a folder as scripts/scorecard.py takes it; in live they talk across
  --keep DIR   live: keep what was recorded there; the three of people: keep each piece there
  --together   live: all sessions at once, each on a card of its own
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from setup.environment import prepare  # first of all: tells an older Python what is needed
from setup.places import TOP, elsewhere, program
from setup.running import in_our_place
from setup.system import provide_for_tests
from setup.talking import SetupError, say

NAMES = ("reaction", "answer", "screening", "monitor", "speed", "start", "rendering")
LIVE = "live"
"""Takes so long that it has to be named."""
KEPT = "journal"
VOICES = "voices"
"""The same."""
PAGE = "page"
"""Wants a browser (docs/page.md)."""
OF_PEOPLE = ("voice-activity", "over-voice", "over-music")
"""Need people's recordings."""


def main(words: list[str]) -> int:
    """Return 0 when all that was asked for is measured and written."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=", ".join((*NAMES, *OF_PEOPLE, KEPT, VOICES, PAGE, LIVE))
    )
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--card", type=Path, default=TOP / "docs" / "scorecard.md")
    parser.add_argument("--audio", type=Path)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--together", action="store_true")
    chosen = parser.parse_args(words)
    if unknown := set(chosen.names) - {*NAMES, *OF_PEOPLE, KEPT, VOICES, PAGE, LIVE}:
        parser.error(f"nothing is called {', '.join(sorted(unknown))}")
    try:
        if Path(sys.prefix).resolve() not in (TOP / ".venv", elsewhere(TOP)):
            folder = prepare(TOP, dev=True, download=True)
            provide_for_tests(download=True)
            in_our_place([str(program(folder, "python")), __file__, *words])
    except SetupError as trouble:
        say(str(trouble))
        return 1
    except KeyboardInterrupt:
        say("\nStopped.")
        return 130
    measure([name for name in chosen.names or NAMES if name in NAMES], chosen.quick, chosen.card)
    for name in (KEPT, VOICES, PAGE):
        if name in chosen.names:
            measure_named(name, chosen)
    of_people = [name for name in chosen.names if name in OF_PEOPLE]
    if of_people and measure_of_people(of_people, chosen):
        return 1
    if LIVE in chosen.names:
        return measure_live(chosen)
    return 0


def measure_of_people(names: list[str], chosen: argparse.Namespace) -> int:
    """Measure each, and write it as soon as it is there; 1 when the recordings cannot be used."""
    sys.path.append(str(TOP / "tests"))
    from benchmarks.over_music import over_music
    from benchmarks.over_voice import over_voice
    from benchmarks.people import RecordingsError, gathered
    from benchmarks.scorecard import write
    from benchmarks.voice_activity import voice_activity
    from kit import recordings

    place = chosen.audio or recordings.folder()
    if place is None:
        say("No recordings are here; name their folder with --audio.")
        return 1
    try:
        found = gathered(place)
        measurements = {
            "voice-activity": lambda: voice_activity(found, chosen.quick, chosen.keep),
            "over-voice": lambda: over_voice(found, chosen.quick, chosen.keep),
            "over-music": lambda: over_music(found, chosen.quick, chosen.keep),
        }
        for name in names:
            say(f"-- {name}")
            section = measurements[name]()
            print(section)
            write(chosen.card, name, section)
    except RecordingsError as trouble:
        say(str(trouble))
        return 1
    return 0


def measure_named(name: str, chosen: argparse.Namespace) -> None:
    """Kill sessions and hold many, render whole massages, or watch one in a browser, and write what was found."""
    sys.path.append(str(TOP / "tests"))
    from benchmarks.journal import journal
    from benchmarks.page import page
    from benchmarks.scorecard import write
    from benchmarks.voices import voices

    say(f"-- {name}")
    section = {KEPT: journal, VOICES: voices, PAGE: page}[name](chosen.quick)
    print(section)
    write(chosen.card, name, section)


def measure_live(chosen: argparse.Namespace) -> int:
    """Measure whole sessions in real time, and write it; 1 when the recordings cannot be used."""
    sys.path.append(str(TOP / "tests"))
    if chosen.audio:
        os.environ["MASSAGE_AUDIO"] = str(chosen.audio)
    from benchmarks.live import live
    from benchmarks.people import RecordingsError
    from benchmarks.scorecard import write

    say(f"-- {LIVE}")
    try:
        with tempfile.TemporaryDirectory() as scratch:
            folder = chosen.keep or Path(scratch)
            body = live(folder, chosen.quick, chosen.audio, together=chosen.together)
            write(chosen.card, LIVE, body)
    except RecordingsError as trouble:
        say(str(trouble))
        return 1
    return 0


def measure(names: list[str], quick: bool, card: Path) -> None:
    """Measure each, and write it as soon as it is there."""
    if not names:
        return
    sys.path.append(str(TOP / "tests"))
    from benchmarks.answer import answer
    from benchmarks.machine import machine
    from benchmarks.monitor import monitor
    from benchmarks.reaction import reaction
    from benchmarks.rendering import rendering
    from benchmarks.scorecard import write
    from benchmarks.screening import screening
    from benchmarks.speed import speed
    from benchmarks.start import start

    write(card, "machine", machine(quick=quick))
    with tempfile.TemporaryDirectory() as name:
        kept, empty = Path(name) / "kept", Path(name) / "empty"
        empty.mkdir()
        measurements = {
            "reaction": lambda: reaction(kept, quick),
            "answer": lambda: answer(kept, quick),
            "screening": lambda: screening(kept, quick),
            "monitor": lambda: monitor(quick),
            "speed": lambda: speed(empty, quick),
            "start": lambda: start(quick),
            "rendering": lambda: rendering(quick),
        }
        for each in NAMES:
            if each in names:
                say(f"-- {each}")
                section = measurements[each]()
                print(section)
                write(card, each, section)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
