"""Rendering beside the loop: texts go in, the most pressing first, and sounds come out as futures."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from enum import IntEnum
from itertools import count
from pathlib import Path
from queue import PriorityQueue, SimpleQueue
from threading import Thread

import numpy as np

from assistant.audio.sound import Sound
from assistant.faults import Faults
from assistant.speaking.cache import Folder, Key
from assistant.speaking.phrasing import sentences
from assistant.speaking.renderer import LaterError, Renderer, RenderError, VoiceChoice


class Urgency(IntEnum):
    """How soon a sound is needed; the most urgent comes first."""

    URGENT = 1
    NEXT = 2
    SOON = 3
    IN_THIS_SESSION = 4
    """It is in the plan: it is kept in the folder, and wanted in some minutes."""
    ONE_DAY = 5
    """Perhaps in this session, perhaps in the next: nobody waits for it."""


class Job(Future[Sound]):
    """The sound of one text. Its exception is a RenderError when no attempt gave it."""

    def __init__(self, key: Key) -> None:
        super().__init__()
        self.key = key


class Rendering:
    """A thread that renders, with a folder of what was rendered before."""

    def __init__(self, voices: Sequence[VoiceChoice], folder: Path) -> None:
        """Render with the first of these voices that can be had."""
        self._voices = voices
        self._folder = Folder(folder)
        self._jobs: PriorityQueue[tuple[int, int, Job | None]] = PriorityQueue()
        self._count = count()
        self._faults = Faults("speaking")
        self._voice = ""
        """Its name, once it is known."""
        self._lookups: SimpleQueue[tuple[Urgency, Job] | None] = SimpleQueue()
        self._threads = [
            Thread(target=work, name=name, daemon=True)
            for work, name in ((self._work, "rendering"), (self._look_up, "rendered before"))
        ]
        for each in self._threads:
            each.start()

    def put(self, job: Job, need: Urgency) -> None:
        """Have it done; given again with a more pressing need, it is done sooner."""
        if need < Urgency.IN_THIS_SESSION:
            self._lookups.put((need, job))
        else:
            self._jobs.put((need, next(self._count), job))

    def close(self) -> None:
        """Forget what waits, and end."""
        self._lookups.put(None)
        self._jobs.put((0, 0, None))
        for each in self._threads:
            each.join(timeout=2.0)

    def _look_up(self) -> None:
        """What was rendered before need not wait for what is being rendered now."""
        while asked := self._lookups.get():
            need, job = asked
            try:
                sound = self._kept(job.key)
            except Exception as error:
                self._faults.note("what was rendered before", error)
                sound = None
            if sound is None:
                self._jobs.put((need, next(self._count), job))
            else:
                _tell(job, sound)

    def _kept(self, key: Key) -> Sound | None:
        """All of a text, when every sentence of it is in the folder."""
        pieces: list[Sound] = [np.zeros(0, np.int16)]
        for sentence in sentences(key.text):
            sound = (
                self._folder.get(Key(sentence.text, self._voice, key.words_per_minute))
                if self._voice
                else None
            )
            if sound is None:
                return None
            pieces += [sound, np.zeros(sentence.rest, np.int16)]
        return np.concatenate(pieces)

    def _work(self) -> None:
        renderer = Renderer(*self._voices)
        with suppress(Exception):  # whoever wants to hear something will be told
            self._voice = renderer.name()
        while True:
            need, _, job = self._jobs.get()
            if job is None:
                break
            try:
                self._do(job, need, renderer)
            except Exception as error:  # the thread lives on, and whoever waits for the sound is told
                self._faults.note("rendering", error)
                _tell(job, RenderError("There is no voice to speak with. It broke while it spoke."))
        renderer.close()

    def _do(self, job: Job, need: int, renderer: Renderer) -> None:
        if job.done():
            return
        try:
            sound = self._whole(job.key, renderer, ahead=need >= Urgency.IN_THIS_SESSION)
        except LaterError:
            if need < Urgency.ONE_DAY:  # once more, when there is time; at the latest when it has to be said
                self._jobs.put((Urgency.ONE_DAY, next(self._count), job))
            return
        except RenderError as error:
            _tell(job, error)
            return
        self._voice = renderer.name()
        _tell(job, sound)

    def _whole(self, key: Key, renderer: Renderer, *, ahead: bool) -> Sound:
        """All sentences of a text, with their rests between them."""
        pieces: list[Sound] = [np.zeros(0, np.int16)]
        for sentence in sentences(key.text):
            pieces += [
                self._sentence(key._replace(text=sentence.text), renderer, ahead=ahead),
                np.zeros(sentence.rest, np.int16),
            ]
        return np.concatenate(pieces)

    def _sentence(self, key: Key, renderer: Renderer, *, ahead: bool) -> Sound:
        """One of them, as it is kept, or rendered and kept from now on."""
        key = key._replace(voice=renderer.name())
        kept = self._folder.get(key)
        if kept is not None:
            return kept
        sound = renderer.render(key.text, key.words_per_minute, ahead=ahead)
        self._folder.put(key._replace(voice=renderer.name()), sound)
        return sound


def _tell(job: Job, result: Sound | RenderError) -> None:
    """Give whoever waits what came of it, unless another thread has done so already."""
    with suppress(InvalidStateError):
        if isinstance(result, RenderError):
            job.set_exception(result)
        else:
            job.set_result(result)
