"""What an answer means for the massage."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field, ValidationInfo, field_validator, model_validator

from assistant.coaching.program import Position
from assistant.coaching.restriction import LONGEST, UNRESTRICTED, Oils, Outcome, Restriction
from assistant.coaching.techniques import Strength
from assistant.library.reading import Data

THE_FILE = "the file"
"""Stands for an id where a fault is in none of the questions and findings."""
Faults = Mapping[tuple[str, str], str]
"""What is wrong, by the id of a question or finding and the name of its field."""


def without_fault(value: object, info: ValidationInfo) -> object:
    """Pass a field on, or complain at its own line when the validation context knows of a fault there."""
    own = value if info.field_name == "id" else info.data.get("id", THE_FILE)
    if info.context and (fault := info.context.get((own, info.field_name))):
        raise ValueError(fault)
    return value


class ScreeningFinding(Data):
    """One finding: a limit on the massage, a referral, or an emergency."""

    id: str
    source: str
    """Its row in safety.md."""
    outcome: Literal["restrict", "refer", "emergency"] = "restrict"
    urgent: bool = False
    """Of a referral: today."""
    clearable: bool = False
    """Of a referral: a doctor's yes may lift it."""
    say: str = ""
    """How a refusal is spoken; of a limit, what to mind. {emergency} is the emergency number."""
    around: str = ""
    """Which of the maps says what is left out around the area that was named."""
    light: bool = False
    """What lies around the area stays open, and is worked lightly."""
    zones_out: frozenset[str] = frozenset()
    techniques_out: frozenset[str] = frozenset()
    strengths_out: frozenset[Strength] = frozenset()
    cap: int = Field(default=UNRESTRICTED, ge=1)
    minutes: int = Field(default=LONGEST, ge=1, le=LONGEST)
    positions: frozenset[Position] = frozenset(Position)
    oils: Literal["none", "plain", "any"] = "any"
    oils_out: frozenset[str] = frozenset()
    programs_out: frozenset[str] = frozenset()
    preparation_out: frozenset[str] = frozenset()

    @field_validator("id", "say", "around")
    @classmethod
    def _is_sound(cls, value: object, info: ValidationInfo) -> object:
        return without_fault(value, info)

    @property
    def refuses(self) -> bool:
        """No massage follows from it."""
        return self.outcome != "restrict"

    def restriction(self, around: frozenset[str] = frozenset()) -> Restriction:
        """The same as the value that coaching obeys; `around` are zones about the area that was named."""
        return Restriction(
            outcome=Outcome[self.outcome.upper()],
            urgent=self.urgent,
            clearable=self.clearable or not self.refuses,
            zones_out=self.zones_out if self.light else self.zones_out | around,
            zones_light=around if self.light else frozenset(),
            techniques_out=self.techniques_out,
            strengths_out=self.strengths_out,
            cap=self.cap,
            minutes=self.minutes,
            positions=self.positions,
            oils=Oils[self.oils.upper()],
            oils_out=self.oils_out,
            programs_out=self.programs_out,
            preparation_out=self.preparation_out,
        )


class Condition(Data):
    """What one condition means for the questions."""

    to: str = ""
    """The question that it answers with what restricts."""
    ask: tuple[str, ...] = ()
    """It may be nothing: the questions that are put instead."""
    giver: str = ""
    """The question that it answers instead when it is told by whoever massages."""
    known: dict[str, Literal["yes", "no"]] = Field(default_factory=dict)
    """Questions that need no asking any more, each with its answer."""

    @property
    def questions(self) -> tuple[str, ...]:
        """All that it answers or brings up."""
        return tuple(each for each in (self.to, *self.ask) if each)

    @model_validator(mode="before")
    @classmethod
    def _is_in_short(cls, value: object) -> object:
        return {"to": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _leads_somewhere(self) -> Condition:
        if bool(self.to) == bool(self.ask):
            raise ValueError("a condition either answers a question or brings some up: give `to` or `ask`")
        return self


class PlaceWords(Data):
    """An area as it is spoken."""

    all: str
    """Both sides of it, or wherever it has none."""
    one: str = ""
    """One side of it; {side} is left or right."""
