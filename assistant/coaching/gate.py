"""What has to be granted before some programs: questions and small tests, as the language folder words them."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from pydantic import Field

from assistant.coaching.program import Program
from assistant.coaching.restriction import Outcome, Restriction
from assistant.library.reading import FOLDER, Data, read

FULL_PASS = "full_pass"
"""The condition that the screening alone decides."""


class Grants(StrEnum):
    """The intent that a gate question must be answered with to open the gate."""

    READY = "READY"
    YES = "YES"
    NO = "NO"
    NO_REDNESS = "NO_REDNESS"


class GateQuestion(Data):
    """One question of a gate, or one test that the person is asked to do."""

    say: str
    grants: Grants
    shut: str = ""
    """Said when it is not granted; empty is what the condition says."""


class GateCondition(Data):
    """One condition of a gate."""

    id: str
    source: str
    why: str
    """One sentence for whoever asks."""
    shut: str
    """Said when it is not granted."""
    parts: tuple[GateQuestion, ...] = ()


class Gates(Data):
    """All conditions of one language."""

    conditions: tuple[GateCondition, ...] = Field(min_length=1)

    def condition(self, name: str) -> GateCondition:
        """The condition with this id."""
        return next(each for each in self.conditions if each.id == name)

    @classmethod
    def load(cls, language: str = "en", folder: Path = FOLDER) -> Gates:
        """Read the conditions of a language.

        Raises:
            DataError: the file is missing or not as it should be.
        """
        return read(folder / language / "gates.yaml", cls)


def granted(restriction: Restriction, answered: frozenset[str]) -> frozenset[str]:
    """The conditions that are fulfilled: those answered, and a full pass as long as it is one."""
    passed = {FULL_PASS} if restriction.outcome is Outcome.PASS else set()
    return (answered - {FULL_PASS}) | passed


def missing(program: Program, restriction: Restriction, answered: frozenset[str]) -> tuple[str, ...]:
    """The conditions of a program's gate that are not fulfilled yet, in order."""
    have = granted(restriction, answered)
    return tuple(each for each in program.gate if each not in have)
