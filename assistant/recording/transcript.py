"""A session in plain lines: who said what, at which second. A watcher of the session."""

from __future__ import annotations

from collections.abc import Callable

from assistant.clock import Tick, to_seconds
from assistant.dialog.effects import Cue, Effect, End, Hush, Say
from assistant.understanding.understood import Understood


def clock_time(samples: int) -> str:
    """Samples since the start as minutes, seconds and tenths: 3:07.5."""
    tenths = int(to_seconds(samples) * 10)
    return f"{tenths // 600}:{tenths // 10 % 60:02d}.{tenths % 10}"


class Transcript:
    """Passes on one line for everything that was said, heard or done."""

    def __init__(self, write: Callable[[str], None]) -> None:
        self._write = write

    def __call__(self, tick: Tick, event: Tick | Understood | Effect) -> None:
        """Tell about one event, if a reader would want to know it."""
        line = describe(event)
        if line:
            self._write(f"{clock_time(tick.samples):>8}  {line}")


def describe(event: Tick | Understood | Effect) -> str:
    """One event in a few words; empty for what only machines care about."""
    match event:
        case Say():
            return f"— {event.text}"
        case Understood(final=True, text=str(text)) if text:
            return f"    you: {text}"
        case Understood(intents=intents) if intents:
            return f"    you: {event.text} …"
        case Hush():
            return "    (silence)"
        case Cue(strokes_per_minute=0):
            return "    (rhythm off)"
        case Cue():
            return f"    (rhythm, {event.strokes_per_minute:.0f} strokes a minute)"
        case End():
            return f"    (the end: {event.reason})"
        case _:
            return ""
