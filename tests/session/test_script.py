"""The lines of a script."""

from __future__ import annotations

import pytest

from assistant.clock import RATE
from assistant.session.script import ScriptError, SpokenLine, Wait, parse, steps


@pytest.mark.parametrize(
    ("line", "step"),
    [
        ("it hurts", SpokenLine("it hurts")),
        ("  next  \n", SpokenLine("next")),
        ("+30s", Wait(30 * RATE)),
        ("+1.5", Wait(RATE * 3 // 2)),
        ("+2m", Wait(120 * RATE)),
        ("@12.5 it hurts", SpokenLine("it hurts", RATE * 25 // 2)),
        ("# a remark", None),
        ("", None),
    ],
)
def test_lines(line: str, step: SpokenLine | Wait | None) -> None:
    assert parse(line) == step


@pytest.mark.parametrize(
    "line",
    [
        "+soon",
        "@ now",
        "+5h",
        "+99999m",
        "@99999999999 stop",
        f"+{400 * '9'}",
        f"@{400 * '9'} stop",
        "+nan",
        "@inf stop",
    ],
)
def test_what_is_no_time_is_said_with_its_line(line: str) -> None:
    with pytest.raises(ScriptError, match="line 2"):
        list(steps(["next", line]))


def test_a_line_that_is_much_too_long_is_quoted_in_part() -> None:
    with pytest.raises(ScriptError) as refused:
        parse(f"+{10_000 * '9'}")
    assert len(str(refused.value)) < 120
