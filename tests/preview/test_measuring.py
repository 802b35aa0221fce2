"""Whether a massage is worth following, in figures: all keep to the bounds, and one that does not is told of."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from assistant.cli import main
from assistant.dialog.conversation import Choice
from assistant.preview.figures import Figures
from assistant.preview.measuring import Bounds, Measured, broken, measure
from assistant.preview.program_tables import usual_minutes
from assistant.preview.run_through import PreviewWords
from assistant.session.components import Resources
from assistant.settings import Settings

SETTINGS = Settings()
WORDS, WORDING, BOUNDS = Resources.load(SETTINGS), PreviewWords.load(), Bounds.load()
PROGRAMS = WORDS.data.library.programs
FINE = Measured(
    figures=Figures(
        minutes=30,
        planned=1800,
        hands_on=1800,
        talking=300,
        silence=90,
        slowest=12,
        fastest=22,
        mean=16,
        first_touch=120,
        whole=2400,
        pictures=8,
        written=10,
        check_ins=6,
        questions=3,
    ),
    clocks=0,
    counts=10,
    untrue=0,
    hello=160,
)


def measured(program: str, minutes: int) -> Measured:
    return measure(WORDS, WORDING, BOUNDS, SETTINGS, Choice(program, minutes))


@pytest.mark.parametrize("program", sorted(PROGRAMS))
def test_every_massage_keeps_to_the_bounds_at_its_shortest(program: str) -> None:
    assert [*broken(measured(program, PROGRAMS[program].minutes.shortest), BOUNDS)] == []


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize("program", sorted(PROGRAMS))
def test_every_massage_keeps_to_the_bounds_at_its_usual_and_longest(program: str) -> None:
    for minutes in {usual_minutes(PROGRAMS[program]), PROGRAMS[program].minutes.longest}:
        made = measured(program, minutes)
        assert [*broken(made, BOUNDS)] == []
        assert made.figures.hands_on == pytest.approx(60 * minutes, rel=0.05)
        assert made.counts > 2


@pytest.mark.parametrize(
    ("other", "word"),
    [
        (replace(FINE, figures=replace(FINE.figures, talking=420)), "speaks for 23 %"),
        (replace(FINE, figures=replace(FINE.figures, talking=150)), "speaks for 8 %"),
        (replace(FINE, figures=replace(FINE.figures, pictures=6)), "6 of 10 lines"),
        (replace(FINE, figures=replace(FINE.figures, questions=5)), "asked 5 times"),
        (replace(FINE, clocks=4), "told 4 times"),
        (replace(FINE, untrue=1), "1 times no time"),
        (replace(FINE, hello=181), "181 seconds"),
    ],
)
def test_each_figure_has_its_bound(other: Measured, word: str) -> None:
    assert [*broken(FINE, BOUNDS)] == []
    (told,) = broken(other, BOUNDS)
    assert word in told


def test_few_images_are_no_fault_in_a_short_massage() -> None:
    short = replace(FINE.figures, minutes=12, hands_on=720, talking=100, pictures=1, questions=2)
    assert [*broken(replace(FINE, figures=short), BOUNDS)] == []


def test_lint_fails_where_the_first_touch_is_far(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "writing-programs.md").read_text(encoding="utf-8")
    example = page.partition("```yaml\n")[2].partition("```")[0]
    towel = "and a towel in reach."
    assert towel in example
    path = tmp_path / "p51.yaml"
    for text, code, told in (
        (example, 0, "1 program, nothing wrong."),
        (
            example.replace(towel, towel + 40 * " Smooth it out once more."),
            1,
            "p51.yaml:8: From the greeting",
        ),
    ):
        path.write_text(text, encoding="utf-8")
        result = CliRunner().invoke(main, ["lint", str(path)], catch_exceptions=False)
        assert (result.exit_code, told in result.output) == (code, True), result.output
