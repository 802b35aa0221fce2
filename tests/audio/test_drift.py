from __future__ import annotations

import numpy as np
import pytest

from assistant.audio.drift import DriftTracker
from assistant.clock import to_samples

LOOK = to_samples(0.24)


def follow(
    tracker: DriftTracker, seconds: float, drift: float, start: float = 1000.0, first: int = 0
) -> None:
    random = np.random.default_rng(1)
    for at in range(first, first + to_samples(seconds), LOOK):
        tracker.note(at, start + drift * at + float(random.normal(0, 0.15)))


@pytest.mark.parametrize("drift", [10e-6, -10e-6, 50e-6, -200e-6])
def test_finds_the_drift_in_twenty_seconds(drift: float) -> None:
    tracker = DriftTracker()
    follow(tracker, 20, drift)
    assert tracker.drift == pytest.approx(drift, abs=2e-6)


def test_one_clock_has_none() -> None:
    tracker = DriftTracker()
    follow(tracker, 30, 0.0)
    assert abs(tracker.drift) < 2e-6


def test_a_jump_is_no_drift() -> None:
    tracker = DriftTracker()
    follow(tracker, 20, 0.0)
    follow(tracker, 20, 0.0, start=1480.0, first=to_samples(20))
    assert abs(tracker.drift) < 2e-6


def test_says_nothing_too_soon() -> None:
    tracker = DriftTracker()
    follow(tracker, 2, 100e-6)
    assert tracker.drift == 0
