"""The pictures of the terminal are as it is drawn today, and one page shows them all."""

from __future__ import annotations

import re

from make_views import FOLDER, SHEET, SIZES, pictures

PAGE = (FOLDER.parent / "pictures.md").read_text(encoding="utf-8")


def test_they_are_current() -> None:
    for name, picture in pictures().items():
        assert (FOLDER / name).read_text(encoding="utf-8") == picture, "out of date: scripts/make_views.py"


def test_the_page_shows_every_one_and_nothing_that_is_not_there() -> None:
    shown = set(re.findall(r"\]\(pictures/([^)]+)\)", PAGE))
    assert shown == {*pictures(), SHEET.name, "view.svg"}
    assert all((FOLDER / name).exists() for name in shown)
    assert len(SIZES) == 3


def test_the_score_sheet_is_a_png() -> None:
    assert SHEET.read_bytes().startswith(b"\x89PNG")
