"""How long after it was wanted each thing that is said begins to sound."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.clock import BLOCK, Tick, to_seconds
from assistant.speaking.utterances import PAUSE


def lateness(ticks: Iterable[Tick]) -> list[float]:
    """Milliseconds, one for each text that sounded, to one block exactly.

    A text is wanted when it is its turn: when it is asked for, or a pause after the one before it has ended.
    """
    late: list[float] = []
    number = 0
    wanted = sounded = ended = -PAUSE
    for tick in ticks:
        speech = tick.speech
        if speech.waiting and speech.number != number:
            number, wanted, sounded = speech.number, max(tick.samples, ended + PAUSE), -1
        if speech.waiting and speech.fraction and sounded < 0:
            sounded = tick.samples
            late.append(1000 * to_seconds(max(0, sounded - BLOCK - wanted)))
        if speech.waiting and speech.fraction:
            ended = tick.samples
    return late
