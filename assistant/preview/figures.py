"""How much is said while hands are on, and how a session keeps to its plan."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.clock import BLOCK, to_seconds
from assistant.coaching.planned import Plan
from assistant.dialog.conversation import Conversation
from assistant.dialog.states import COACHING


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one session; times are seconds."""

    minutes: int
    """Asked for, hands on."""
    planned: float
    hands_on: float
    talking: float
    """Of the time with hands on."""
    silence: float
    """The longest without a word, hands on."""
    slowest: float
    """Strokes a minute of the slowest step that has a rhythm."""
    fastest: float
    mean: float
    """Strokes in all the steps with a rhythm, by their time."""
    whole: float
    """From the greeting to the goodbye."""

    @property
    def share(self) -> float:
        """Of the time with hands on, that in which it speaks: 0 to 1."""
        return self.talking / self.hands_on if self.hands_on else 0.0


class Measure:
    """Counts, in blocks of the coaching, how long the program talks and how long it is silent."""

    def __init__(self) -> None:
        self._plan: Plan | None = None
        self._hands_on = 0
        self._talking = 0
        self._quiet = 0
        self._longest = 0

    def note(self, now: Conversation, *, speaking: bool) -> None:
        """Count one block of sound, in which the program was speaking or not."""
        self._plan = self._plan or now.plan
        if now.state not in COACHING:
            return
        self._hands_on += BLOCK
        self._talking += BLOCK if speaking else 0
        self._quiet = 0 if speaking else self._quiet + BLOCK
        self._longest = max(self._longest, self._quiet)

    def figures(self, minutes: int, whole: float) -> Figures:
        """The figures of the whole session; `minutes` were asked for, `whole` seconds it lasted."""
        steps = self._plan.steps if self._plan else ()
        beating = [step for step in steps if step.strokes_per_minute]
        tempos = [step.strokes_per_minute for step in beating] or [0.0]
        seconds = sum(step.seconds for step in beating)
        return Figures(
            minutes=minutes,
            planned=sum(step.seconds for step in steps),
            hands_on=to_seconds(self._hands_on),
            talking=to_seconds(self._talking),
            silence=to_seconds(self._longest),
            slowest=min(tempos),
            fastest=max(tempos),
            mean=60 * sum(step.strokes for step in beating) / seconds if seconds else 0.0,
            whole=whole,
        )
