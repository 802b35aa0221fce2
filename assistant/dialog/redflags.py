"""Red flags: what each sign asks for (safety.md, 3.2, red-flag table)."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from assistant.library.reading import FOLDER, Data, read
from assistant.understanding.understood import Intent


class Course(StrEnum):
    """What a sign leads to, from the gravest."""

    EMERGENCY = "emergency"
    """Hands off, the emergency number, and no massage any more."""
    URGENT = "urgent"
    """Hands off, a doctor today, and no massage any more."""
    END = "end"
    """Hands off, and the session is over, with rest and advice."""
    CLOSE_ZONE = "close_zone"
    """Hands off; this place is closed, the rest on consent."""
    WAIT = "wait"
    """Hands off, until the feeling is back; after two minutes the session is over."""


class After(Data):
    """What makes a sign graver."""

    zones: frozenset[str]
    """One of these was worked in this session."""
    course: Course
    say: str
    """Spoken after the rest."""


class Sign(Data):
    """One sign."""

    course: Course
    say: str
    """Spoken at once after the hands are off."""
    upright: str = ""
    """Spoken instead to who does not lie; empty is the same."""
    closes: bool = False
    """Of WAIT: the place is closed as well."""
    after: After | None = None


class RedFlags(Data):
    """The signs of one language, by the name that intents.yaml gives them."""

    signs: dict[str, Sign]

    @classmethod
    def load(cls, language: str = "en", folder: Path = FOLDER) -> RedFlags:
        """Read the red flags of a language.

        Raises:
            DataError: the file is missing or not as it should be.
        """
        return read(folder / language / "red_flags.yaml", cls)

    def gravest(self, intents: tuple[Intent, ...]) -> tuple[Intent, ...]:
        """The same intents with the gravest of their signs alone: what is said of another would cut it off."""
        signs = [intent for intent in intents if intent.name == "RED_FLAG"]
        if len(signs) < 2:
            return intents
        grave = min(signs, key=lambda each: list(Course).index(self.signs[each.slot("sign") or ""].course))
        return tuple(intent for intent in intents if intent.name != "RED_FLAG" or intent is grave)
