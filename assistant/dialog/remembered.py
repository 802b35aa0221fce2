"""What is remembered of a person who wanted that (safety.md, decision 20): one value, and until when it holds."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.coaching.comfort import Stretches
from assistant.coaching.program import Who
from assistant.dialog.screening.answer_kinds import Kind

DAYS = 30
"""Days for which answers hold."""
A_DAY = 86_400.0
"""Seconds of a day."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """The answers of one person, and how they liked it."""

    told: float
    """When all questions were answered; POSIX time in seconds. Short questions do not renew it."""
    who: Who
    """Whose hands worked: alone and with a partner it is not the same person."""
    answers: tuple[tuple[str, Kind], ...]
    named: tuple[tuple[str, str], ...] = ()
    sides: tuple[tuple[str, str, str], ...] = ()
    findings: tuple[tuple[str, str], ...] = ()
    sore: Stretches = ()
    """Zones that were said to hurt in the last session, each with the most that was borne; 0 was closed."""
    right: Stretches = ()
    """Zones about which they said how firm is right."""
    program: str = ""
    """Id of the massage that was carried out to its end last."""


def holds(remembered: Remembered, wall: float) -> bool:
    """Whether the answers are still young enough. wall: now, POSIX time in seconds."""
    return 0 <= wall - remembered.told <= DAYS * A_DAY
