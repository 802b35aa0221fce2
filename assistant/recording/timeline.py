"""A recorded run as things that last from one second to another: what sounded, what was heard, how firm it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from assistant.clock import to_seconds
from assistant.dialog.effects import Cue, End, Hush, Say, Show
from assistant.recording.recording import RecordedTurn, turns
from assistant.understanding.understood import Understood

ROUNDING = 0.15
"""Seconds at the end of a sentence that no tick need have seen."""


@dataclass(frozen=True, slots=True)
class SpokenSpan:
    """One sentence of the program."""

    start: float
    """Seconds: its first sound, or when it was wanted if it never sounded."""
    end: float
    text: str
    fraction: float
    """How much of it sounded, 0 to 1: 0 was forgotten before its turn came, less than 1 was broken off."""

    @property
    def sounded(self) -> str:
        """The words that sounded; a dash stands for the rest."""
        words = self.text.split()
        if self.fraction >= 1:
            return self.text
        return f"{' '.join(words[: round(len(words) * self.fraction)])} —"


@dataclass(frozen=True, slots=True)
class HeardWords:
    """Words as they were heard."""

    start: float
    """Seconds: where the utterance begins."""
    end: float
    at: float
    """When the dialog was told."""
    text: str
    meaning: str
    """The intents and the evidence."""
    final: bool
    good: bool


@dataclass(frozen=True, slots=True)
class Value:
    """A number that holds from one second to another."""

    start: float
    end: float
    value: float


@dataclass
class Timeline:
    """What happened in a whole session, with the seconds at which it did."""

    spoken: list[SpokenSpan] = field(default_factory=list)
    heard: list[HeardWords] = field(default_factory=list)
    tempo: list[Value] = field(default_factory=list)
    """Strokes a minute, where the rhythm sounds."""
    touch: list[Value] = field(default_factory=list)
    """The coached intensity; 0 is hands off."""
    level: list[Value] = field(default_factory=list)
    """The comfort level."""
    hushes: list[float] = field(default_factory=list)
    """When the voice and the rhythm were told to be silent."""
    length: float = 0.0
    ending: str = ""


def timeline(recording: Path) -> Timeline:
    """Read a recorded run.

    Raises:
        RecordingError: the file cannot be read.
    """
    line = Timeline()
    wanted: list[tuple[float, str]] = []
    sounding: dict[int, tuple[float, float, float]] = {}
    tempo, touch, level = [(0.0, 0.0)], [(0.0, 0.0)], [(0.0, 0.0)]
    for turn in turns(recording):
        now = line.length = to_seconds(turn.tick.samples)
        _follow_voice(turn, now, sounding)
        line.heard += [_heard(each, now) for each in turn.understood if _tells(each)]
        for effect in turn.effects:
            match effect:
                case Say():
                    wanted.append((now, effect.text))
                case Hush():
                    line.hushes.append(now)
                    tempo.append((now, 0.0))
                case Cue():
                    tempo.append((now, effect.strokes_per_minute))
                case Show():
                    touch.append((now, float(effect.intensity)))
                    level.append((now, float(effect.level)))
                case End():
                    line.ending = effect.reason
    line.spoken = [
        _spoken(sounding.get(number), at, text) for number, (at, text) in enumerate(wanted, start=1)
    ]
    line.tempo = [each for each in _holding(tempo, line.length) if each.value]
    line.touch = list(_holding(touch, line.length))
    line.level = list(_holding(level, line.length))
    return line


def _follow_voice(turn: RecordedTurn, now: float, sounding: dict[int, tuple[float, float, float]]) -> None:
    speech = turn.tick.speech
    if speech.fraction > 0:
        start, end, fraction = sounding.get(speech.number, (now, now, 0.0))
        moved = speech.fraction > fraction
        sounding[speech.number] = (start, now if moved else end, speech.fraction)


def _spoken(sounded: tuple[float, float, float] | None, wanted: float, text: str) -> SpokenSpan:
    if sounded is None:
        return SpokenSpan(wanted, wanted, text, 0.0)
    start, end, fraction = sounded
    missing = (end - start) * (1 - fraction) / fraction
    return SpokenSpan(start, end, text, 1.0 if missing < ROUNDING else fraction)


def _tells(understood: Understood) -> bool:
    return bool(understood.text and (understood.final or understood.intents))


def _heard(understood: Understood, now: float) -> HeardWords:
    names = " ".join(intent.name for intent in understood.intents) or "nothing understood"
    return HeardWords(
        to_seconds(understood.start),
        to_seconds(understood.end),
        now,
        understood.text,
        f"{names}, {understood.evidence}",
        understood.final,
        understood.evidence.value == "good",
    )


def _holding(changes: list[tuple[float, float]], end: float) -> Iterator[Value]:
    """Values until the next change; equal neighbours are one."""
    kept = [change for n, change in enumerate(changes) if n == 0 or change[1] != changes[n - 1][1]]
    for (start, value), (until, _) in zip(kept, [*kept[1:], (end, 0.0)], strict=True):
        yield Value(start, until, value)
