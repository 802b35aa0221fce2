"""What the dialog has at hand: the words, the programs, the signs. All of it fixed for a session."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assistant.coaching.gate import Gates
from assistant.coaching.library import Library
from assistant.dialog.prompts import Prompts
from assistant.dialog.redflags import RedFlags
from assistant.dialog.rehearsal import Words
from assistant.dialog.screening.questions import Questions
from assistant.library.answers import Answers
from assistant.library.needs import Needs
from assistant.library.reading import FOLDER


@dataclass(frozen=True)
class House:
    """The language folder as the dialog uses it, and what the person has set."""

    prompts: Prompts
    library: Library
    questions: Questions
    gates: Gates
    red_flags: RedFlags
    rehearsal: Words
    """The words that are said once before any hands are on."""
    answers: Answers
    """What people ask."""
    needs: Needs
    """What they need, and the massages for it."""
    emergency: str
    """The emergency number as it is spoken."""

    @classmethod
    def load(cls, language: str = "en", emergency: str = "", folder: Path = FOLDER) -> House:
        """Read a language folder.

        Raises:
            DataError: a file is missing or not as it should be.
        """
        prompts, library = Prompts.load(language, folder), Library.load(language)
        return cls(
            prompts=prompts,
            library=library,
            questions=Questions.load(language),
            gates=Gates.load(language, folder),
            red_flags=RedFlags.load(language, folder),
            rehearsal=Words.load(language, folder),
            answers=Answers.load(language, folder, library.known),
            needs=Needs.load(language, folder),
            emergency=emergency or prompts.fixed["emergency.unknown_number"],
        )
