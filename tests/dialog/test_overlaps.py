"""Of rows for one trigger and one state the first wins: every such pair is named, with the reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from yaml import safe_load

from assistant.dialog.table import TABLE, Row, When

NAMED = safe_load(Path(__file__).with_name("overlaps.yaml").read_text(encoding="utf-8"))
CHOOSES = ("broke_into", "asks_for")
"""Conditions of which two with nothing in common never hold together."""

Pair = tuple[str, str, str]
"""A trigger, the conditions of the row that wins, and those of the row that loses."""


def overlapping() -> Iterator[tuple[Row, Row]]:
    """Every pair of rows with a trigger and a state in common, in the order of the table."""
    for first, second in combinations(TABLE, 2):
        if set(first.triggers) & set(second.triggers) and set(first.source) & set(second.source):
            yield first, second


def is_special(first: Row, second: Row) -> bool:
    """The first asks for all that the second asks for, and for more."""
    return set(first.when) > set(second.when)


def exclude_each_other(first: Row, second: Row) -> bool:
    """They choose between different values of one thing."""
    return any(
        name(one) == name(other) and name(one) in CHOOSES and values(one).isdisjoint(values(other))
        for one in first.when
        for other in second.when
    )


def values(condition: When) -> set[object]:
    """What a condition was made for."""
    found: set[object] = set()
    for cell in condition.__closure__ or ():
        held = cell.cell_contents
        found |= set(held) if isinstance(held, frozenset | tuple) else {held}
    return found


def name(condition: When) -> str:
    return condition.__qualname__.partition(".")[0]


def told(row: Row, other: Row) -> str:
    return " and ".join(name(each) for each in row.when if each not in other.when) or "always"


def pairs() -> set[Pair]:
    """The pairs that need a reason of their own."""
    return {
        (trigger, told(first, second), told(second, first))
        for first, second in overlapping()
        if not is_special(first, second) and not exclude_each_other(first, second)
        for trigger in set(first.triggers) & set(second.triggers)
    }


def test_every_pair_has_its_reason_and_every_reason_a_pair() -> None:
    reasons: dict[Pair, list[str]] = defaultdict(list)
    for entry in NAMED:
        for trigger, losers in entry["over"].items():
            for loser in losers:
                reasons[trigger, entry["first"], loser].append(entry["why"])
    assert set(reasons) == pairs()
    assert all(len(each) == 1 for each in reasons.values())
    assert all(entry["why"].endswith(".") for entry in NAMED)


def test_nothing_stands_behind_a_row_that_always_wins() -> None:
    for first, second in overlapping():
        assert first.when, f"{second} is never reached behind {first}"


def test_no_row_repeats_another() -> None:
    for first, second in overlapping():
        assert not set(second.when) >= set(first.when), f"{second} is never reached behind {first}"
