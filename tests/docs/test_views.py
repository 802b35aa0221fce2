"""The pictures of the terminal are as it is drawn today, and one page shows them all."""

from __future__ import annotations

import re

import pytest
from make_picture import drawn, view_in
from make_views import FOLDER, SHEET, SIZES, names

PAGE = (FOLDER.parent / "pictures.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", names())
def test_they_are_as_their_views_are_drawn_today(name: str) -> None:
    picture = (FOLDER / name).read_text(encoding="utf-8")
    columns, rows = names()[name]
    assert drawn(view_in(picture), columns, rows) == picture, "out of date: scripts/make_views.py"


def test_the_page_shows_every_one_and_nothing_that_is_not_there() -> None:
    shown = set(re.findall(r"\]\(pictures/([^)]+)\)", PAGE))
    assert shown == {*names(), SHEET.name, "view.svg"}
    assert all((FOLDER / name).exists() for name in shown)
    assert len(SIZES) == 3


def test_the_score_sheet_is_a_png() -> None:
    assert SHEET.read_bytes().startswith(b"\x89PNG")
