"""A docstring of a word or two tells a newcomer nothing that the name does not."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import assistant

TOP = Path(assistant.__file__).parent
FEWEST = 5
"""Words that a plain sentence has at least."""

Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def documented(node: Documented, name: str) -> Iterator[tuple[str, str]]:
    """The public docstrings of a module, each with the name that it stands under; not those inside functions."""
    if (text := ast.get_docstring(node)) is not None:
        yield name, text
    if isinstance(node, ast.Module | ast.ClassDef):
        for each in node.body:
            if isinstance(each, Documented) and (not each.name.startswith("_") or each.name.startswith("__")):
                yield from documented(each, f"{name}.{each.name}")


def short(source: str, name: str) -> list[str]:
    """The docstrings of a source text that have too few words, as `name: docstring`."""
    every = documented(ast.parse(source), name)
    return [f"{place}: {text}" for place, text in every if len(text.split()) < FEWEST]


def test_every_public_docstring_is_a_sentence() -> None:
    files = sorted(TOP.rglob("*.py"))
    assert files
    found = [each for file in files for each in short(file.read_text("utf-8"), str(file.relative_to(TOP)))]
    assert found == []


def test_a_short_one_is_found_wherever_it_stands() -> None:
    source = '"""Words."""\nclass Need:\n    """One need."""\n    def met(self):\n        """It is met."""\n'
    assert short(source, "needs") == ["needs: Words.", "needs.Need: One need.", "needs.Need.met: It is met."]
