from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.keeping import kept


@dataclass
class Found:
    count: int = 0
    texts: list[str] = field(default_factory=list)


def test_a_piece_is_measured_once(tmp_path: Path) -> None:
    measured = []

    def measure() -> Found:
        measured.append(1)
        return Found(3, ["stop"])

    pieces = [kept(tmp_path / "new", "12 dB over music, both", Found, measure) for _ in range(2)]
    assert pieces == [Found(3, ["stop"])] * 2
    assert len(measured) == 1


def test_pieces_of_other_names_are_others(tmp_path: Path) -> None:
    names = ("echo -6", "echo +6", "echo 6")
    assert [kept(tmp_path, name, Found, lambda: Found(len(name))).count for name in names] == [7, 7, 6]  # noqa: B023
