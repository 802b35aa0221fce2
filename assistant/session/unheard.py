"""When nothing of the program's own voice comes back: is the loudspeaker off, or are there headphones?"""

from __future__ import annotations

from pathlib import Path

from assistant.library.reading import FOLDER, Data, read


class _Loudspeaker(Data):
    unheard: str


def unheard(language: str, folder: Path = FOLDER) -> str:
    """What to tell then.

    Raises:
        DataError: the file is missing or not as it should be.
    """
    return read(folder / language / "loudspeaker.yaml", _Loudspeaker).unheard
