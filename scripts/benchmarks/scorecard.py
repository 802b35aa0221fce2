"""The page of measured figures: each measurement owns one marked section and touches no other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

TITLE = """# Scorecard

What was measured, on the machine described first. Every section is written by the script that measures it.
"""


class SectionError(ValueError):
    """A marked section has no end, or occurs twice: the message names it."""


def put(page: str, name: str, body: str) -> str:
    """The page with `body` as the section `name`, in the place it had before, or at the end.

    Raises:
        SectionError: the page's markers of that section are not one pair.
    """
    begin, end = f"<!-- begin: {name} -->", f"<!-- end: {name} -->"
    section = f"{begin}\n{body.strip()}\n{end}"
    if (page.count(begin), page.count(end)) == (0, 0):
        return f"{page.rstrip()}\n\n{section}\n".lstrip()
    before, _, rest = page.partition(begin)
    _, found, after = rest.partition(end)
    if not found or page.count(begin) != 1 or page.count(end) != 1:
        raise SectionError(f"The section {name!r} is not marked by one beginning and one end after it.")
    return before + section + after


def write(card: Path, name: str, body: str) -> None:
    """Put a section into a file, which is made when it is not there. Raises as `put` does."""
    page = card.read_text(encoding="utf-8") if card.exists() else TITLE
    card.write_text(put(page, name, body), encoding="utf-8")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
