"""Text in, sound out, whatever happens to the process that renders."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Timer
from typing import TypeVar

import numpy as np

from assistant import child, frames
from assistant.audio.sound import Sound
from assistant.clock import to_seconds
from assistant.errors import MassageError
from assistant.model_store.voice_file import VoiceFile
from assistant.speaking.length import estimate, plausible

_LOG = logging.getLogger(__name__)

LIMIT = 4.0
"""Seconds a render may take."""
NATURAL_LIMIT = 30.0
"""The same for a voice file or one elsewhere: a second where there is time, more where everybody wants some."""
START_LIMIT = 20.0
"""Seconds the first answer may take: on Windows, the first time ever, it is slow."""
ATTEMPTS = 3

T = TypeVar("T")
VoiceChoice = str | VoiceFile
"""The name of a voice that this platform knows, or a voice file."""


class RenderError(MassageError):
    """There is no voice to speak with: the message says why."""


class LaterError(MassageError):
    """What nobody waits for yet could not be rendered in time; the voice is not to blame for it."""


class _TroubleError(Exception):
    """One attempt failed; another may not."""


class _BrokenError(Exception):
    """This voice will never speak."""


class Worker:
    """The render worker's process. It is started without waiting for it, and ends when this process does."""

    def __init__(self, voice: VoiceChoice) -> None:
        """Raises OSError when there can be no other process."""
        word = voice.packed() if isinstance(voice, VoiceFile) else voice
        self._process = child.start("assistant.speaking.worker", word)

    def greeting(self) -> str:
        """Its first answer: engine, version and voice.

        Raises:
            _BrokenError: there is no such voice, or no engine at all.
            EOFError: it died, or had to be killed.
        """
        return self._answer(START_LIMIT).decode()

    def ask(self, text: str, words_per_minute: int, limit: float) -> bytes:
        """Have a text rendered within `limit` seconds; returns its samples.

        Raises:
            _TroubleError, _BrokenError: it says that it cannot.
            EOFError, OSError: it died, or had to be killed.
        """
        assert self._process.stdin
        frames.send(self._process.stdin, words_per_minute.to_bytes(2, "big") + text.encode())
        return self._answer(limit)

    def close(self) -> None:
        """End the process that renders speech."""
        self._process.kill()
        self._process.communicate()

    def _answer(self, limit: float) -> bytes:
        assert self._process.stdout
        watch = Timer(limit, self._process.kill)
        watch.daemon = True
        watch.start()
        try:
            message = frames.receive(self._process.stdout)
        finally:
            watch.cancel()
        kind, message = message[:1], message[1:]
        if kind == b"!":
            raise _BrokenError(message.decode())
        if kind != b"+":
            raise _TroubleError(message.decode())
        return message


class Renderer:
    """One voice. It waits, so it belongs into a thread of its own."""

    def __init__(self, *voices: VoiceChoice, limit: float | None = None) -> None:
        """Speak with the first of these voices that can be had.

        One that gives up later is followed by the next, which then stays.

        Args:
            voices: names, and voice files.
            limit: seconds a render may take; None is what the voice may take by its kind.
        """
        self._voices = voices
        self._limit = limit
        self._worker: Worker | None = None
        self._name = ""
        """What the worker that runs now greeted with; empty before."""
        self.given_up = ""
        """Why a better voice than that does not speak, as a sentence."""

    def name(self) -> str:
        """Engine, version and voice: equal names render alike. Raises as `render` does."""
        return self._persist(lambda _worker: self._name)

    def render(self, text: str, words_per_minute: int, *, ahead: bool = False) -> Sound:
        """The sound of `text`; trouble is met with a new worker and another attempt. No words are no sound.

        Args:
            text: spelled as it is to be spoken.
            words_per_minute: the pace.
            ahead: nobody waits for it yet. On a machine that is busy with other things a text may then take too long
                without the voice being given up for it.

        Raises:
            RenderError: there is no such voice, or no attempt gave the whole text.
            LaterError: a text that is rendered ahead took too long, or its worker died.
        """
        if not estimate(text, words_per_minute):
            return np.zeros(0, np.int16)
        if ahead:
            return self._once(text, words_per_minute)
        return self._persist(lambda worker: self._attempt(worker, text, words_per_minute))

    def _once(self, text: str, words_per_minute: int) -> Sound:
        try:
            return self._attempt(self._open(), text, words_per_minute)
        except (_TroubleError, EOFError, OSError) as error:
            _LOG.info("not rendered ahead: %s", error)
            self.close()
            raise LaterError(str(error)) from error
        except _BrokenError:
            self.close()
            return self._persist(lambda worker: self._attempt(worker, text, words_per_minute))

    def close(self) -> None:
        """End the process that renders speech, if there is one."""
        if self._worker:
            self._worker.close()
        self._worker = None
        self._name = ""

    def _persist(self, attempt: Callable[[Worker], T]) -> T:
        while True:
            try:
                return self._persist_with(attempt)
            except _BrokenError as error:
                if len(self._voices) == 1:
                    raise RenderError(f"There is no voice to speak with. {error}") from error
                self.given_up = self.given_up or str(error)
                _LOG.warning("a voice is given up: %s", error)
                self._voices = self._voices[1:]

    def _persist_with(self, attempt: Callable[[Worker], T]) -> T:
        why = ""
        for _ in range(ATTEMPTS):
            try:
                return attempt(self._open())
            except _TroubleError as error:
                why = str(error)
            except (EOFError, OSError):
                why = "The speech engine does not answer."
            except _BrokenError:
                self.close()
                raise
            _LOG.info("the voice's process is begun anew")
            self.close()
        raise _BrokenError(why)

    def _open(self) -> Worker:
        """The worker, which is started when there is none, and has said its name."""
        self._worker = self._worker or Worker(self._voices[0])
        self._name = self._name or self._worker.greeting()
        return self._worker

    def _attempt(self, worker: Worker, text: str, words_per_minute: int) -> Sound:
        voice = self._voices[0]
        slow = isinstance(voice, VoiceFile) or "://" in voice
        limit = self._limit or (NATURAL_LIMIT if slow else LIMIT)
        sound: Sound = np.frombuffer(worker.ask(text, words_per_minute, limit), np.int16)
        if not plausible(len(sound), text, words_per_minute):
            seconds = to_seconds(len(sound))
            raise _TroubleError(f'The speech engine takes {seconds:.1f} seconds for "{text}".')
        return sound
