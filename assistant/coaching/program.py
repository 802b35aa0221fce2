"""A program as it stands in the library: who it is for, what is done, and in which words."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PrivateAttr, model_validator

from assistant.coaching.step import Moving, Side, Step
from assistant.library.reading import Data
from assistant.library.sentences import Sentence, nth


class Who(StrEnum):
    """Who gives the massage: a partner, or the receiver with their own hands."""

    PARTNER = "partner"
    SELF = "self"


class Position(StrEnum):
    """How the one who is massaged lies or sits."""

    PRONE = "prone"
    """On the front."""
    SIDE = "side"
    """On one side with pillows, and after the half on the other."""
    ASTRIDE = "astride"
    """Astride a chair, facing its back."""
    LEANING = "leaning"
    """At a table, leaning forward onto pillows."""
    SEATED = "seated"
    """For one's own hands: sitting as is comfortable."""

    @property
    def lying(self) -> bool:
        """Whoever is like that lies down."""
        return self in (Position.PRONE, Position.SIDE)

    def grants(self, wanted: Position | None) -> bool:
        """Whether it is what was wanted; whoever would only like to sit may sit in any way."""
        return wanted in (None, self) or (wanted is Position.SEATED and not self.lying)


class Oil(StrEnum):
    """Whether a line of the preparation is for a massage with oil or without."""

    WITH = "with"
    WITHOUT = "without"


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


class Line(Data):
    """One thing to be said before the hands are on, or after."""

    id: str
    text: Sentence
    oil: Oil | None = None
    """Only when oil is used, or only when it is not."""
    position: Annotated[tuple[Position, ...], BeforeValidator(_listed)] = ()
    """Only in one of these positions; empty is in any."""
    early: bool = False
    """Of the preparation it comes before the questions, of the aftercare before the rest."""

    def fits(self, position: Position) -> bool:
        """Whether it is for somebody who lies or sits like this."""
        return not self.position or position in self.position

    def in_wording(self, number: int) -> Line:
        """The same in this wording alone, from 0, or in the last one."""
        return self.model_copy(update={"text": nth(self.text, number)})


LONGEST_MINUTES = 60
"""Of hands-on time, whatever is chosen (safety.md, invariant 27)."""


class Length(Data):
    """Hands-on minutes that may be chosen."""

    shortest: int = Field(ge=3)
    longest: int = Field(le=LONGEST_MINUTES)


class Rest(Data):
    """The quiet after the hands are off (article L49)."""

    minutes: float = Field(gt=0, le=15)
    text: Sentence


class Sides(Data):
    """How the left and the right side are called when they are spoken."""

    left: str
    right: str


class Where(Data):
    """One place that a program may keep to."""

    id: str
    areas: tuple[str, ...]
    """What people call it."""
    zones: tuple[str, ...]


class WhereAsked(Data):
    """Where to work, when the article leaves that open."""

    ask: str
    places: tuple[Where, ...] = Field(min_length=2)
    """The one that is taken when nobody minds first."""


def _kept_to(step: Step, zones: frozenset[str]) -> Step | None:
    """The step without what lies aside of its way and elsewhere; None when the way itself leads elsewhere."""
    path = tuple(each for each in step.path if each.zone.id in zones)
    outside = any(not each.aside for each in step.path if each.zone.id not in zones)
    return None if outside or not path else step.model_copy(update={"path": path})


class Program(Data):
    """One massage as it stands in its file: preparation, steps, closing and aftercare."""

    id: str = Field(pattern=r"^p\d\d$")
    name: str
    about: str
    """What it is, in two sentences."""
    who: Who
    positions: tuple[Position, ...] = Field(min_length=1)
    """The best one first."""
    minutes: Length
    rounds: int = Field(ge=1, le=5)
    """The most it is gone through."""
    gate: tuple[str, ...] = ()
    """What must be granted before it may be chosen at all; empty for most."""
    where: WhereAsked | None = None
    followed_by: str = ""
    """Id of the program that may come right after it, when somebody asks for both."""
    source: tuple[int, int]
    """First and last line of the article that it is from."""
    preparation: tuple[Line, ...] = Field(min_length=1)
    steps: tuple[Step, ...] = Field(min_length=1)
    closing: tuple[Step, ...] = Field(min_length=1)
    """Once, after the last round, growing ever lighter."""
    sides: Sides
    crossing: Moving | None = None
    """How the body changes over to the other side, while a hand stays on."""
    other_side: Sentence
    """Said while the hands still work on one side, before the same comes on the other."""
    same_there: Sentence = ()
    """Said when a step goes on at once on the other side, instead of its own text; what guards comes before it."""
    rest: Rest
    aftercare: tuple[Line, ...] = Field(min_length=1)
    _left_out: frozenset[str] = PrivateAttr(default=frozenset())
    _after: tuple[Step, ...] = PrivateAttr(default=())

    def joined(self, other: Program) -> Program:
        """Both in one: after the last round of this one the other's steps, once, and the other's closing."""
        joined = self.model_copy(
            update={
                "minutes": Length(
                    shortest=self.minutes.shortest + other.minutes.shortest,
                    longest=min(LONGEST_MINUTES, self.minutes.longest + other.minutes.longest),
                ),
                "positions": tuple(each for each in self.positions if each in other.positions),
                "closing": other.closing,
            }
        )
        return joined.followed(other.steps)

    def followed(self, steps: Iterable[Step]) -> Program:
        """The same with these steps, once, after its last round."""
        followed = self.model_copy()
        followed._after = tuple(steps)
        return followed

    @property
    def after(self) -> tuple[Step, ...]:
        """The steps that come once, after the last round: those of a program that was joined to it."""
        return self._after

    def kept_to(self, place: str) -> Program:
        """The same with the steps of one of its places; empty is all of it. What ends it stays."""
        chosen = next((each for each in self.where.places if each.id == place), None) if self.where else None
        if chosen is None:
            return self
        kept = (_kept_to(step, frozenset(chosen.zones)) for step in self.steps)
        steps = tuple(step for step in kept if step)
        worked = frozenset(zone for step in (*steps, *self.closing) for zone in step.zones)
        kept_to = self.model_copy(update={"steps": steps})
        kept_to._left_out = self.zones - worked
        return kept_to

    @property
    def left_out(self) -> frozenset[str]:
        """Zones that it works as a whole, and not in the place that it keeps to."""
        return self._left_out

    @property
    def zones(self) -> frozenset[str]:
        """Ids of the zones that any of its steps works."""
        return frozenset(zone for step in (*self.steps, *self.after, *self.closing) for zone in step.zones)

    @property
    def wordings(self) -> int:
        """How many wordings there are of the text that has most of them."""
        steps = [text for step in (*self.steps, *self.closing) for text in step.texts]
        lines = [line.text for line in (*self.preparation, *self.aftercare)]
        crossing = (self.crossing.say,) if self.crossing and self.crossing.say else ()
        return max(map(len, (*steps, *lines, self.rest.text, self.other_side, self.same_there, *crossing)))

    def in_wording(self, number: int) -> Program:
        """The same in only this wording of each text, from 0; in the last one, where there are not so many."""
        steps = {
            name: tuple(s.in_wording(number) for s in getattr(self, name)) for name in ("steps", "closing")
        }
        lines = {
            name: tuple(line.in_wording(number) for line in getattr(self, name))
            for name in ("preparation", "aftercare")
        }
        rest = self.rest.model_copy(update={"text": nth(self.rest.text, number)})
        same_there = nth(self.same_there, number) if self.same_there else ()
        crossing = self.crossing.in_wording(number) if self.crossing else None
        sides = {"other_side": nth(self.other_side, number), "same_there": same_there, "crossing": crossing}
        update = {**steps, **lines, "rest": rest, **sides}
        return self.model_copy(update=update)

    def lain(self, wanted: Position | None, without: Collection[Position] = ()) -> Program:
        """The same program with the position that is wanted before all others, and without those that are not."""
        left = [each for each in self.positions if each not in without]
        return self.model_copy(
            update={"positions": tuple(sorted(left, key=lambda each: not each.grants(wanted)))}
        )

    @model_validator(mode="after")
    def _holds_together(self) -> Program:
        steps = (*self.steps, *self.closing)
        ids = [step.id for step in steps]
        if len(set(ids)) != len(ids):
            raise ValueError("two steps have the same id")
        for step in steps:
            only = step.technique.only_in
            if only and self.id not in only:
                raise ValueError(f"{step.id}: {step.technique.id} belongs to {', '.join(only)} only")
        if not (self.steps[0].technique.stroking and self.closing[-1].technique.stroking):
            raise ValueError("a program begins and ends with stroking, T01 or T03 (article L31, L37, L173)")
        if any(step.side is not Side.BOTH for step in self.closing):
            raise ValueError("the closing works on both sides at once")
        return self
