"""What the journal keeps of each thing that happens in a session."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from assistant.clock import Tick
from assistant.dialog.effects import Cue, Effect, End, Hush, Record, Say, Show
from assistant.understanding.understood import Understood


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened in a session."""

    samples: int
    """Since the session began."""
    wall: float
    """POSIX time in seconds."""
    kind: str
    """The name of the effect; "heard" and "fault" are none."""
    data: str
    """A JSON object with its details."""


def entry_of(tick: Tick, event: Tick | Understood | Effect) -> Entry | None:
    """What is kept of an event: words that were heard to their end, never sound, and what came of them."""
    match event:
        case Understood(final=True):
            intents = [{"name": each.name, **dict(each.slots)} for each in event.intents]
            heard = {"text": event.text, "intents": intents, "evidence": event.evidence}
            return Entry(tick.samples, tick.wall, "heard", json.dumps(heard))
        case Say() | Hush() | Cue() | Record() | Show() | End():
            return Entry(tick.samples, tick.wall, type(event).__name__.lower(), json.dumps(asdict(event)))
        case _:
            return None
