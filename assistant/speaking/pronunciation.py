"""How a language is spoken: its voice, and the words that voices get wrong."""

from __future__ import annotations

import re
from pathlib import Path

from assistant.library.reading import FOLDER, Data, read


class Pronunciation(Data):
    """voice.yaml of a language folder."""

    espeak: str
    """The voice of espeak-ng to use where none is chosen."""
    tried: tuple[str, ...] = ()
    """Sentences to choose a voice by."""
    spellings: dict[str, str]
    """Words or phrases, in lower case, and how to write them so that they are said right."""

    def spell(self, text: str) -> str:
        """The text as it is given to the voice."""
        if not self.spellings:
            return text
        wrong = "|".join(map(re.escape, sorted(self.spellings, key=len, reverse=True)))
        return re.sub(
            rf"\b(?:{wrong})\b", lambda found: self.spellings[found[0].lower()], text, flags=re.IGNORECASE
        )


def load(language: str, folder: Path = FOLDER) -> Pronunciation:
    """Raises DataError when voice.yaml is missing or not as it should be."""
    return read(folder / language / "voice.yaml", Pronunciation)
