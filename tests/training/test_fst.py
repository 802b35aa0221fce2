from __future__ import annotations

import struct
from math import inf
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from training.fst import Arc, Fst, write


class Reader:
    """Reads what OpenFst calls vector and standard, version 2."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def take(self, form: str) -> tuple[float, ...]:
        values = struct.unpack_from("<" + form, self._data, self._at)
        self._at += struct.calcsize("<" + form)
        return values

    def text(self) -> str:
        (length,) = self.take("i")
        return b"".join(self.take(f"{length:.0f}s")).decode()  # type: ignore[arg-type]

    def fst(self) -> Fst:
        assert self.take("i") == (2125659606,)
        assert (self.text(), self.text()) == ("vector", "standard")
        version, flags, _properties, start, states, arcs = self.take("iiQqqq")
        assert (version, flags, start) == (2, 0, 0)
        read = Fst()
        for state in range(int(states)):
            cost, leading = self.take("fq")
            read.state()
            if cost != inf:
                read.final[state] = cost
            for _ in range(int(leading)):
                label, output, weight, to = self.take("iifi")
                read.arcs[state].append(Arc(int(label), int(output), weight, int(to)))
        assert sum(map(len, read.arcs)) == arcs
        assert self._at == len(self._data)
        return read


LABEL, COST = st.integers(0, 99), st.floats(0, 16, width=32)
ARCS = st.lists(st.builds(Arc, LABEL, LABEL, COST, st.integers(0, 3)), max_size=5)


@given(st.lists(ARCS, min_size=4, max_size=4), st.dictionaries(st.integers(0, 3), COST))
def test_what_is_written_is_read_back_sorted(
    tmp_path_factory: object, arcs: list[list[Arc]], final: dict[int, float]
) -> None:
    path = Path(tmp_path_factory.getbasetemp()) / "some.fst"  # type: ignore[attr-defined]
    write(Fst(arcs, final), path, "output")
    read = Reader(path.read_bytes()).fst()
    assert read.final == final
    assert [sorted(each) for each in read.arcs] == [sorted(each) for each in arcs]
    assert all(each == sorted(each, key=lambda arc: arc.output) for each in read.arcs)
