"""A program as it stands in the library: what is done, where, how often, and in which words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator, model_validator

from assistant.coaching.techniques import Beat, Technique
from assistant.coaching.zones import Zone
from assistant.library.reading import Data

FASTEST = 26
"""Strokes a minute (safety.md, 3.0; article L132 allows 26 to 28)."""
SLOWEST = 12
"""Strokes a minute that still feel like a rhythm."""
BETWEEN_HOLDS = 3.0
"""Seconds to move on from one place that is held to the next."""


class Who(StrEnum):
    """Whose hands work."""

    PARTNER = "partner"
    SELF = "self"


class Position(StrEnum):
    """How the one who is massaged lies or sits."""

    PRONE = "prone"
    SEATED = "seated"
    SIDE = "side"


class Side(StrEnum):
    """On which side of the spine a step works."""

    BOTH = "both"
    """Both at once."""
    EACH = "each"
    """The left, then the right for exactly as long."""


class Direction(StrEnum):
    """Where the strokes lead."""

    UP = "up"
    UP_AND_DOWN = "up and down"
    OUT = "out"
    """Away from the spine."""
    UP_AND_OUT = "up and out"
    """Every stroke away from the spine, each one a little higher."""
    DIAGONAL = "diagonal"
    AROUND = "around"
    STILL = "still"


class Rounds(StrEnum):
    """In which rounds a step comes."""

    EVERY = "every"
    FIRST = "first"
    LATER = "later"


class Oil(StrEnum):
    """What a line of the preparation is about."""

    WITH = "with"
    WITHOUT = "without"


@dataclass(frozen=True)
class Known:
    """What a program may name. It is the validation context of every program file."""

    zones: Mapping[str, Zone]
    techniques: Mapping[str, Technique]


def _known(info: ValidationInfo) -> Known:
    if not isinstance(info.context, Known):
        raise TypeError("a program is read together with what it may name")
    return info.context


def _zone(value: Any, info: ValidationInfo) -> Any:
    return _look_up(value, _known(info).zones, "zone")


def _technique(value: Any, info: ValidationInfo) -> Any:
    return _look_up(value, _known(info).techniques, "technique")


def _look_up(value: Any, known: Mapping[str, Any], what: str) -> Any:
    if value not in known:
        raise ValueError(f"there is no such {what}; there are {', '.join(sorted(known))}")
    return known[value]


class Segment(Data):
    """A stretch of a stroke within one zone."""

    zone: Annotated[Zone, BeforeValidator(_zone)]
    share: float = Field(gt=0, le=1)
    """Of the whole stroke."""
    aside: bool = False
    """Off the way from start to end: the way back, or where strokes branch off. Nothing hangs on it."""
    why: str = ""
    """Why the path goes through here, when the article does not say so."""


class Repetitions(Data):
    """How often a movement comes in one round: the article's number, and how far it may be stretched."""

    usual: int = Field(ge=1)
    least: int = Field(ge=2)
    """Later rounds come down to this."""
    most: int
    """Round one goes up to this when the chosen length asks for it."""

    @model_validator(mode="after")
    def _in_order(self) -> Repetitions:
        if not max(self.usual, self.least) <= self.most:
            raise ValueError("`most` must not be below `usual` or `least`")
        return self


class Step(Data):
    """One thing that the hands do. Its texts may use {side}, {count}, {start}, {end} and {passing}."""

    id: str = Field(pattern=r"^p\d\d\.\d+[a-z]?$")
    name: str
    technique: Annotated[Technique, BeforeValidator(_technique)]
    side: Side
    path: tuple[Segment, ...] = Field(min_length=1)
    direction: Direction
    repetitions: Repetitions
    strokes: int = Field(ge=1)
    """Passes in one direction that make up one repetition."""
    strokes_per_minute: float = Field(default=0, ge=0, le=FASTEST)
    hold: float = Field(default=0, ge=0, le=10)
    """Seconds that a place is held, instead of strokes."""
    effort: int = Field(ge=1, le=4)
    source: tuple[int, ...]
    """Lines of the article; empty when the step is this project's own, which `reason` then explains."""
    reason: str = ""
    rounds: Rounds = Rounds.EVERY
    block: str = ""
    """Steps of one block in a row are all done on the left, then all on the right."""
    first: str
    """Said when the step comes for the first time: where, what, how."""
    again: str
    """Said when it comes again: name, place, count."""
    soon: str
    """Said while the hands still do the step before."""
    words: tuple[str, ...] = ()
    """Lines for the middle of the step."""
    passing: dict[str, str] = Field(default_factory=dict)
    """Sentences for {passing}, by zone: said while that zone is on the path."""
    starts: dict[str, str] = Field(default_factory=dict)
    """For {start}, where the path begins in that zone, instead of the zone's own edge."""
    ends: dict[str, str] = Field(default_factory=dict)
    """For {end}, where the way out ends in that zone, instead of the zone's own edge."""

    def __hash__(self) -> int:
        return hash(self.id)

    @property
    def seconds(self) -> float:
        """How long one repetition lasts."""
        return self.hold + BETWEEN_HOLDS if self.hold else self.strokes * 60 / self.strokes_per_minute

    @field_validator("technique")
    @classmethod
    def _may_be_coached(cls, technique: Technique) -> Technique:
        if not technique.coached:
            raise ValueError(f"{technique.id} is never coached: {technique.why}")
        return technique

    @field_validator("passing", "starts", "ends")
    @classmethod
    def _zones_exist(cls, texts: dict[str, str], info: ValidationInfo) -> dict[str, str]:
        for zone in texts:
            _look_up(zone, _known(info).zones, "zone")
        return texts

    @model_validator(mode="after")
    def _fits_together(self) -> Step:
        if abs(sum(segment.share for segment in self.path) - 1) > 0.01:
            raise ValueError("the shares of the path must add up to 1")
        if not self.source and not self.reason:
            raise ValueError("a step needs lines of the article in `source`, or a `reason`")
        if (self.technique.beat is Beat.HOLD) != (self.hold > 0):
            raise ValueError("a technique that holds needs `hold`, and only such a one")
        if not self.hold and self.strokes_per_minute < SLOWEST:
            raise ValueError(f"strokes_per_minute must be {SLOWEST} to {FASTEST}")
        return self


class Line(Data):
    """One thing to be said before the hands are on, or after."""

    id: str
    text: str
    oil: Oil | None = None
    """Only when oil is used, or only when it is not."""
    position: Position | None = None
    """Only in this position."""


class Length(Data):
    """Hands-on minutes that may be chosen."""

    shortest: int = Field(ge=3)
    longest: int = Field(le=60)


class Rest(Data):
    """The quiet after the hands are off (article L49)."""

    minutes: float = Field(gt=0, le=15)
    text: str


class Sides(Data):
    """How the two sides are said."""

    left: str
    right: str


class Program(Data):
    """One program, whole."""

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
    source: tuple[int, ...] = Field(min_length=1)
    preparation: tuple[Line, ...] = Field(min_length=1)
    steps: tuple[Step, ...] = Field(min_length=1)
    closing: tuple[Step, ...] = Field(min_length=1)
    """Once, after the last round, growing ever lighter."""
    sides: Sides
    other_side: str
    """Said while the hands still work on one side, before the same comes on the other."""
    rest: Rest
    aftercare: tuple[Line, ...] = Field(min_length=1)

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
