"""The page on what is proven tells today's rules, faults and abstractions, and figures that somebody measured."""

from __future__ import annotations

import re

from dialog.proof.events import wider
from make_proof import PAGE, Figures, page

TEXT = PAGE.read_text(encoding="utf-8")
LINE = re.compile(r"^\| ([^|]+) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \| (yes|no) \|$", re.MULTILINE)
FIGURES = [
    Figures(name, int(steps), int(values), int(events), int(seconds), whole)
    for name, steps, values, events, seconds, whole in LINE.findall(TEXT)
]


def test_it_is_current_but_for_its_figures() -> None:
    assert page(FIGURES) == TEXT, "out of date: scripts/make_proof.py"


def test_every_exploration_is_in_it_and_none_is_empty() -> None:
    assert [each.name for each in FIGURES] == ["the whole small massage", *wider()]
    assert FIGURES[0].whole == "yes"
    assert all(each.values > 1000 and each.events > 10 * each.values for each in FIGURES)
