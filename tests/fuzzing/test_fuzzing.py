"""The fuzzing itself: mutants can be made again, and what breaks is found."""

from __future__ import annotations

import signal
from pathlib import Path
from random import Random

import pytest
from fuzzing import running
from fuzzing.files import Found
from fuzzing.mutating import LONGEST, mutant


def test_a_seed_gives_the_same_mutants_and_they_differ() -> None:
    first, second = ([mutant(b"a: [1, 2]\n", Random(f"x {n}")) for n in range(200)] for _ in range(2))
    assert first == second
    assert len(set(first)) > 150
    assert all(len(each) <= LONGEST for each in first)


@pytest.mark.parametrize("kind", ["http", "sound"])
def test_some_mutants_of_a_kind_break_nothing(kind: str) -> None:
    assert running.run(kind, seed=2, seconds=20, most=8).found == ()


def test_what_breaks_the_program_is_found_and_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def third(random: Random, _: Path) -> bytes:
        if "2" in (made := random.choice("012")):
            raise Found(made.encode())
        return made.encode()

    monkeypatch.setitem(running.KINDS, "weak", third)
    tried = running.run("weak", seed=1, seconds=5)
    assert [each.made for each in tried.found] == [b"2"]


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="nothing can be broken off there")
def test_what_hangs_is_broken_off(monkeypatch: pytest.MonkeyPatch) -> None:
    def hangs(_: Random, __: Path) -> bytes:
        try:
            while True:
                pass
        except RuntimeError as error:
            raise Found(b"hangs") from error

    monkeypatch.setattr(running, "LONGEST", 0.1)
    monkeypatch.setitem(running.KINDS, "weak", hangs)
    assert running.run("weak", seed=1, seconds=5).count == 1
