"""A voice that guides a massage while nobody's hands or eyes are free.

What another program may use is named in `__all__` and told in docs/using.md; all else may change with any version.
Names are imported when they are first asked for, so that `import assistant` costs next to nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, which takes long to load, and so long Ctrl-C is answered by a traceback
if TYPE_CHECKING:
    from typing import Any

    from assistant.clock import Tick
    from assistant.coaching.library import Library
    from assistant.dialog.conversation import Choice, Conversation
    from assistant.dialog.effects import (
        Cue,
        Effect,
        End,
        Hush,
        Listen,
        Music,
        Prepare,
        Record,
        Say,
        Show,
        Tune,
    )
    from assistant.errors import MassageError
    from assistant.recording.recording import Event
    from assistant.session.in_text import act_out, text_session
    from assistant.session.session import Session, Watcher
    from assistant.settings import Settings
    from assistant.understanding.understood import Evidence, Intent, Understood

_PLACES = {
    "assistant.clock": ("Tick",),
    "assistant.coaching.library": ("Library",),
    "assistant.dialog.conversation": ("Choice", "Conversation"),
    "assistant.dialog.effects": (
        *("Cue", "Effect", "End", "Hush", "Listen", "Music", "Prepare", "Record", "Say", "Show", "Tune"),
    ),
    "assistant.errors": ("MassageError",),
    "assistant.recording.recording": ("Event",),
    "assistant.session.in_text": ("act_out", "text_session"),
    "assistant.session.session": ("Session", "Watcher"),
    "assistant.settings": ("Settings",),
    "assistant.understanding.understood": ("Evidence", "Intent", "Understood"),
}

__all__ = [
    "Choice",
    "Conversation",
    "Cue",
    "Effect",
    "End",
    "Event",
    "Evidence",
    "Hush",
    "Intent",
    "Library",
    "Listen",
    "MassageError",
    "Music",
    "Prepare",
    "Record",
    "Say",
    "Session",
    "Settings",
    "Show",
    "Tick",
    "Tune",
    "Understood",
    "Watcher",
    "act_out",
    "text_session",
]


def __getattr__(name: str) -> Any:
    import logging
    from importlib import import_module

    log = logging.getLogger(__name__)
    if not log.handlers:
        log.addHandler(logging.NullHandler())  # nothing is logged unless somebody wants it
    for place, names in _PLACES.items():
        if name in names:
            return getattr(import_module(place), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
