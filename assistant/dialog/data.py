"""What the dialog has at hand: the words, the programs, the signs. All of it fixed for a session."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from assistant.coaching.gate import Gates
from assistant.coaching.library import Library
from assistant.coaching.program import Line
from assistant.dialog.redflags import RedFlags
from assistant.dialog.rehearsal import RehearsedWords
from assistant.dialog.screening.questions import Questions
from assistant.dialog.screening.soundness import load_questions
from assistant.library.answers import Answers
from assistant.library.needs import Needs
from assistant.library.reading import FOLDER, Data, read

Count = tuple[tuple[str, int], ...]
"""How often each varied prompt has been said, as sorted pairs."""


class Prompts(Data):
    """The sentences of one language, by key."""

    fixed: dict[str, str]
    """Always worded the same: whatever protects."""
    varied: dict[str, tuple[str, ...]]
    """Take turns, so that nothing is said the same way twice running."""

    @classmethod
    def load(cls, language: str = "en", folder: Path = FOLDER) -> Prompts:
        """Read the prompts of a language.

        Raises:
            DataError: the file is missing or not as it should be.
        """
        return read(folder / language / "prompts.yaml", cls)

    def wording(self, key: str, said: Count, /, **slots: object) -> tuple[str, Count]:
        """The words for `key` with its slots filled, and the counts after saying them."""
        if key in self.fixed:
            return _begun(self.fixed[key].format(**slots)), said
        counts = dict(said)
        turn = counts.get(key, 0)
        counts[key] = turn + 1
        choices = self.varied[key]
        return _begun(choices[turn % len(choices)].format(**slots)), tuple(sorted(counts.items()))

    def duration(self, seconds: float) -> str:
        """A length of time as people say it."""
        if seconds < 45:
            return self.fixed["duration.short"]
        minutes = round(seconds / 60)
        return self.fixed["duration.minutes" if minutes > 1 else "duration.minute"].format(minutes=minutes)

    def either_of(self, choices: list[str]) -> str:
        """A spoken list: this, that or the other."""
        *first, last = choices
        start = self.fixed["list.between"].join(first)
        return f"{start}{self.fixed['list.last']}{last}" if first else last


def _begun(sentence: str) -> str:
    """A sentence begins with a capital, also when it begins with a slot."""
    return sentence[:1].upper() + sentence[1:]


class DryRunLines(Data):
    """The content of dry_run.yaml: what is tried, in its order."""

    lines: tuple[Line, ...] = Field(min_length=1)


@dataclass(frozen=True)
class DialogData:
    """The language folder as the dialog uses it, and what the person has set."""

    prompts: Prompts
    library: Library
    questions: Questions
    gates: Gates
    red_flags: RedFlags
    rehearsal: RehearsedWords
    """The words that are said once before any hands are on."""
    dry_run: tuple[Line, ...]
    """What is tried on a cushion."""
    answers: Answers
    """What people ask."""
    needs: Needs
    """What they need, and the massages for it."""
    emergency: str
    """The emergency number as it is spoken."""

    @classmethod
    def load(cls, language: str = "en", emergency: str = "", folder: Path = FOLDER) -> DialogData:
        """Read a language folder.

        Raises:
            DataError: a file is missing or not as it should be.
        """
        prompts, library = Prompts.load(language, folder), Library.load(language)
        return cls(
            prompts=prompts,
            library=library,
            questions=load_questions(language),
            gates=Gates.load(language, folder),
            red_flags=RedFlags.load(language, folder),
            rehearsal=RehearsedWords.load(language, folder),
            dry_run=read(folder / language / "dry_run.yaml", DryRunLines, library.known).lines,
            answers=Answers.load(language, folder, library.known),
            needs=Needs.load(language, folder),
            emergency=emergency or prompts.fixed["emergency.unknown_number"],
        )
