"""The checks that the program must pass, in the order in which they fail fastest."""

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from setup.running import aloud
from setup.talking import say

CHOSEN = "not live and not long"
VIRTUAL_CLOCK = (
    *("-m", f"{CHOSEN} and not whole"),
    *("tests/coaching", "tests/dialog", "tests/understanding", "--ignore=tests/dialog/proof"),
)
"""Tests of values and of conversations in text; whole sessions and proofs take several times as long."""


@dataclass(frozen=True)
class Check:
    """One thing to run in the environment."""

    name: str
    arguments: tuple[str, ...]
    """What follows the environment's Python on the command line."""


def checks(everything: bool, arguments: Sequence[str]) -> tuple[Check, ...]:
    """Return the checks; `arguments` go to pytest after its own, so that they win.

    Mutants are tried for two minutes, the same each time; when everything is wanted, for half an hour, new ones.
    What talks in real time comes last and alone, and is tried three times: whatever else a machine has to do can spoil
    it once.
    """
    chosen = "not live" if everything else CHOSEN
    talking = "live" if everything else "live and not long"
    rest = ("--seconds", "1800", "--seed", "0") if everything else ("--seconds", "120")
    fuzz = Check("fuzz", ("scripts/fuzz.py", *rest))
    live = Check("pytest, live", ("-m", "pytest", "-n0", "-m", talking, "--reruns", "2"))
    return (
        Check("ruff check", ("-m", "ruff", "check", ".")),
        Check("ruff format", ("-m", "ruff", "format", "--check", ".")),
        Check("mypy", ("-m", "mypy")),
        Check("pytest", ("-m", "pytest", "-n", "auto", "-m", chosen, *arguments)),
        *(() if arguments else (fuzz, live)),
    )


def fast_checks(arguments: Sequence[str]) -> tuple[Check, ...]:
    """Return what tells fastest whether a change is sound: ruff, and the chosen tests.

    `arguments` go to pytest; without a path among them the tests on a virtual clock are chosen.
    """
    named = any(word.startswith("tests") for word in arguments)
    chosen = ("-m", CHOSEN) if named else VIRTUAL_CLOCK
    return (
        Check("ruff check", ("-m", "ruff", "check", ".")),
        Check("ruff format", ("-m", "ruff", "format", "--check", ".")),
        Check("pytest", ("-m", "pytest", "-n", "auto", *chosen, *arguments)),
    )


def compiled_beside(python: Path) -> dict[str, str]:
    """Return the environment in which Python keeps what it compiled, tests too, whatever the person has set.

    Otherwise every worker of every run compiles all tests anew.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": str(python.parents[1] / "compiled")}


def run(python: Path, todo: Sequence[Check], top: Path) -> int:
    """Run checks one after another; return 0, or the exit code of the first that fails and ends the row."""
    begun = time.monotonic()
    for check in todo:
        say(f"-- {check.name}")
        start = time.monotonic()
        code = aloud([python, *check.arguments], top, compiled_beside(python))
        say(f"   {'passed' if code == 0 else 'failed'} after {time.monotonic() - start:.1f} s")
        if code != 0:
            return code
    say(f"All checks passed in {time.monotonic() - begun:.0f} s.")
    return 0
