"""Sessions leave nothing behind in the process that holds them."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.soak import cost, growth, soak


def test_a_few_sessions_leave_no_thread_and_no_child(tmp_path: Path) -> None:
    soaked = soak(3, tmp_path)
    assert (soaked.threads, soaked.children) == (0, 0)
    assert 0 < soaked.kept <= 3


def test_the_journal_takes_a_small_part_of_a_block(tmp_path: Path) -> None:
    each, longest = cost(tmp_path / "journal.sqlite3")
    assert 0 < each < 3000
    assert longest >= each


@pytest.mark.parametrize(("memory", "percent"), [([100.0] * 100, 0.0), ([100.0] * 50 + [200.0] * 50, 100.0)])
def test_growth_is_told_in_percent(memory: list[float], percent: float) -> None:
    assert growth(memory) == pytest.approx(percent)
