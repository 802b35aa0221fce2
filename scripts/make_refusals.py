#!/usr/bin/env python3
"""Write what wrong commands are told: .venv/bin/python scripts/make_refusals.py

Writes docs/refusals.md: commands with what may be typed wrongly, the exit code, and the sentence. All of it is
refused before anybody is greeted; tests/docs/test_refusals.py runs the same and compares.
"""

from __future__ import annotations

import os
import shlex
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from click.testing import CliRunner

PAGE = Path(__file__).resolve().parent.parent / "docs" / "refusals.md"
SETTINGS = "set.toml"


@dataclass(frozen=True, slots=True)
class Typed:
    """What follows `massage`, and what stands in the settings file that it names."""

    words: str
    setting: str = ""


SUBJECTS: dict[str, tuple[str, ...]] = {
    "Which massage, and how long": (
        *(
            "p99",
            "the sevn stp",
            "tlak",
            "pl15",
            "p15 0",
            "p15 1000",
            "p15 15 --minutes 20",
            "p15 --program p04",
        ),
        *(
            "--minutes 0",
            "--minutes -3",
            "--minutes 500",
            "--minutes many",
            "talk p15 500",
            "talk --program p99",
        ),
        *("talk p15 --program p04", "--program p15 --minutes 14", "programs show", "programs show p99"),
        *(
            "programs show p15 --minutes 500",
            "rehearse",
            "rehearse p99",
            "rehearse p15 --minutes 500",
            "rehearse p15 --wish fireworks",
        ),
    ),
    "Options": (
        *("--nonsense", "--tail -1", "--wpm 20", "--wpm fast", "talk --wpm 900", "rehearse p15 --wpm 20"),
        *("--emergency police", "--engine ears", "--model nowhere", "check --wpm 100"),
        *(
            "--voice nobody",
            "talk --silent --voice nobody",
            "rehearse p15 --voice nobody",
            "--music nowhere.flac",
        ),
        *("programs --input x", "--voice x replay y", "--record x.jsonl programs", "talk --hear x.wav"),
        *("--hear here.wav --script here.txt", "--hear here.wav --input x", "--no-card --output x"),
        *("talk --silent --output x", "talk --output x"),
    ),
    "Files": (
        *("--hear nowhere.wav", "--hear here.txt", "--script nowhere.txt", "--script times.txt"),
        *("--say sound.mp3", "talk --say here.txt", "--record run.txt", "--say nowhere/x.wav"),
        *("rehearse p15 --say x.txt", "rehearse p15 --say nowhere/x.wav", "voices try --say x.mp3"),
        *("replay", "replay nowhere.jsonl", "replay here.txt", "score nowhere.jsonl", "score here.txt x.jpg"),
        *("score nowhere.jsonl x.svg", "score here.txt x.svg --from 5 --to 3", "lint nowhere.yaml"),
        *("--settings nowhere.toml", "talk --settings set.toml --say set.toml"),
    ),
    "What is kept, models and voices": (
        *("history 3", "report", "report 99", "report last", "report --html x.pdf", "forget", "forget 99"),
        *("forget 3 --all", "export 99", "models fetch nothing", "models verify nothing", "models remove"),
        *("models remove nothing", "voices fetch nobody --yes", "voices use nobody", "voices try nobody"),
        *("completion", "completion tcsh", "help nothing", "where else"),
    ),
}
"""What is typed wrongly, by its subject."""
DEVICES = ("--input nosuch", "--output nosuch")
"""What they are told depends on the cards of the machine; the page has it for one without any."""
WRITTEN = (
    *("volume = 7", "volume = 'loud'", "words_per_minute = 20", "rhythm = 'yes please'", "engine = 'ears'"),
    *("emergency_number = 'police'", "pace = 3", "volume 0.5", "language = '../en'"),
)
"""What stands in a settings file."""
HEAD = """# What wrong commands are told

Written by `scripts/make_refusals.py`, which types each of these on a machine without a sound card and takes down what
comes: one sentence, before anybody is greeted. What the codes mean stands in [commands.md](commands.md). Where the
command was typed wrongly (2) a second line names the help that tells how.
"""
TABLE = "\n| typed | ends with | told |\n|---|---|---|\n"


@contextmanager
def _elsewhere() -> Iterator[Path]:
    """An empty folder with a home of its own, so that nothing of this machine is read or written."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        home, here = folder / "home", folder / "here"
        home.mkdir()
        here.mkdir()
        (here / "here.txt").write_text("the seven step one\n", encoding="utf-8")
        (here / "here.wav").touch()
        (here / "times.txt").write_text("next\n+soon\n", encoding="utf-8")
        kinds = ("CONFIG", "DATA", "STATE", "CACHE")
        places = {f"XDG_{each}_HOME": str(home / each.lower()) for each in kinds}
        os.chdir(here)
        try:
            with patch.dict(os.environ, {"HOME": str(home), **places}):
                yield folder
        finally:
            os.chdir(before)


def refused(typed: Typed) -> tuple[int, tuple[str, ...]]:
    """The exit code of a command, and all that it prints but the line that names the help."""
    from assistant.cli import main

    with _elsewhere() as folder:
        Path(SETTINGS).write_text(typed.setting, encoding="utf-8")
        result = CliRunner().invoke(
            main, shlex.split(typed.words), prog_name="massage", catch_exceptions=False
        )
    lines = [line for line in result.output.splitlines() if not line.startswith("How it is typed: ")]
    told = (line.removeprefix("Error: ").replace(str(folder / "home"), "~") for line in lines)
    return result.exit_code, tuple(told)


def subjects() -> dict[str, tuple[Typed, ...]]:
    """All that is typed, by its subject."""
    made = {subject: tuple(Typed(each) for each in words) for subject, words in SUBJECTS.items()}
    made["Settings"] = tuple(Typed(f"talk --settings {SETTINGS}", each) for each in WRITTEN)
    made["Sound cards"] = tuple(Typed(each) for each in DEVICES)
    return made


def row(typed: Typed) -> str:
    """One row of the page."""
    code, told = refused(typed)
    written = f", in it `{typed.setting}`" if typed.setting else ""
    return f"| `massage {typed.words}`{written} | {code} | {' '.join(told).replace('|', '/')} |"


def page() -> str:
    """The whole page."""
    parts = [
        f"\n## {subject}\n{TABLE}" + "\n".join(row(each) for each in typed) + "\n"
        for subject, typed in subjects().items()
    ]
    return HEAD + "".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
