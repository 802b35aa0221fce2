"""What code, data and pages cite of docs/safety.md and docs/facts.md, and what those pages define."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

FOLDERS = ("assistant", "scripts", "tests", "docs")
TOP = Path(__file__).parents[2]
KINDS = {".py", ".yaml", ".md", ".tsv", ".txt"}
NUMBERED = re.compile(
    r"\b(decision|invariant|row)s? (\d+\b(?!\.\d)(?:(?:, | and | to |, and )\d+\b(?!\.\d))*)", re.IGNORECASE
)
SECTION = re.compile(r"\b[23]\.\d\b")
QUESTION = re.compile(r"\b[QF]\d\b")
NAMED_LIMIT = re.compile(r"\blimits?: (\w+)")
SAFETY = re.compile(r"\bsafety(?:\.md)?,? (?=\d|table|limit|decision|invariant|and |row)[^)\"\n]*")
UNCLEAR = re.compile(r"\bsafety\.md, (?!\d|table|limit|decision|invariant|and |row|Q\d|F\d)[^)\"\n]*")
LINE = re.compile(r"\bL(\d{1,3})\b|\barticle lines? (\d{1,3})\b")
LISTED = re.compile(r"\b(?:lines|source): \[([\d, ]+)\]")
IDENTIFIER = re.compile(r"\b(?:[CRXK]\d\d|F\d{3})\b")


@dataclass(frozen=True, slots=True)
class Citation:
    """One thing that is cited: `name` is a heading, an id, or a line such as L31."""

    where: str
    name: str


@cache
def texts() -> dict[str, str]:
    """Every file that may cite something, by its path from the top."""
    found = (path for folder in FOLDERS for path in sorted((TOP / folder).rglob("*")))
    return {
        path.relative_to(TOP).as_posix(): path.read_text(encoding="utf-8")
        for path in found
        if path.suffix in KINDS and path.is_file() and "__pycache__" not in path.parts
    }


def cited() -> Iterator[Citation]:
    """All citations of decisions, invariants, sections, questions, limits, facts, conditions, rules and lines."""
    for file, text in texts().items():
        for number, line in enumerate(text.splitlines(), 1):
            for name in named(line, file):
                yield Citation(f"{file}:{number}", name)


def named(line: str, file: str = "") -> Iterator[str]:
    """What one line of a file cites."""
    for kind, numbers in NUMBERED.findall(line):
        if kind.lower() != "row" or "safety" in line:
            yield from (f"{kind.capitalize()} {number}" for number in _counted(numbers))
    for match in SAFETY.finditer(line):
        yield from SECTION.findall(match[0])
        yield from (f"Limit: {name}" for name in NAMED_LIMIT.findall(match[0]))
    if file.endswith("/screening.yaml") and "source:" in line:
        yield from SECTION.findall(line)
        yield from QUESTION.findall(line)
    yield from (f"L{first or second}" for first, second in LINE.findall(line))
    if file.endswith(".yaml") and not file.startswith("tests/"):
        yield from (f"L{each.strip()}" for found in LISTED.findall(line) for each in found.split(","))
    if "noqa" not in line:
        yield from IDENTIFIER.findall(line)


def _counted(numbers: str) -> Iterable[int]:
    if " to " in numbers:
        first, last = (int(each) for each in numbers.split(" to "))
        return range(first, last + 1)
    return [int(each) for each in re.findall(r"\d+", numbers)]


@cache
def defined() -> frozenset[str]:
    """Every name that can be cited."""
    safety, facts = (texts()[f"docs/{page}.md"] for page in ("safety", "facts"))
    headings = re.findall(r"^#+ (.+)$", safety, re.MULTILINE)
    rows = re.findall(r"^\| ([FC]\d+) \| ([L\d, ]+) \|", facts, re.MULTILINE)
    rules = yaml.safe_load(texts()["assistant/library/en/rules.yaml"])["rules"]
    treated = yaml.safe_load(texts()["docs/treatments.yaml"])
    said = re.findall(r"^(\d+)\t", texts()["tests/understanding/rows.tsv"], re.MULTILINE)
    return frozenset(
        (
            *headings,
            *(found[0] for each in headings if (found := SECTION.match(each))),
            *(fact for fact, _ in rows),
            *(line for fact, lines in rows if fact[0] == "F" for line in lines.split(", ")),
            *rules,
            *treated["treatments"],
            *treated["claims"],
            *(f"Row {number}" for number in said),
        )
    )
