"""What stops working beside the massage: told once, and the massage goes on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from assistant.library.reading import FOLDER, Data, read


class Mishaps(Data):
    """The content of mishaps.yaml: what is told when something around the session fails."""

    unwritable: str
    unfinished: str
    """Of a run before, which was killed."""
    picture: str
    keys: str
    sleeps: str
    unheard: str
    """When nothing of the program's own voice comes back: the loudspeaker is off, or there are headphones."""
    journal: str
    journal_set_aside: str
    journal_behind: str

    @classmethod
    def load(cls, language: str = "en", folder: Path = FOLDER) -> Mishaps:
        """Read the sentences of a language.

        Raises:
            DataError: the file is missing or not as it should be.
        """
        return read(folder / language / "mishaps.yaml", cls)

    def full(self, path: Path, why: OSError) -> str:
        """The sentence about a file that cannot be written to its end, and the reason."""
        return self.unwritable.format(path=path, reason=why.strerror)


class UntilFull:
    """Something that writes a file, until it no longer can."""

    def __init__(
        self, write: Callable[..., None], close: Callable[[], None], told: Callable[[OSError], None]
    ) -> None:
        """`told` is called once, with the reason."""
        self._write = write
        self._close = close
        self._told = told
        self._full = False

    def __call__(self, *what: object) -> None:
        """Write this, unless the disk has been full before."""
        if not self._full:
            self._try(self._write, *what)

    def close(self) -> None:
        """Finish the file as well as can be."""
        self._try(self._close)

    def _try(self, do: Callable[..., None], *what: object) -> None:
        try:
            do(*what)
        except OSError as error:
            if not self._full:
                self._told(error)
            self._full = True
