"""Weighted transducers in OpenFst's file format: a vector of states over the tropical semiring, version 2."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from math import inf
from operator import attrgetter
from pathlib import Path
from typing import Literal, NamedTuple

EPSILON = 0
_MAGIC = 2125659606
_VERSION = 2
_EXPANDED_AND_MUTABLE = 0x3


class Arc(NamedTuple):
    """From one state to another."""

    input: int
    output: int
    cost: float
    to: int


@dataclass
class Fst:
    """Grows state by state; the first one is where it starts."""

    arcs: list[list[Arc]] = field(default_factory=list)
    final: dict[int, float] = field(default_factory=dict)
    """Costs of ending, of the states that may end."""

    def state(self) -> int:
        """One more."""
        self.arcs.append([])
        return len(self.arcs) - 1

    def arc(self, source: int, to: int, read: int, write: int = EPSILON, cost: float = 0.0) -> None:
        """Lead from one state to another."""
        self.arcs[source].append(Arc(read, write, cost, to))


def write(fst: Fst, path: Path, order: Literal["input", "output"]) -> None:
    """Keep it, the arcs of each state sorted by one of their labels."""
    total = sum(map(len, fst.arcs))
    header = (_VERSION, 0, _EXPANDED_AND_MUTABLE, 0, len(fst.arcs), total)
    parts = [struct.pack("<i", _MAGIC), _text("vector"), _text("standard"), struct.pack("<iiQqqq", *header)]
    for state, arcs in enumerate(fst.arcs):
        parts.append(struct.pack("<fq", fst.final.get(state, inf), len(arcs)))
        parts += [struct.pack("<iifi", *arc) for arc in sorted(arcs, key=attrgetter(order))]
    path.write_bytes(b"".join(parts))


def _text(text: str) -> bytes:
    return struct.pack("<i", len(text)) + text.encode()
