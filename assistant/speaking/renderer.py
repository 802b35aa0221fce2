"""Text in, sound out, whatever happens to the process that renders."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Timer
from typing import TypeVar

import numpy as np
import soundfile

from assistant import child, frames
from assistant.audio.sound import Sound
from assistant.clock import to_seconds
from assistant.errors import MassageError
from assistant.speaking.finishing import finish
from assistant.speaking.length import estimate, plausible

_LOG = logging.getLogger(__name__)

LIMIT = 4.0
"""Seconds a render may take."""
START_LIMIT = 20.0
"""Seconds the first answer may take: on Windows, the first time ever, it is slow."""
ATTEMPTS = 3

T = TypeVar("T")


class RenderError(MassageError):
    """There is no voice to speak with: the message says why."""


class _TroubleError(Exception):
    """One attempt failed; another may not."""


class Worker:
    """The render worker's process. It is started without waiting for it, and ends when this process does."""

    def __init__(self, voice: str) -> None:
        """Raises OSError when there can be no other process."""
        self._process = child.start("assistant.speaking.worker", voice)

    def greeting(self) -> str:
        """Its first answer: engine, version and voice.

        Raises:
            RenderError: there is no such voice, or no engine at all.
            EOFError: it died, or had to be killed.
        """
        accepted, message = self._answer(START_LIMIT)
        if not accepted:
            raise RenderError(f"There is no voice to speak with. {message.decode()}")
        return message.decode()

    def ask(self, text: str, words_per_minute: int, limit: float) -> bytes:
        """A sound file, within `limit` seconds.

        Raises:
            _TroubleError: it says that it cannot.
            EOFError, OSError: it died, or had to be killed.
        """
        assert self._process.stdin
        frames.send(self._process.stdin, words_per_minute.to_bytes(2, "big") + text.encode())
        accepted, message = self._answer(limit)
        if not accepted:
            raise _TroubleError(message.decode())
        return message

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.communicate()

    def _answer(self, limit: float) -> tuple[bool, bytes]:
        assert self._process.stdout
        watch = Timer(limit, self._process.kill)
        watch.daemon = True
        watch.start()
        try:
            message = frames.receive(self._process.stdout)
        finally:
            watch.cancel()
        return message[:1] == b"+", message[1:]


class Renderer:
    """One voice. It waits, so it belongs into a thread of its own."""

    def __init__(self, voice: str, limit: float = LIMIT) -> None:
        """`limit` is how many seconds a render may take."""
        self._voice = voice
        self._limit = limit
        self._worker: Worker | None = None
        self._name = ""
        """What the worker that runs now greeted with; empty before."""

    def name(self) -> str:
        """Engine, version and voice: equal names render alike. Raises as `render` does."""
        return self._persist(lambda _worker: self._name)

    def render(self, text: str, words_per_minute: int) -> Sound:
        """The sound of `text`; trouble is met with a new worker and another attempt. No words are no sound.

        Raises:
            RenderError: there is no such voice, or no attempt gave the whole text.
        """
        if not estimate(text, words_per_minute):
            return np.zeros(0, np.int16)
        return self._persist(lambda worker: self._attempt(worker, text, words_per_minute))

    def close(self) -> None:
        """End the worker."""
        if self._worker:
            self._worker.close()
        self._worker = None
        self._name = ""

    def _persist(self, attempt: Callable[[Worker], T]) -> T:
        why = ""
        for _ in range(ATTEMPTS):
            try:
                self._worker = self._worker or Worker(self._voice)
                self._name = self._name or self._worker.greeting()
                return attempt(self._worker)
            except _TroubleError as error:
                why = str(error)
            except (EOFError, OSError):
                why = "The speech engine does not answer."
            _LOG.info("the voice's process is begun anew")
            self.close()
        raise RenderError(f"There is no voice to speak with. {why}")

    def _attempt(self, worker: Worker, text: str, words_per_minute: int) -> Sound:
        try:
            sound = finish(worker.ask(text, words_per_minute, self._limit))
        except soundfile.LibsndfileError as error:
            raise _TroubleError("The speech engine gives something that is no sound.") from error
        if not plausible(len(sound), text, words_per_minute):
            seconds = to_seconds(len(sound))
            raise _TroubleError(f'The speech engine takes {seconds:.1f} seconds for "{text}".')
        return sound
