import re
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest
from kit.talking import understanding

from assistant.dialog.table import TABLE
from assistant.hearing.heard import Heard, Pass
from assistant.settings import Settings

TOP = Path(__file__).parents[2]
README = (TOP / "README.md").read_text(encoding="utf-8")
DOCS = (TOP / "README.md", TOP / "models" / "README.md", *sorted((TOP / "docs").rglob("*.md")))
COMMANDS = re.findall(r"^ {4}\.venv/bin/massage (.+?)(?:  +\S.*)?$", README, re.MULTILINE)
GROUPS = ("programs",)
SPOKEN = re.findall(r'"([^"]+)"', "".join(re.findall(r"^\|( \".*?)\|", README, re.MULTILINE)))


def spoken_of(command: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The subcommand that a line of the README calls, and the options it gives."""
    words = command.split()
    names = words[: 2 if words[0] in GROUPS and len(words) > 1 else 1] if words[0][0] != "-" else []
    return tuple(names), tuple(word for word in words if word.startswith("--"))


@cache
def help_of(names: tuple[str, ...]) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "assistant", *names, "--help"],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=TOP,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_there_are_commands_to_try() -> None:
    assert len(COMMANDS) >= 8
    assert len(SPOKEN) >= 25


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_exists_and_knows_its_options(command: str) -> None:
    names, options = spoken_of(command)
    shown = help_of(names)
    for option in options:
        assert re.search(rf"{option}\b", shown), f"{command}: no {option}"


@pytest.mark.parametrize("script", re.findall(r"^ {4}python3 (scripts/\S+)", README, re.MULTILINE))
def test_every_script_is_there_and_tells_what_it_does(script: str) -> None:
    done = subprocess.run(
        [sys.executable, str(TOP / script), "--help"], capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 0
    assert script in done.stdout.decode()


@pytest.mark.parametrize("words", SPOKEN)
def test_what_the_readme_tells_to_say_is_understood_and_answered(words: str) -> None:
    answered = {trigger for row in TABLE for trigger in row.triggers}
    names = _understood(words)
    assert names
    assert names <= answered


def _understood(words: str) -> set[str]:
    heard = Heard(words, True, 0, 0, Pass.TYPED, alone=True)
    return {intent.name for intent in understanding().understand(heard, ("CHOOSE", "MINUTES")).intents}


def test_the_settings_it_shows_are_all_there_are_and_their_defaults() -> None:
    shown = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)
    assert [tomllib.loads(text) for text in shown] == [Settings().model_dump()]


def test_its_excerpt_stands_in_the_transcript() -> None:
    transcript = (TOP / "docs" / "session" / "transcript.txt").read_text(encoding="utf-8")
    shown = re.findall(r"```text\n(.*?)```", README, re.DOTALL)
    assert len(shown) == 1
    assert shown[0] in transcript


@pytest.mark.parametrize("page", DOCS, ids=lambda page: str(page.relative_to(TOP)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8")):
        if not target.startswith("http"):
            assert (page.parent / target).exists(), target


def test_what_the_architecture_names_exists() -> None:
    text = (TOP / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:assistant|tests|scripts|docs|models)/[^`*\s]*)`", text)
    assert len(named) > 20
    assert [name for name in named if not (TOP / name).exists()] == []
