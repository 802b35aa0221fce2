"""The drawing of the conversation is that of today's table."""

from __future__ import annotations

import re

from make_states import PAGE, page

from assistant.dialog.rows.row import LIVE
from assistant.dialog.table import TABLE


def test_it_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "out of date: scripts/make_states.py"


def test_every_change_of_state_is_in_it() -> None:
    told = page()
    for row in TABLE:
        if row.dest and row.source != (row.dest.partition(".")[0],):
            assert re.search(rf"\b{row.trigger}\b", told), row.trigger
            assert row.dest.replace(".", "_") in told or f"| {row.dest} |" in told
    assert all(state in told for state in LIVE)


def test_it_can_be_read() -> None:
    assert page().count("-->") < 120
