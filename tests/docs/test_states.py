"""The drawing of the conversation is that of today's table."""

from __future__ import annotations

import re

from make_states import PAGE, page

from assistant.dialog.states import State
from assistant.dialog.table import TABLE
from assistant.dialog.triggers import Trigger


def test_it_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "out of date: scripts/make_states.py"


def test_every_change_of_state_is_in_it() -> None:
    drawn = page().partition("## States")[0]
    for row in TABLE:
        if row.dest and {each.part for each in row.source} != {row.dest.part}:
            assert all(re.search(rf"\b{trigger}\b", drawn) for trigger in row.triggers), row.triggers
            assert row.dest.replace(".", "_") in drawn or f"| {row.dest} |" in drawn
    assert all(state.replace(".", "_") in drawn for state in State)


def test_every_state_and_trigger_is_told() -> None:
    told = page()
    assert all(f"| `{each}` | {each.sentence} |" in told for each in (*State, *Trigger))


def test_it_can_be_read() -> None:
    assert page().count("-->") < 125
