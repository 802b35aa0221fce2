"""What comes from the pages on its way to the loop of the session, which takes it and never waits."""

from __future__ import annotations

import json
from threading import Lock

from assistant.understanding.pressed import Press

Act = Press | str
"""A field that was tapped, or words that were typed."""
MOST = 16
"""Acts that wait; of more, only those that protect are still taken."""
LONGEST = 200
"""Characters of typed words."""
PROTECTIVE = (Press.STOP, Press.HURTS)
TAPS = {each.value: each for each in (Press.STOP, Press.HURTS, Press.NEXT)}


def act_of(message: str) -> Act | None:
    """The act that a message tells: {"act": "stop"} or {"type": "yes"}; None when it tells none."""
    try:
        told = json.loads(message)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict):
        return None
    match told:
        case {"act": str(name)} if name in TAPS:
            return TAPS[name]
        case {"type": str(words)} if (line := " ".join(words.split())) and len(line) <= LONGEST:
            return line
    return None


class Acts:
    """Put in by the server's thread, taken by the loop's; neither holds the lock for longer than that takes."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._waiting: list[Act] = []

    def put(self, act: Act) -> None:
        """Somebody did this on a page."""
        with self._lock:
            protects = act in PROTECTIVE
            if (protects and act not in self._waiting) or (not protects and len(self._waiting) < MOST):
                self._waiting.append(act)

    def take(self) -> list[Act]:
        """All that was done since this was last asked, in its order."""
        with self._lock:
            taken, self._waiting = self._waiting, []
        return taken
