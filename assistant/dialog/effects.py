"""What the dialog wants done. The rooms below do it; the dialog only says so."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Say:
    """Speak these words, after what already waits to be said."""

    key: str
    """The prompt's key in the language folder."""
    text: str
    urgent: bool = False
    """Goes before everything that waits to be said, which is forgotten."""


@dataclass(frozen=True, slots=True)
class Hush:
    """Stop speaking, forget what waits to be said, and stop the rhythm cue."""

    fade: float = 0.0
    """Seconds; 0 is silence within one block."""


@dataclass(frozen=True, slots=True)
class Cue:
    """The rhythm cue: one soft swell a stroke, or none."""

    strokes_per_minute: float
    """12 to 26; 0 is none."""


@dataclass(frozen=True, slots=True)
class Music:
    """Soft music, until there is another wish or everything falls silent."""

    volume: float
    """0 to 1; 0 is none."""


@dataclass(frozen=True, slots=True)
class Prepare:
    """These words will be needed soon: render them now."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tune:
    """Change the voice for all that is said from now on."""

    words_per_minute: int
    volume: float
    """0 to 1."""


@dataclass(frozen=True, slots=True)
class Listen:
    """What may be said now."""

    expected: tuple[str, ...]
    """Intent names, sorted. Protective ones are heard whether listed or not."""
    patience: float = 0.5
    """Seconds of silence that end an utterance."""


@dataclass(frozen=True, slots=True)
class Record:
    """Keep this in the journal."""

    kind: str
    details: tuple[tuple[str, str | int | float], ...] = ()


@dataclass(frozen=True, slots=True)
class Show:
    """What a person who looks should see."""

    state: str
    title: str = ""
    """The step's name, or what is going on."""
    line: str = ""
    """What to do."""
    step: int = 0
    """Which of the steps, from 1; 0 is none."""
    steps: int = 0
    step_seconds: float = 0.0
    """How long the step lasts."""
    session_seconds: float = 0.0
    """Hands-on time in all."""
    intensity: int = 0
    """Coached now, 0 to 4; 0 is hands off."""
    level: int = 0
    """The comfort level that was chosen, 1 to 4."""
    strokes_per_minute: float = 0.0


@dataclass(frozen=True, slots=True)
class End:
    """The session is over; nothing follows this effect."""

    reason: str


Sounding = Say | Hush | Cue | Music | Prepare | Tune
"""What is done by whoever speaks."""
Effect = Sounding | Listen | Record | Show | End
