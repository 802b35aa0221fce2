"""The words of the view, from the language folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field

from assistant.library.reading import FOLDER, Data, read
from assistant.screen.view import HowItEnded, Scene


class SceneWords(Data):
    """How one place of a session is called."""

    where: str
    counted: str = ""
    """The same, when there is a number of how many."""
    large: str = ""
    """The one thing to know there; the massage has the names of its steps instead."""
    doing: str = ""
    """What to do, while nothing was asked."""


class ViewWords(Data):
    """All that can be shown besides what is said."""

    places: dict[Scene, SceneWords]
    hands_off: str
    where_off: str
    choice: str
    """A line of the list to choose from."""
    choice_brief: str
    """The same, where there is less room."""
    choice_more: str
    """Stands for those that there is no room for."""
    alone: str
    for_two: str
    call: str
    say: str
    deaf: str
    deaf_doing: str
    inaudible: str
    inaudible_doing: str
    hears: str
    hears_nothing: str
    step_left: str
    session_left: str
    rest_left: str
    touch: Annotated[tuple[str, ...], Field(min_length=5, max_length=5)]
    """By intensity, 0 to 4."""
    strokes: str
    held: str
    heard: str
    missed: str
    tapped: str
    """Of a field of the page."""
    key: str
    any_key: str
    type_it: str
    ended: dict[HowItEnded, str]
    second: str
    seconds: str
    lasted: str
    lasted_hands: str

    @classmethod
    def load(cls, language: str = "en", folder: Path = FOLDER) -> ViewWords:
        """Read the words of a language.

        Raises:
            DataError: the file is missing or not as it should be.
        """
        return read(folder / language / "view.yaml", cls)
