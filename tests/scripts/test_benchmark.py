import re
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.figures import percentile, verdict
from benchmarks.scorecard import SectionError, put, table, write

SCRIPT = Path(__file__).parents[2] / "scripts" / "benchmark.py"
NAMES = ["machine", "reaction", "answer", "screening", "monitor", "speed", "start", "rendering"]


def test_a_section_is_replaced_where_it_stands_and_nothing_else_changes() -> None:
    page = "Before\n<!-- begin: a -->\nold\n<!-- end: a -->\nbetween\n<!-- begin: b -->\nb\n<!-- end: b -->\nafter"
    assert put(page, "a", "\nnew\n") == page.replace("old", "new")


def test_a_new_section_comes_last() -> None:
    page = put("# Page\n", "a", "one")
    assert page == "# Page\n\n<!-- begin: a -->\none\n<!-- end: a -->\n"
    assert put(page, "b", "two").startswith(page)


def test_putting_twice_is_putting_once() -> None:
    once = put("# Page\n", "a", "one")
    assert put(once, "a", "one") == once


@pytest.mark.parametrize(
    "page",
    [
        "<!-- begin: a -->",
        "<!-- end: a -->",
        "<!-- end: a --> <!-- begin: a -->",
        "<!-- begin: a --> <!-- end: a --> <!-- begin: a --> <!-- end: a -->",
    ],
)
def test_what_is_not_marked_as_one_section_is_not_touched(page: str, tmp_path: Path) -> None:
    card = tmp_path / "card.md"
    card.write_text(page)
    with pytest.raises(SectionError, match="'a'"):
        write(card, "a", "new")
    assert card.read_text() == page


def test_a_page_that_is_not_there_is_made(tmp_path: Path) -> None:
    write(tmp_path / "card.md", "a", "one")
    assert (tmp_path / "card.md").read_text().startswith("# Scorecard\n")


def test_a_table_has_a_line_for_its_head_and_one_for_each_row() -> None:
    assert table(("x", "y"), [("1", "2")]) == "| x | y |\n| --- | --- |\n| 1 | 2 |"


def test_half_of_the_values_are_below_the_fiftieth_percentile() -> None:
    assert percentile([1, 2, 3, 4], 50) == 2.5
    assert percentile([], 95) is None


def test_a_target_is_met_when_it_is_reached() -> None:
    assert [verdict(value, 250) for value in (250, 250.1, None)] == ["met", "**missed**", "none"]


def test_everything_is_measured_and_written(tmp_path: Path) -> None:
    card = tmp_path / "card.md"
    card.write_text("<!-- begin: other -->\nstays\n<!-- end: other -->\n")
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "--quick", "--card", str(card)], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    page = card.read_text(encoding="utf-8")
    assert page.startswith("<!-- begin: other -->\nstays\n<!-- end: other -->\n")
    assert re.findall(r"<!-- begin: (\w+) -->", page) == ["other", *NAMES]
    for unit in ("ms", "MB", "s"):
        assert re.search(rf"\| -?[\d.]+ {unit} \|", page), page
