"""Time in which the program did not run, by whichever clock shows it."""

from __future__ import annotations

import pytest

from assistant.session.time_gap import LONGEST, TimeGap


@pytest.mark.parametrize(
    ("steady", "wall", "gap"),
    [
        (0.03, 0.03, 0.0),
        (LONGEST, LONGEST, 0.0),
        (170.0, 170.0, 170.0),
        (0.1, 7200.0, 7200.0),
        (170.0, -50.0, 170.0),
        (0.03, -3600.0, 0.0),
    ],
    ids=["running", "a busy machine", "stopped", "asleep", "stopped, and put back", "put back"],
)
def test_it_is_told_once(steady: float, wall: float, gap: float) -> None:
    lived = TimeGap(50.0, 1_790_000_000.0)
    assert lived.gap(50.03, 1_790_000_000.03) == 0
    assert lived.gap(50.03 + steady, 1_790_000_000.03 + wall) == pytest.approx(gap)
    assert lived.gap(50.06 + steady, 1_790_000_000.06 + wall) == 0
