"""The voices of macOS and Windows, through pyttsx3. Used only inside the render worker."""

from __future__ import annotations

import faulthandler
from pathlib import Path
from tempfile import TemporaryDirectory

import pyttsx3

_LIMIT = 8
"""Seconds after which a render that hangs ends the worker, whoever is left to notice."""


class SystemVoice:
    """One voice of the system. A process can have only one of them, in its main thread."""

    def __init__(self, voice: str) -> None:
        """Raises LookupError when there is no such voice, and what pyttsx3 raises when there is none at all."""
        self._engine = pyttsx3.init()
        chosen = self._find(voice) if voice else str(self._engine.getProperty("voice"))
        self._engine.setProperty("voice", chosen)
        self.name = f"{self._engine} {chosen}"

    def load(self) -> None:
        """Nothing has to be loaded: the engine opens with this object."""

    def render(self, text: str, words_per_minute: int) -> bytes:
        """A WAV or AIFF file, whole or cut short: it needs a check."""
        with TemporaryDirectory() as folder:
            path = Path(folder) / "speech.wav"
            # Marked busy, the engine keeps what it is told until its loop runs. Otherwise saving begins before the
            # loop does, and the loop, finding nothing left to do, ends at once and stops it.
            self._engine.proxy.setBusy(True)
            self._engine.setProperty("rate", words_per_minute)
            self._engine.save_to_file(text, str(path))
            faulthandler.dump_traceback_later(_LIMIT, exit=True)
            self._engine.runAndWait()
            faulthandler.cancel_dump_traceback_later()
            return path.read_bytes()

    def _find(self, voice: str) -> str:
        known = {str(each.name): str(each.id) for each in self._engine.getProperty("voices")}
        for name, identifier in known.items():
            if voice.lower() in (name.lower(), identifier.lower()):
                return identifier
        raise LookupError(f'There is no voice "{voice}". There are: {", ".join(sorted(known))}.')
