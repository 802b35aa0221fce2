"""What a row of the table is, and the states that rows speak of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from assistant.dialog.turn import Turn

Do = Callable[[Turn], None]
When = Callable[[Turn], bool]


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    trigger: str
    source: tuple[str, ...]
    dest: str | None
    do: tuple[Do, ...] = ()
    when: tuple[When, ...] = ()


INITIAL = "choosing"

STATES: list[Any] = [
    "choosing",
    {"name": "screening", "initial": "asking", "children": ["asking", "reading_back"]},
    "gating",
    "rehearsing",
    "preparing",
    {"name": "coaching", "initial": "guiding", "children": ["guiding", "changing_over"]},
    {
        "name": "easing",
        "initial": "asking",
        "children": [
            "startled",
            "suspecting",
            "withdrawing",
            "asking",
            "tracing",
            "waiting",
            "locating",
            "scoring",
            "confirming",
            "offering",
        ],
    },
    "paused",
    "stopped",
    "resting",
    "refused",
    "emergency",
    "ended",
]

BEFORE = ("choosing", "screening", "gating", "rehearsing", "preparing")
"""No hands are on yet."""
HANDS = ("coaching", "easing", "paused", "stopped")
"""Hands are on, or were until something broke in."""
AFTER = ("resting", "refused", "emergency")
LIVE = (*BEFORE, *HANDS, *AFTER)
"""Every state but the end."""
TALKING = (*BEFORE, *HANDS, "resting", "refused")
"""Every state in which there is something to talk about but what to do in an emergency."""
COACHING = ("coaching",)
GUIDING, CHANGING = "coaching.guiding", "coaching.changing_over"


def good(turn: Turn) -> bool:
    """The words are good evidence."""
    return turn.good
