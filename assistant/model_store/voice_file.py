"""What the render worker is told about a voice file for Piper."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

USUAL_PACE = 165
"""Words a minute of a voice file that nobody has measured, where it is neither slowed nor hurried."""


@dataclass(frozen=True, slots=True)
class VoiceFile:
    """A voice that Piper speaks with."""

    path: Path
    """The ONNX file; beside it lies a description, of the same name with .json behind."""
    digest: str = ""
    """What its bytes must have, as "sha256:" or "md5:" and hexadecimal digits; empty is not known."""
    pace: int = USUAL_PACE
    """Words a minute, as `length.estimate` counts them, where it is neither slowed nor hurried."""

    @property
    def name(self) -> str:
        """The voice's name, which is the file's without its ending: "en_US-joe-medium"."""
        return self.path.stem

    @property
    def description(self) -> Path:
        """The JSON file beside it."""
        return self.path.with_name(f"{self.path.name}.json")

    def packed(self) -> str:
        """As one word of a command line; no name of a voice looks like that."""
        return json.dumps({**asdict(self), "path": str(self.path)})

    @classmethod
    def unpacked(cls, word: str) -> VoiceFile | None:
        """What was packed, or None for the name of a voice."""
        if not word.startswith("{"):
            return None
        facts = json.loads(word)
        return cls(Path(facts["path"]), facts["digest"], facts["pace"])
