"""What somebody may disclose without being asked, and how places are spoken."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from assistant.library.reading import Data


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
