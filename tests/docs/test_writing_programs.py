"""The example of the guide is a whole massage: it is taken out of the page, linted, planned and gone through."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from kit.talking import understanding

from assistant.coaching.library import Library
from assistant.coaching.own import look, with_own
from assistant.coaching.program import Where, WhereAsked
from assistant.coaching.rules.rulebook import Rulebook
from assistant.coaching.step import Direction, Rounds, Step
from assistant.dialog.conversation import Choice
from assistant.preview.program_tables import planned
from assistant.preview.run_through import PreviewWords, run
from assistant.session.components import Resources
from assistant.session.program_names import taken_by
from assistant.settings import Settings
from assistant.speaking.silent import SilentSpeaker

GUIDE = (Path(__file__).parents[2] / "docs" / "writing-programs.md").read_text(encoding="utf-8")
(EXAMPLE,) = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
BOOK = Rulebook.load()


TAKEN = taken_by(understanding())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "p51.yaml").write_text(EXAMPLE, encoding="utf-8")
    return tmp_path


def test_nothing_is_wrong_with_it_and_all_its_lengths_can_be_had(folder: Path) -> None:
    looked = look(folder / "p51.yaml", Library.load(), BOOK, TAKEN)
    assert looked.wrong == ()
    assert looked.program is not None
    for minutes in range(looked.program.minutes.shortest, looked.program.minutes.longest + 1):
        assert planned(looked.program, minutes).shortfall is None


def test_it_can_be_gone_through(folder: Path) -> None:
    words = Resources.load(Settings())
    library, left_out = with_own(words.data.library, folder, BOOK, TAKEN)
    assert not left_out
    words = replace(words, data=replace(words.data, library=library))
    lines: list[str] = []
    figures = run(words, PreviewWords.load(), Settings(), Choice("p51", 6), SilentSpeaker(150), lines.append)
    assert figures.hands_on == pytest.approx(360, rel=0.05)
    assert figures.share < 1 / 3
    assert any("upper arms" in line for line in lines)


def test_the_line_that_it_shows_of_lint_is_what_lint_says(folder: Path) -> None:
    (shown,) = re.findall(r"^ {4}p51\.yaml:(\d+): (R03) (.*) \(article L31\)$", GUIDE, re.MULTILINE)
    path = folder / "p51.yaml"
    path.write_text(EXAMPLE.replace("effort: 2", "effort: 3"), encoding="utf-8")
    told = [
        (str(t.line), t.rule, f"{t.wrong} {t.right}") for t in look(path, Library.load(), BOOK, TAKEN).wrong
    ]
    assert shown in told


def test_the_question_where_is_one_that_is_asked() -> None:
    (shown,) = re.findall(r"\n {4}where:\n(?: {6,}.*\n)+", GUIDE)
    shown = WhereAsked.model_validate(yaml.safe_load(shown)["where"])
    library = Library.load()
    assert shown == library.programs["p06"].where
    for place in shown.places:
        assert set(place.areas) <= set(library.areas)
    for word in (*WhereAsked.model_fields, *Where.model_fields):
        assert word in GUIDE, word


def test_its_question_can_be_had_in_a_massage_of_ones_own(folder: Path) -> None:
    path = folder / "p51.yaml"
    where = """where:
  ask: "The shoulders, or the shoulders?"
  places:
    - {id: one, areas: [shoulders], zones: [shoulders]}
    - {id: other, areas: [neck], zones: [neck]}
"""
    path.write_text(EXAMPLE.replace("preparation:\n", f"{where}preparation:\n", 1), encoding="utf-8")
    looked = look(path, Library.load(), BOOK, TAKEN)
    assert looked.wrong == ()
    assert looked.program is not None
    assert looked.program.kept_to("one").steps == looked.program.steps
    assert looked.program.kept_to("other").steps == ()
    assert looked.program.kept_to("other").closing == looked.program.closing


def test_every_word_of_a_step_and_every_direction_is_told() -> None:
    for word in (*Step.model_fields, *Direction, *(f"`{each}`" for each in Rounds)):
        assert word in GUIDE, word
