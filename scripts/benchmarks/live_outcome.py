"""What came of a live session."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.live_figures import Pace, Said, Unasked
from benchmarks.live_people import Account
from benchmarks.live_room import Usage
from benchmarks.live_wishes import Run


@dataclass(frozen=True)
class Trial:
    """A protective word said over the program's voice."""

    said: Said
    milliseconds: float | None
    """From its end to silence; None is that it spoke on."""


@dataclass(frozen=True)
class Outcome:
    """What came of a session."""

    run: Run
    seconds: float
    """From the first block heard to the last."""
    account: Account
    said: list[Said]
    trials: list[Trial]
    unasked: list[Unasked]
    """Since somebody talks across, where somebody does."""
    across: float
    """Seconds in which somebody talked across."""
    pace: Pace
    late: int | None
    """Blocks that were not there when the loudspeaker wanted them; None when it was not let end."""
    first: Usage
    last: Usage
    process: int
    started: float | None
    """Seconds from the start of the command to its first sound."""
    load: tuple[float, float]
    """Processes waiting or running, of the last minute, at the beginning and at the end."""
    transcript: list[str]
