"""A session may be killed at any moment, and nothing that protects is lost."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no fork there")


@pytest.mark.timeout(300)
def test_nothing_is_lost_at_random_moments() -> None:
    from benchmarks.kill_points import kill_points, section

    found = kill_points(6)
    assert [each.wrong for each in found] == [""] * 6
    assert "Killed at any moment" in section(found)


def test_the_first_turn_is_kept_before_the_second(tmp_path: Path) -> None:
    from benchmarks.kill_points import killed, known

    stands = known(("hello",))
    assert killed(stands, tmp_path, 1, 0.0).wrong == ""
