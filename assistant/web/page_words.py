"""The words of the page, from the language folder."""

from __future__ import annotations

from pathlib import Path

from assistant.library.reading import FOLDER, Data, read


class PageWords(Data):
    """All that the page says by itself, and that is told about it in the terminal."""

    title: str
    stop: str
    stop_told: str
    """What a screen reader calls it; so it is with the others."""
    hurts: str
    hurts_told: str
    next: str
    next_told: str
    next_is: str
    waiting: str
    waiting_doing: str
    hears: str
    hears_nothing: str
    typed: str
    send: str
    lost: str
    lost_doing: str
    over: str
    over_doing: str
    wrong_token: str
    wrong_token_doing: str
    full: str
    full_doing: str
    not_awake: str
    phone: str
    phone_doing: str
    phone_refused: str
    needs_script: str
    open: str
    scan: str
    begins_phone: str
    begins: str
    secret: str
    certificate: str
    proceed: str
    no_trustme: str
    no_network: str
    public_address: str
    in_use: str

    @classmethod
    def load(cls, language: str = "en", folder: Path = FOLDER) -> PageWords:
        """Read the words of a language.

        Raises:
            DataError: the file is missing or not as it should be.
        """
        return read(folder / language / "page.yaml", cls)
