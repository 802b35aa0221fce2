"""The words of a check: checks.yaml of a language folder."""

from __future__ import annotations

from pathlib import Path

from assistant.doctor.finding import Figure, Finding, Verdict
from assistant.library.reading import FOLDER, Data, read


class FindingWords(Data):
    """How a finding is told."""

    sentence: str
    advice: str = ""


class CheckWords(Data):
    """The content of checks.yaml: all that `massage check` says and prints."""

    marks: dict[Verdict, str]
    titles: dict[str, str]
    progress: dict[str, str]
    spoken: str
    """Spoken through the loudspeaker, as loud as a session."""
    tried: tuple[str, ...]
    """Protective phrases, said to the engine by the program's own voice."""
    asked: tuple[str, ...]
    """Protective phrases, said by the person."""
    summary: dict[Verdict, str]
    untried: str
    findings: dict[str, FindingWords]

    @classmethod
    def load(cls, language: str = "en", folder: Path = FOLDER) -> CheckWords:
        """Read the words of a language.

        Raises:
            DataError: the file is missing or not as it should be.
        """
        return read(folder / language / "checks.yaml", cls)

    def finding(self, key: str, verdict: Verdict, /, **figures: Figure) -> Finding:
        """The finding on the subject before the dot of `key`."""
        words = self.findings[key]
        sentence, advice = words.sentence.format(**figures), words.advice.format(**figures)
        return Finding(key.partition(".")[0], verdict, sentence, advice, figures)

    def not_tried(self, name: str) -> Finding:
        """The finding on a subject that only sound could have told something about."""
        return Finding(name, Verdict.LOOK, self.untried, "", {})
