"""A voice that a Wyoming server speaks with, elsewhere in the house. Used only inside the render worker."""

from __future__ import annotations

import io
import socket
import wave
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any, BinaryIO
from urllib.parse import urlsplit

_CONNECTING = 3.0
"""Seconds that the server may take to answer."""
_LIMIT = 25.0
"""Seconds that it may be silent while it renders a sentence."""


class WyomingVoice:
    """The usual voice of one server; it speaks at its own pace."""

    def __init__(self, address: str) -> None:
        """Raises LookupError when no voice answers there, or what talks with it is not here."""
        self._address = address
        try:
            from wyoming.info import Describe, Info
        except ImportError as error:
            raise LookupError(
                "What talks with a voice elsewhere is not here. To have it: .venv/bin/python -m pip install wyoming"
            ) from error
        try:
            with self._asked(Describe().event()) as answers:
                info = next(Info.from_event(each) for each in answers if Info.is_type(each.type))
            voice = info.tts[0]
        except (OSError, ValueError, StopIteration, IndexError) as error:
            raise LookupError(
                f"No voice answers at {address}. See that it is on, and named like this: wyoming://nas.local:10200"
            ) from error
        names = ", ".join(each.name for each in voice.voices[:1])
        self.name = f"Wyoming {voice.name} {voice.version or ''} {names} {address}"

    def load(self) -> None:
        """Nothing has to be loaded: the server has its voice."""

    def render(self, text: str, words_per_minute: int) -> bytes:  # noqa: ARG002, the server has its own pace
        """A WAV file.

        Raises:
            OSError: the server is gone, or takes too long.
            EOFError: it broke off.
        """
        from wyoming.audio import AudioChunk, AudioStop
        from wyoming.error import Error
        from wyoming.tts import Synthesize

        file = io.BytesIO()
        with self._asked(Synthesize(text=text).event()) as answers, wave.open(file, "wb") as sound:
            for event in answers:
                if AudioChunk.is_type(event.type):
                    chunk = AudioChunk.from_event(event)
                    if not sound.getnframes():
                        sound.setparams((chunk.channels, chunk.width, chunk.rate, 0, "NONE", ""))
                    sound.writeframes(chunk.audio)
                elif Error.is_type(event.type):
                    raise OSError(f"The voice at {self._address} says: {Error.from_event(event).text}")
                elif AudioStop.is_type(event.type) and sound.getnframes():
                    break
            else:
                raise EOFError(f"The voice at {self._address} broke off.")
        return file.getvalue()

    @contextmanager
    def _asked(self, event: Any) -> Iterator[Iterator[Any]]:
        """What the server answers to an event, on a connection of its own."""
        from wyoming.event import read_event, write_event

        parts = urlsplit(self._address)
        with closing(socket.create_connection((parts.hostname or "", parts.port or 0), _CONNECTING)) as line:
            line.settimeout(_LIMIT)
            with line.makefile("rwb") as file:
                stream: BinaryIO = file  # type: ignore[assignment]
                write_event(event, stream)
                yield iter(lambda: read_event(stream), None)
