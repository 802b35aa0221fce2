"""The pages for contributors name what is there: every path, every place to look, every heading that is linked."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest
import yaml

TOP = Path(__file__).parents[2]
PAGES = (
    "CONTRIBUTING.md",
    *(f"docs/{name}.md" for name in ("architecture", "walk", "questions", "glossary", "using", "safety")),
)
PLACE = re.compile(r"`((?:assistant|tests|scripts|docs|models|\.ci|\.github)/[^`*\s]*)`")
ROWS = re.compile(r"\| `([^`]+)` \| `([^`]+)` \|", re.MULTILINE)


@cache
def text(page: str) -> str:
    return (TOP / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_every_path_exists(page: str) -> None:
    assert [path for path in PLACE.findall(text(page)) if not (TOP / path).exists()] == []


def test_the_architecture_names_every_room() -> None:
    rooms = [each.name for each in (TOP / "assistant").iterdir() if (each / "__init__.py").exists()]
    assert len(rooms) > 8
    assert [room for room in rooms if f"assistant/{room}" not in text("docs/architecture.md")] == []


@pytest.mark.parametrize("page", ["docs/walk.md", "docs/questions.md"])
def test_what_to_look_for_stands_there_once_or_more(page: str) -> None:
    places = ROWS.findall(text(page))
    assert len(places) >= 10
    assert [place for place in places if place[1] not in text(place[0])] == []


def test_the_walk_is_short() -> None:
    stops = [int(number) for number in re.findall(r"^\| (\d+) \|", text("docs/walk.md"), re.MULTILINE)]
    assert stops == list(range(1, len(stops) + 1))
    assert len(stops) == len(ROWS.findall(text("docs/walk.md"))) < 30


def test_no_word_is_explained_twice() -> None:
    rows = re.findall(r"^\| ([^|]+) \| [^|]+ \| `[^`]+` \|$", text("docs/glossary.md"), re.MULTILINE)
    words = [word for row in rows for word in row.split(", ")]
    assert len(words) > 40
    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize("page", ["README.md", *PAGES, "docs/voice.md", "docs/facts.md", "CHANGELOG.md"])
def test_links_lead_to_headings_that_are_there(page: str) -> None:
    for target, heading in re.findall(r"\]\(([^)#:]*)#([^)]+)\)", text(page)):
        there = (TOP / page).parent / target if target else TOP / page
        headings = re.findall(r"^#+ (.+)$", there.read_text(encoding="utf-8"), re.MULTILINE)
        assert heading in {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in headings}


def test_the_version_has_its_changes() -> None:
    version = tomllib.loads(text("pyproject.toml"))["project"]["version"]
    assert re.findall(r"^## (\S+)", text("CHANGELOG.md"), re.MULTILINE)[0] == version


def test_hooks_and_workflow_run_what_is_there() -> None:
    (repo,) = yaml.safe_load(text(".pre-commit-config.yaml"))["repos"]
    entries = [hook["entry"] for hook in repo["hooks"]]
    assert entries == ["python3 scripts/test.py --fast", ".venv/bin/python -m mypy"]
    jobs = yaml.safe_load(text(".github/workflows/ci.yml"))["jobs"]["checks"]
    assert jobs["steps"][-1]["run"] == ".ci/run"
    assert jobs["strategy"]["matrix"] == {
        "os": ["ubuntu-latest", "macos-latest", "windows-latest"],
        "python": ["3.11", "3.12", "3.13", "3.14"],
    }
