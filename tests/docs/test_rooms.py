"""Rooms lie one above the other: each imports only from those below it, so no circle can be."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import assistant

TOP = Path(assistant.__file__).parent
UPWARDS = (
    *("library", "model_store", "audio", "hearing", "understanding", "coaching", "body_map"),
    *("dialog", "speaking"),
    *("journal", "recording", "screen", "web", "session", "preview", "doctor", "commands"),
)
"""What lies in no room, such as the clock, is below them all, but for the command and the public names."""


def imported(file: Path) -> Iterator[str]:
    """Rooms that a file imports from."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        names = [each.name for each in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
        if isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{name}" for name in names]
        yield from (name.split(".")[1] for name in names if name.startswith("assistant."))


def test_every_room_has_its_place() -> None:
    assert {each.parent.name for each in TOP.glob("*/__init__.py")} == set(UPWARDS)


def test_the_architecture_lists_them_from_above() -> None:
    page = (TOP.parent / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `assistant/(\w+)` \|", page, re.MULTILINE) == list(reversed(UPWARDS))


@pytest.mark.parametrize("room", UPWARDS)
def test_a_room_imports_only_from_those_below(room: str) -> None:
    above = UPWARDS[UPWARDS.index(room) + 1 :]
    upwards = {
        f"{file.relative_to(TOP)} imports {name}"
        for file in (TOP / room).rglob("*.py")
        for name in imported(file)
        if name in (*above, "cli", "entry")
    }
    assert upwards == set()


def test_what_lies_in_no_room_imports_from_none() -> None:
    alone = [each for each in TOP.glob("*.py") if each.stem not in ("cli", "entry", "__main__", "__init__")]
    assert {(each.name, name) for each in alone for name in imported(each) if name in UPWARDS} == set()
