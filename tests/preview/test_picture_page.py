from __future__ import annotations

import re

import pytest

from assistant.coaching.library import Library
from assistant.library.reading import DataError
from assistant.preview.picture_page import page
from assistant.preview.program_tables import planned, usual_minutes

LIBRARY = Library.load()


@pytest.mark.parametrize("program", LIBRARY.programs)
def test_it_shows_every_step_of_the_plan(program: str) -> None:
    made = planned(LIBRARY.programs[program], usual_minutes(LIBRARY.programs[program]))
    html = page(LIBRARY, program, None, "en")
    assert html.count("<figure>") == len({(step.id, step.side) for step in made.steps})
    assert all(step.name in html for step in made.steps)


def test_it_asks_nothing_of_the_network() -> None:
    html = page(LIBRARY, "p15", None, "en")
    assert set(re.findall(r"https?://[^\"\s<]+", html)) == {"http://www.w3.org/2000/svg"}
    assert not re.search(r"<script|href=|@import|src=", html)


def test_the_animation_has_a_name_of_its_own_in_each_picture() -> None:
    names = re.findall(r"@keyframes (\w+)", page(LIBRARY, "p13", None, "en"))
    assert len(names) == len(set(names)) > 20


def test_an_unknown_massage_is_told() -> None:
    with pytest.raises(DataError):
        page(LIBRARY, "no such massage", None, "en")
