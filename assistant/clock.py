"""The one clock: counted samples and a wall time, handed in with every block, never asked for."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.contact import IN_CONTACT, Contact

RATE = 16_000
"""Samples per second of every sound inside the program, heard or spoken."""

BLOCK = 480
"""Samples in one block, 30 ms: one turn of the loop."""


def to_samples(seconds: float) -> int:
    """Seconds as a whole number of samples."""
    return round(seconds * RATE)


def to_seconds(samples: int) -> float:
    """The length in seconds of a number of samples at RATE."""
    return samples / RATE


def shown(seconds: float) -> str:
    """Minutes and seconds, as a clock shows them: 3:07."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


@dataclass(frozen=True, slots=True)
class Speech:
    """Where the program's own voice stands."""

    number: int = 0
    """The Say effect that sounds now or sounded last; they are counted from 1."""
    fraction: float = 0.0
    """How much of it has been played, 0 to 1."""
    waiting: int = 0
    """How many Says are not finished, the one that sounds included; 0 is silence."""


SILENT = Speech()


@dataclass(frozen=True, slots=True)
class Tick:
    """One turn of the loop, at the end of its block."""

    samples: int
    """Samples heard since the session began."""
    wall: float
    """POSIX time in seconds."""
    deaf: bool = False
    """Nothing that is said can be heard: no sound comes in, or none that is any, or nothing listens to it."""
    mute: bool = False
    """Nothing can be spoken any more."""
    speech: Speech = SILENT
    contact: Contact = IN_CONTACT
