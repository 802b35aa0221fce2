"""The table of all pictures is the one that the programs give, and every step of every program is in it."""

from __future__ import annotations

import pytest
from make_pictures import PAGE, SHEETS, contact_sheet, flat, page, sheet_name, steps_of, views

from assistant.coaching.library import Library
from assistant.coaching.program import Position, Program
from assistant.coaching.step import Rounds

LIBRARY = Library.load()


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(LIBRARY), "out of date: scripts/make_pictures.py"


@pytest.mark.parametrize("program", LIBRARY.programs.values(), ids=lambda each: each.id)
def test_every_step_is_in_the_table_and_on_a_sheet(program: Program) -> None:
    for position in views(program):
        shown = {each.step.id for each in steps_of(program, position)}
        once = position is Position.SIDE
        every = {
            each.id
            for each in (*program.steps, *program.after, *program.closing)
            if not (once and each.rounds is Rounds.LATER)
        }
        missing = every - shown
        assert not missing, f"{program.id} {position}"
        assert (SHEETS / f"{sheet_name(program, position)}.png").stat().st_size > 10_000
    text = PAGE.read_text(encoding="utf-8")
    assert all(f"| {each.id} |" in text for each in (*program.steps, *program.after, *program.closing))


def test_a_sheet_at_rest_has_no_variables() -> None:
    drawn = flat(contact_sheet(LIBRARY.programs["p08"], LIBRARY.programs["p08"].positions[0]))
    assert "var(" not in drawn
    assert "@keyframes" not in drawn
