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
    """The zones after whose massage a sign is graver, and what is said and done then."""

    zones: frozenset[str]
    """One of these was worked in this session."""
    course: Course
    say: str
    """Spoken after the rest."""


class Sign(Data):
    """One sign of danger: what it leads to, and what is said."""

    course: Course
    say: str
    """Spoken at once after the hands are off."""
    upright: str = ""
    """Spoken instead to who does not lie; empty is the same."""
    condition: str = ""
    """The condition that it is when it is told into the screening and is no emergency."""
    asked_itself: bool = False
    """Asked about in words of its own: the prompt `red.suspect.SIGN`."""
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

    def gravity(self, sign: str) -> int:
        """How grave a sign is by itself: 0 is the gravest."""
        return list(Course).index(self.signs[sign].course)

    def gravest(self, intents: tuple[Intent, ...], told: tuple[str, ...] = ()) -> tuple[Intent, ...]:
        """The same intents with the gravest of their signs alone: what is said of another would cut it off.

        told: signs of the same utterance that have been reacted to; what is no graver is left out.
        """
        signs = [intent for intent in intents if intent.name == "RED_FLAG"]
        if len(signs) < 2 and not told:
            return intents
        grave = min(signs, key=self._gravity_of, default=None)
        if grave and told and self._gravity_of(grave) >= min(self.gravity(each) for each in told):
            grave = None
        return tuple(intent for intent in intents if intent.name != "RED_FLAG" or intent is grave)

    def _gravity_of(self, intent: Intent) -> int:
        return self.gravity(intent.slot("sign") or "")
