"""An intent is added in three places: its words, its trigger, its row. Here one is, in a copy of the program."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
WORDS = """  "KETTLE":
    family: navigation
    ways:
      - hear: ["the kettle whistles"]
        also: ["the kettle is (boiling|whistling)"]
"""
TRIGGER = '    KETTLE = "KETTLE", "The kettle asks for somebody."\n'
ROW = "        on(T.KETTLE, do=pausing.pause, to=S.PAUSED),\n"
TALK = """
from kit.talking import coached

talk = coached().wait(20).clear().say("the kettle is boiling")
print(talk.heard.intents[0].name, talk.state, "KETTLE" in coached().now.listening, *talk.said)
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for folder in ("assistant", "tests/kit"):
        shutil.copytree(TOP / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def insert(path: Path, before: str, text: str) -> None:
    """Put a text before what is there once."""
    whole = path.read_text(encoding="utf-8")
    assert whole.count(before) == 1
    path.write_text(whole.replace(before, text + before), encoding="utf-8")


def talk(top: Path) -> list[str]:
    """What is understood, where it leads, whether it was expected, and what is said."""
    places = f"import sys; sys.path[:0] = [{str(top)!r}, {str(top / 'tests')!r}]\n"
    done = subprocess.run([sys.executable, "-c", places + TALK], capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_it_is_understood_expected_and_answered(copy: Path) -> None:
    triggers = copy / "assistant/dialog/triggers.py"
    insert(copy / "assistant/library/en/intents.yaml", '  "STAY_LONGER":\n', WORDS)
    insert(triggers, '    STAY_LONGER = "STAY_LONGER"', TRIGGER)
    insert(triggers, "    *(_T.NEXT, _T.BACK, _T.SKIP, _T.STAY_LONGER", "    _T.KETTLE,\n")
    insert(copy / "assistant/dialog/table.py", "        on(T.STAY_LONGER, do=pacing.longer),\n", ROW)
    assert talk(copy) == ["KETTLE", "paused", "True", "pause.hands_off"]
