"""Where the hands go: the zones of the body as this program tells them apart, and what each of them bears."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import Field, ValidationInfo, field_validator, model_validator

from assistant.coaching.techniques import Intensity, Strength
from assistant.library.reading import Data
from assistant.library.sentences import Sentence


class Limits(Data):
    """The most that a zone bears of each strength, whatever anybody answers or asks for (safety.md, 3.0)."""

    soft: Intensity
    medium: Intensity
    power: Intensity
    percussion: Intensity

    @property
    def most(self) -> int:
        """The most that the zone bears of anything; 0 is a place that is never worked."""
        return max(self.of(strength) for strength in Strength)

    def of(self, strength: Strength) -> int:
        """The limit of one strength, 0 to 4; 0 is never."""
        return int(getattr(self, strength.value))


class Zone(Data):
    """One place of the body, with its spoken names and its limits."""

    id: str
    name: str
    """As it is spoken."""
    low: Sentence
    """Its edge nearest the feet, or nearest the spine, as a place where hands begin."""
    high: Sentence
    """Its edge nearest the head, or farthest from the spine, as a place where hands arrive."""
    landmark: Sentence = ()
    """Where it is, in a layman's words: said when hands come there for the first time."""
    find: Sentence = ()
    """How to find it in ten seconds: said when somebody asks where it is."""
    ask: str = ""
    """Its name in the question whether another's hands may go there; empty is not asked."""
    drape: Sentence = ()
    """What is covered, and what is not: said when another's hands come there for the first time."""
    words: tuple[str, ...]
    """Words that mean this zone: none is spoken while the zone is closed."""
    row: str
    """Id of its row in the table of standing limits."""
    limits: Limits
    why: str
    """Of its borders and its limits."""

    @model_validator(mode="after")
    def _can_be_found(self) -> Zone:
        if self.limits.most > 0 and not (self.landmark and self.find):
            raise ValueError("hands work there, so it needs a `landmark`, and a way to `find` it")
        return self

    @field_validator("row")
    @classmethod
    def _row_exists(cls, row: str) -> str:
        if row not in ROWS:
            raise ValueError(f"there is no such row; the rows are {', '.join(ROWS)}")
        return row


class Region(Data):
    """Words that name several zones at once: none is spoken while one of them is closed."""

    words: tuple[str, ...]
    zones: tuple[str, ...]


class ArticleZone(Data):
    """A zone as the article names it, and what it is here."""

    id: str = Field(pattern=r"^Z\d{1,2}$")
    zones: tuple[str, ...]
    """Ids of zones here; empty when no hand is guided there."""
    why: str


class ZoneFile(Data):
    """The content of zones.yaml: zones, regions, and the words that people use for places."""

    zones: tuple[Zone, ...]
    regions: tuple[Region, ...]
    no_places: tuple[str, ...]
    """Words with a place in them that mean none."""
    article: tuple[ArticleZone, ...]
    areas: dict[str, tuple[str, ...]]
    """The words people use for a place, to the zones they may mean."""

    @field_validator("regions")
    @classmethod
    def _regions_name_zones(cls, regions: tuple[Region, ...], info: ValidationInfo) -> Any:
        for region in regions:
            _check(region.words[0], region.zones, info)
        return regions

    @field_validator("article")
    @classmethod
    def _article_names_zones(cls, article: tuple[ArticleZone, ...], info: ValidationInfo) -> Any:
        for each in article:
            _check(each.id, each.zones, info)
        return article

    @field_validator("areas")
    @classmethod
    def _areas_name_zones(cls, areas: dict[str, tuple[str, ...]], info: ValidationInfo) -> Any:
        for area, zones in areas.items():
            _check(area, zones, info)
        return areas


def _check(name: str, zones: Iterable[str], info: ValidationInfo) -> None:
    known = {zone.id for zone in info.data.get("zones", ())}
    if unknown := sorted(set(zones) - known):
        raise ValueError(f"{name} names {unknown[0]}, which is no zone; there are {', '.join(sorted(known))}")


ROWS = {
    "spine": "spine line",
    "kidney_band": "kidney band, outer",
    "lumbar_strip": "lumbar strip at the same height",
    "sacrum": "sacrum edge and below the hip crest",
    "thoracic": "thoracic beside spine, blades",
    "flanks": "flanks / ribs",
    "shoulders": "shoulders (trapezius)",
    "neck": "back of neck, base of skull",
    "neck_front": "front/side of neck, throat",
    "closed": "belly, breasts, groin, armpit, elbow crease, back of knee",
    "legs": "calf, thigh (outer/front/back)",
    "inner_thigh": "inner thigh",
    "feet": "feet, toes",
}
"""Id of each row of table 3.0 in safety.md, and its words there."""
