"""Something that somebody tells without being asked, with its details."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from assistant.understanding.understood import Intent, Understood

ANY_TIME = float("inf")


@dataclass(frozen=True, slots=True)
class BodyPlace:
    """A part of the body."""

    area: str
    """Id of an area, as the language folder names areas."""
    side: str = ""
    """left or right; empty where none was named, or both."""


@dataclass(frozen=True, slots=True)
class Ago:
    """How long ago something was, in months. "Last year" is anything from now to two years."""

    least: float = 0
    most: float = ANY_TIME


@dataclass(frozen=True, slots=True)
class Disclosure:
    """A condition and what was told with it."""

    condition: str
    """As SAFETY_DISCLOSURE names it."""
    places: tuple[BodyPlace, ...] = ()
    ago: Ago | None = None
    """When it was; None when nothing was said of that."""
    weeks: int = 0
    """How far a pregnancy is; 0 when nothing was said of that."""
    controlled: bool | None = None
    """Whether it is under control; None when nothing was said of that."""
    allergens: tuple[str, ...] = ()
    """What somebody is allergic to: nut, soy, bee."""
    doubtful: bool = False
    """Perhaps it is over, or was only supposed: asked about before it counts."""


MONTHS = {"days": 12 / 365, "weeks": 12 / 52, "months": 1.0, "years": 12.0}
"""How long each unit is, in months."""
WEEKS_EACH = 4
"""Of a month of a pregnancy, counted so that nobody is taken for further than she is."""
DOUBTFUL_MONTH = 3
"""Of a pregnancy: whether it is past twelve weeks is not to be told from it."""
ALLERGENS = ("allergy", "also", "third")
"""The slots that name what somebody is allergic to."""


def disclosures(understood: Understood) -> tuple[Disclosure, ...]:
    """All conditions of an utterance, in the order they were told.

    A place, a time, or a word about how it is treated belongs to the condition that it stands nearest to.
    """
    named = [intent for intent in understood.intents if intent.name == "SAFETY_DISCLOSURE"]
    told = {intent: _told(intent) for intent in sorted(named, key=lambda each: (each.first, each.last))}
    for detail in understood.intents:
        if told and detail.name in ("AREA", "WHEN", "CONTROLLED"):
            nearest = min(told, key=lambda intent: (_between(intent, detail), intent.first))
            told[nearest] = _with(told[nearest], detail)
    joined: dict[str, Disclosure] = {}
    for each in told.values():
        joined[each.condition] = _both(joined[each.condition], each) if each.condition in joined else each
    return tuple(joined.values())


def places(intents: Iterable[Intent]) -> tuple[BodyPlace, ...]:
    """The parts of the body that were named, each once."""
    return tuple(dict.fromkeys(place for intent in intents for place in _places(intent)))


def _told(intent: Intent) -> Disclosure:
    allergens = tuple(value for slot in ALLERGENS if (value := intent.slot(slot)))
    months = int(intent.slot("months") or 0)
    weeks = int(intent.slot("weeks") or 0) or (0 if months == DOUBTFUL_MONTH else months * WEEKS_EACH)
    condition = intent.slot("condition") or ""
    timed = intent.slot("unit") or intent.slot("most")
    ago = _ago(intent) if timed else None
    return Disclosure(condition, tuple(_places(intent)), ago, weeks, allergens=allergens)


def _with(told: Disclosure, detail: Intent) -> Disclosure:
    if detail.name == "AREA":
        return replace(told, places=tuple(dict.fromkeys((*told.places, *_places(detail)))))
    if detail.name == "WHEN":
        return replace(told, ago=_ago(detail))
    return replace(told, controlled=detail.slot("controlled") == "yes" and told.controlled is not False)


def _both(one: Disclosure, other: Disclosure) -> Disclosure:
    """The same condition, told in two phrases."""
    return replace(
        one,
        places=tuple(dict.fromkeys((*one.places, *other.places))),
        ago=one.ago or other.ago,
        weeks=one.weeks or other.weeks,
        controlled=other.controlled if one.controlled is None else one.controlled,
        allergens=tuple(dict.fromkeys((*one.allergens, *other.allergens))),
    )


def _places(intent: Intent) -> Iterator[BodyPlace]:
    area, side = intent.slot("area"), intent.slot("side") or ""
    if area:
        yield BodyPlace(area, "" if side == "both" else side)


def _ago(detail: Intent) -> Ago:
    if unit := detail.slot("unit"):
        count = int(detail.slot("ago") or 1)
        return Ago((count - 0.5) * MONTHS[unit], (count + 1) * MONTHS[unit])
    return Ago(float(detail.slot("least") or 0), float(detail.slot("most") or 0))


def _between(intent: Intent, detail: Intent) -> int:
    """Words between two phrases; 0 when they touch or overlap."""
    return max(0, intent.first - detail.last, detail.first - intent.last)
