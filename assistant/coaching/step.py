"""One thing that the hands do, as it stands in the library."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator, model_validator

from assistant.coaching.limits import limit
from assistant.coaching.path import Segment, known, look_up, technique_named
from assistant.coaching.techniques import Beat, Technique
from assistant.library.reading import Data
from assistant.library.sentences import Sentence, nth

BLANKS = ("side", "count", "start", "end", "passing", "weight", "must")
"""What the texts of a step may leave open."""
FASTEST = 26
"""Strokes a minute (safety.md, 3.0; article L132 allows 26 to 28)."""
SLOWEST = 12
"""Strokes a minute that still feel like a rhythm."""
BETWEEN_HOLDS = 3.0
"""Seconds to move on from one place that is held to the next."""


class Side(StrEnum):
    """On which side of the spine a step works."""

    BOTH = "both"
    """Both at once."""
    EACH = "each"
    """The left, then the right for exactly as long."""


class Direction(StrEnum):
    """Where the strokes of a step lead, seen on the body."""

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


class Moving(Data):
    """What the body does before a step while a hand stays on: rest there, walk round, change feet, take fresh oil."""

    seconds: float = Field(gt=0, le=30)
    say: Sentence | None = None
    """How; nothing where the instruction of the step tells it."""
    oil: bool = False
    """It is about oil, so it falls away without."""

    def in_wording(self, number: int) -> Moving:
        """The same in this wording alone, from 0, or in the last one."""
        return self.model_copy(update={"say": nth(self.say, number) if self.say else None})


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


def _guard_comes_first(must: tuple[Sentence, ...], *instructions: Sentence) -> None:
    """Raises: ValueError, when what guards could be left out, or come after the movement."""
    for wording in (each for sentence in instructions for each in sentence):
        _, blank, after = wording.text.partition("{must}")
        if must and not blank:
            raise ValueError("with `must`, every wording of `first` and `again` has {must} in it")
        if blank and not must:
            raise ValueError("{must} cannot be filled, because there is no `must`")
        if blank and not after.strip():
            raise ValueError("{must} stands before the movement that it guards, not at the end")


class Step(Data):
    """One thing that the hands do. Its texts may use the BLANKS."""

    id: str = Field(pattern=r"^p\d\d\.\d+[a-z]?$")
    name: Sentence
    technique: Annotated[Technique, BeforeValidator(technique_named)]
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
    spare: bool = False
    """It is left out first where the time is short."""
    block: str = ""
    """Steps of one block in a row are all done on the left, then all on the right."""
    moving: Moving | None = None
    """What the body does first."""
    first: Sentence
    """Said when the step comes for the first time: where, what, how."""
    again: Sentence
    """Said when it comes again: name, place, count."""
    soon: Sentence
    """Said while the hands still do the step before."""
    words: tuple[Sentence, ...] = ()
    """Lines for the middle of the step; one that can only name a closed place is not said."""
    must: tuple[Sentence, ...] = ()
    """For {must}: what guards. It is said whenever the step runs, so `first` and `again` both have a place for it."""
    passing: dict[str, Sentence] = Field(default_factory=dict)
    """Sentences for {passing}, by zone: said while that zone is on the path."""
    weight: Sentence | None = None
    """For {weight}: how the hands work, in words as firm as what is coached; nothing where no wording fits."""
    starts: dict[str, Sentence] = Field(default_factory=dict)
    """For {start}, where the path begins in that zone, instead of the zone's own edge."""
    ends: dict[str, Sentence] = Field(default_factory=dict)
    """For {end}, where the way out ends in that zone, instead of the zone's own edge."""

    def __hash__(self) -> int:
        return hash(self.id)

    @property
    def zones(self) -> frozenset[str]:
        """Ids of the zones on its path."""
        return frozenset(segment.zone.id for segment in self.path)

    @property
    def texts(self) -> tuple[Sentence, ...]:
        """All that can be said of it."""
        placed = (text for texts in (self.passing, self.starts, self.ends) for text in texts.values())
        weight = (self.weight,) if self.weight else ()
        moving = (self.moving.say,) if self.moving and self.moving.say else ()
        return (
            self.name,
            self.first,
            self.again,
            self.soon,
            *self.words,
            *self.must,
            *weight,
            *moving,
            *placed,
        )

    def in_wording(self, number: int) -> Step:
        """The same in only this wording of each text, from 0; in the last one, where there are not so many."""
        texts = {name: nth(getattr(self, name), number) for name in ("name", "first", "again", "soon")}
        lines = {name: tuple(nth(line, number) for line in getattr(self, name)) for name in ("words", "must")}
        places = {
            name: {zone: nth(text, number) for zone, text in getattr(self, name).items()}
            for name in ("passing", "starts", "ends")
        }
        weight = nth(self.weight, number) if self.weight else None
        moving = self.moving.in_wording(number) if self.moving else None
        return self.model_copy(update={**texts, **lines, "weight": weight, "moving": moving, **places})

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
    def _zones_exist(cls, texts: dict[str, Sentence], info: ValidationInfo) -> dict[str, Sentence]:
        for zone in texts:
            look_up(zone, known(info).zones, "zone")
        return texts

    @field_validator("first", "again", "soon", mode="after")
    @classmethod
    def _blanks_are_known(cls, said: Sentence) -> Sentence:
        for wording in said:
            for blank in re.findall(r"{.*?}", wording.text):
                if blank[1:-1] not in BLANKS:
                    raise ValueError(f"{blank} cannot be filled; there are {', '.join(BLANKS)}")
        return said

    @field_validator("words", mode="after")
    @classmethod
    def _blanks_of_words_are_known(cls, words: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
        return tuple(cls._blanks_are_known(said) for said in words)

    @model_validator(mode="after")
    def _fits_together(self) -> Step:
        for segment in self.path:
            if limit(segment.zone, self.technique) == 0:
                raise ValueError(f"{segment.zone.id} never bears {self.technique.id}: {segment.zone.why}")
        if abs(sum(segment.share for segment in self.path) - 1) > 0.01:
            raise ValueError("the shares of the path must add up to 1")
        _guard_comes_first(self.must, self.first, self.again)
        if not self.source and not self.reason:
            raise ValueError("a step needs lines of the article in `source`, or a `reason`")
        if (self.technique.beat is Beat.HOLD) != (self.hold > 0):
            raise ValueError("a technique that holds needs `hold`, and only such a one")
        if not self.hold and self.strokes_per_minute < SLOWEST:
            raise ValueError(f"strokes_per_minute must be {SLOWEST} to {FASTEST}")
        return self
