"""What may be answered to a screening question."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The sorts of answers to a screening question."""

    YES = "yes"
    NO = "no"
    NOT_SURE = "not_sure"
    SOFT_NO = "soft_no"
    """"Not really": it is asked whether that is a no."""
    PLAIN_YES = "plain_yes"
    PLAIN_NO = "plain_no"
    """Of an answer that came with something more: it is asked whether it is a plain one (safety.md, decision 14)."""
    UNCLEAR = "unclear"
    """Something was said, but no answer."""
    AREA = "area"
    """A part of the body."""
    ALLERGY = "allergy"
    """What somebody is allergic to."""
    CONDITION = "condition"
    """One of the conditions that the questions name."""


@dataclass(frozen=True, slots=True)
class ScreeningAnswer:
    """One answer to a screening question, with what was named in it."""

    kind: Kind
    value: str = ""
    """Id of the area, of the allergy or of the condition; empty for the rest."""
    side: str = ""
    """Of an area: left or right, where it was named."""
    plain: bool = True
    """Nothing was said beside it that nobody understood."""


YES = ScreeningAnswer(Kind.YES)
NO = ScreeningAnswer(Kind.NO)
NOT_SURE = ScreeningAnswer(Kind.NOT_SURE)
SOFT_NO = ScreeningAnswer(Kind.SOFT_NO)
UNCLEAR = ScreeningAnswer(Kind.UNCLEAR)


def area(name: str, side: str = "") -> ScreeningAnswer:
    """A part of the body, as the language folder names areas, and its side if that was named."""
    return ScreeningAnswer(Kind.AREA, name, side)


def allergy(name: str) -> ScreeningAnswer:
    """What somebody is allergic to: nut, soy, bee, scent, oil, elsewhere, other."""
    return ScreeningAnswer(Kind.ALLERGY, name)


def condition(name: str) -> ScreeningAnswer:
    """A condition, by the id of the question that asks for it alone: blood_thinners, pregnant."""
    return ScreeningAnswer(Kind.CONDITION, name)
