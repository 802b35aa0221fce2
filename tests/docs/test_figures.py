"""The page with the figures of all massages is what they measure today."""

from __future__ import annotations

import pytest
from make_figures import PAGE, page


@pytest.mark.long
@pytest.mark.timeout(600)
def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "out of date: scripts/make_figures.py"
