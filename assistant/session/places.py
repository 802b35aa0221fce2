"""Every folder and file of this computer that the program writes to by itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_cache_path

from assistant.journal.places import journal_path
from assistant.logs import log_path
from assistant.model_store.folders import usual_places
from assistant.model_store.voice_files import folder as voices_folder
from assistant.session.favourite import favourite_path
from assistant.settings import programs_path, settings_path


@dataclass(frozen=True, slots=True)
class Place:
    """A file or a folder, and what it holds."""

    path: Path
    holds: str


def places() -> tuple[Place, ...]:
    """All of them, whether they are there yet or not."""
    cache = user_cache_path("massage-assistant")
    return (
        Place(settings_path(), "your settings; written when you choose a voice"),
        Place(programs_path(), "your own massages; only read"),
        Place(journal_path(), "the sessions, and what is remembered; massage forget removes them"),
        Place(favourite_path(), "which massage was carried out to its end last"),
        *(Place(each, "models that hear; written when you fetch one") for each in usual_places()),
        Place(voices_folder(), "voices; written when you fetch one"),
        Place(cache / "speech", "sentences that were spoken, as sound, to be spoken again sooner"),
        Place(cache / "sessions", "locks, so that no two sessions use one sound card"),
        Place(log_path(), "what broke inside the program; no word of what anybody said"),
    )
