from __future__ import annotations

import re
from pathlib import Path

import pytest
from kit.voices import needs_flite
from make_picture import PICTURE, drawn, view_in, view_of_session

PAGE = PICTURE.read_text(encoding="utf-8")


def test_the_picture_is_as_the_view_is_drawn_today() -> None:
    assert drawn(view_in(PAGE)) == PAGE, "out of date: scripts/make_picture.py --again"


def test_it_needs_nothing_from_anywhere() -> None:
    assert set(re.findall(r"https?://[^\"\s<]+", PAGE)) == {"http://www.w3.org/2000/svg"}
    assert not re.search(r"url\(|href|@import|<script", PAGE)


def test_the_readme_shows_it() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert "(docs/pictures/view.svg)" in readme


@pytest.mark.long
@needs_flite
def test_the_session_still_looks_like_that() -> None:
    assert view_of_session() == view_in(PAGE), "out of date: scripts/make_picture.py"
