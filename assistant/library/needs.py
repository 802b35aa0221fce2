"""What people need or wish for, in their own words, and the massages that answer it."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from assistant.library.answers import Phrases
from assistant.library.reading import FOLDER, Data, read


class NeedShade(Data):
    """How a massage is shaded for a need; see `assistant/coaching/shading.py`."""

    tempo: float = Field(default=1.0, ge=0.7, le=1.3)
    fastest: float = 26
    without: tuple[Literal["medium", "power", "percussion"], ...] = ()
    more: tuple[str, ...] = ()
    """Places, by what people call them, that get more of the time."""
    last: float = Field(default=1.0, ge=0.5, le=2)
    silent: bool = False
    order: Literal["written", "slowing", "quickening"] = "written"
    """How quick its steps become."""
    sooner: tuple[str, ...] = ()
    """Places, by what people call them, that come right behind the opening."""
    begin: str = ""
    """Said when the massage begins."""


class Need(Phrases):
    """One reason for which somebody wants a massage, and the massages that suit it."""

    id: str
    intents: tuple[str, ...] = ()
    """Intents that tell of it while a massage is being chosen."""
    areas: tuple[str, ...] = ()
    """Places that are named for it: a pain there is this need."""
    told: str = "pain"
    """The condition of the screening that asks about a pain there."""
    told_first: bool = False
    """Naming it tells of that condition, so that the safety questions ask about it."""
    shade: NeedShade | None = None
    """How what is chosen for it is shaded."""
    say: str = ""
    """Said before the massages are named; empty is nothing."""
    partner: tuple[str, ...] = ()
    """Programs given by a partner, the best first."""
    alone: tuple[str, ...] = ()
    """Programs for one's own hands, the best first."""
    order: Literal["given", "one", "shortest"] = "given"
    """How they are named: in this order, one after the other, or of all there are the shortest."""
    source: str
    """Lines of the article, parts of the safety rules, or "ours"."""


class Needs(Data):
    """The content of needs.yaml: every need that a massage is chosen for."""

    anything: str
    """The id of the need of somebody who leaves it to the program."""
    partly: str
    """The id of the need of somebody who named a place that is in no other."""
    needs: tuple[Need, ...]

    @classmethod
    def load(cls, language: str = "en", folder: Path = FOLDER) -> Needs:
        """Read the needs of a language.

        Raises:
            DataError: the file is missing or not as it should be.
        """
        return read(folder / language / "needs.yaml", cls)

    @cached_property
    def by_id(self) -> dict[str, Need]:
        """Every need of the file, by its id."""
        return {each.id: each for each in self.needs}

    @cached_property
    def by_intent(self) -> dict[str, Need]:
        """The needs that other intents tell of."""
        return {name: each for each in self.needs for name in each.intents}

    def of_area(self, area: str) -> Need:
        """The need of somebody who names a place, or says that it hurts there."""
        return next((each for each in self.needs if area in each.areas), self.by_id[self.partly])

    @model_validator(mode="after")
    def _holds_together(self) -> Needs:
        ids = [each.id for each in self.needs]
        if len(set(ids)) != len(ids):
            raise ValueError("two needs have the same id")
        missing = {self.anything, self.partly} - set(ids)
        if missing:
            raise ValueError(f"these needs are named and missing: {', '.join(sorted(missing))}")
        return self
