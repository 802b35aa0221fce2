"""The parts of a recording, for who wants to go to one of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a recording, which lasts until the next begins."""

    at: float
    """Seconds from its beginning."""
    title: str
