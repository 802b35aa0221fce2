"""How a language is spoken: its voice, and the words that voices get wrong."""

from __future__ import annotations

import re
from pathlib import Path

from assistant.library.reading import FOLDER, Data, read


class Pronunciation(Data):
    """voice.yaml of a language folder."""

    voices: dict[str, str]
    """The voice to use where none is chosen, by sys.platform; elsewhere it is the system's own."""
    spellings: dict[str, str]
    """Words, in lower case, and how to write them so that they are said right."""

    def spell(self, text: str) -> str:
        """The text as it is given to the voice."""
        return re.sub(r"[^\W\d_]+", lambda word: self.spellings.get(word[0].lower(), word[0]), text)


def load(language: str, folder: Path = FOLDER) -> Pronunciation:
    """Raises DataError when voice.yaml is missing or not as it should be."""
    return read(folder / language / "voice.yaml", Pronunciation)
