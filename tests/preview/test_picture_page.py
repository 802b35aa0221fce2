from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from assistant.cli import main
from assistant.coaching.library import Library
from assistant.library.reading import DataError
from assistant.preview.picture_page import different, page
from assistant.preview.program_tables import planned, usual_minutes

LIBRARY = Library.load()


@pytest.mark.parametrize("program", LIBRARY.programs)
def test_it_shows_every_step_of_the_plan(program: str) -> None:
    made = planned(LIBRARY.programs[program], usual_minutes(LIBRARY.programs[program]))
    html = page(LIBRARY, program, None, "en")
    assert html.count("<figure>") == len({step.id for step in made.steps})
    assert all(step.name in html for step in made.steps)


def test_it_asks_nothing_of_the_network() -> None:
    html = page(LIBRARY, "p15", None, "en")
    assert set(re.findall(r"https?://[^\"\s<]+", html)) == {"http://www.w3.org/2000/svg"}
    assert not re.search(r"<script|href=|@import|src=", html)


def test_the_animation_has_a_name_of_its_own_in_each_picture() -> None:
    names = re.findall(r"@keyframes (\w+)", page(LIBRARY, "p13", 60, "en"))
    assert len(names) == len(set(names)) > 20


def test_an_unknown_massage_is_told() -> None:
    with pytest.raises(DataError):
        page(LIBRARY, "no such massage", None, "en")


def test_a_step_that_comes_again_is_shown_once_with_all_its_times() -> None:
    made = planned(LIBRARY.programs["p15"], 60)
    every = different(made.steps)
    assert sum(each.seconds for each in every) == pytest.approx(made.seconds)
    again = next(each for each in every if len(each.begins) > 1)
    assert again.begins == tuple(sorted(again.begins))
    assert any(each.both_halves for each in every)


def test_it_is_written_to_a_file_that_is_named(tmp_path: Path) -> None:
    to = tmp_path / "massage.html"
    done = CliRunner().invoke(main, ["programs", "show", "p08", "--html", str(to)])
    assert done.exit_code == 0, done.output
    assert to.read_text(encoding="utf-8") == page(LIBRARY, "p08", None, "en")
    refused = CliRunner().invoke(main, ["programs", "show", "p08", "--html", str(tmp_path / "massage.pdf")])
    assert refused.exit_code != 0
    assert ".html" in refused.output
