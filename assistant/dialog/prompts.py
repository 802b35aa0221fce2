"""What the program says: chosen from the language folder, varied where it may vary."""

from __future__ import annotations

from pathlib import Path

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
