"""An engine in a process of its own: the loop never waits for it, and outlives it."""

from __future__ import annotations

import logging
import math
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from queue import Empty, SimpleQueue
from threading import Thread

from assistant import child
from assistant.clock import BLOCK, to_samples
from assistant.hearing.choose import refuse_missing
from assistant.hearing.heard import Heard, Pass
from assistant.hearing.messages import (
    Answer,
    Hear,
    Learn,
    ListenFor,
    Open,
    Opened,
    Refused,
    Request,
    Result,
    receive,
    send,
)
from assistant.hearing.recogniser import Block, EngineError, VocabularyError
from assistant.hearing.vocabulary import Vocabulary

_LOG = logging.getLogger(__name__)

MODULE = "assistant.hearing.recogniser_worker"
BEHIND = to_samples(1.5) // BLOCK
"""Blocks without an answer after which it counts as deaf."""
KEPT = to_samples(8.0) // BLOCK
"""Blocks that are kept while it opens at first, and heard then: so long does it not count as deaf."""
HUNG = to_samples(10.0) // BLOCK
"""Blocks without an answer after which it is given up."""
AGAIN = to_samples(3.0) // BLOCK
"""Blocks between two attempts to open it again."""
SLOW_START = to_samples(180.0) // BLOCK
"""Blocks that opening may take: a large model, a slow disk."""


def _untold(_meaning: str) -> None:
    """Nobody wants to know."""


class RecogniserProcess:
    """A Recogniser. What it hears comes some blocks late, and tells itself when it was said."""

    def __init__(self, engine: str, model: str, module: str = MODULE) -> None:
        """Start the process, without waiting for it. Raises OSError when there can be none."""
        self.name = ""
        self.needs = -math.inf
        self._engine, self._model, self._module = engine, model, module
        self._line = _Line(module)
        self._order: Open | None = None
        self._tell: Callable[[str], None] = _untold
        self._wish: ListenFor | None = None
        self._opened = False
        self._opening = 0
        """Blocks that have passed while it opens for the first time."""
        self._behind = 0
        self._allowed = KEPT
        """How far behind it may be: what was kept while it opened takes a while to hear."""
        self._rest = 0
        """Blocks until it is opened again."""
        self._partial: Heard | None = None

    @property
    def deaf(self) -> bool:
        """It takes long to open, died and opens again, or lags too far behind."""
        return self._behind > self._allowed or not (self._opened or self._is_beginning)

    @property
    def _is_beginning(self) -> bool:
        """It opens for the first time, and what is said meanwhile is kept."""
        return not self.name and self._opening <= KEPT

    def open(self, protective: Vocabulary, tell: Callable[[str], None] = _untold) -> None:
        """Let it get ready to listen for these words; nobody waits. What is said meanwhile is heard then.

        Args:
            protective: see choose.choose.
            tell: is told what listens, once it does.

        Raises:
            EngineError: the engine that was asked for by name is not here. What only shows while it is opened is
                raised by `hear`.
        """
        refuse_missing(self._engine, self._model)
        self._order, self._tell = Open(self._engine, self._model, protective), tell
        self._line.send(self._order)

    def listen(self, vocabulary: Vocabulary, patience: float) -> None:
        """See Recogniser; what it cannot hear is told by the next `hear`."""
        self._wish = ListenFor(vocabulary, patience)
        if self._opened or self._is_beginning:
            self._line.send(self._wish)

    def learn(self, phrase: str) -> None:
        """See Recogniser; an engine that is opened anew has to do without."""
        if self._opened:
            self._line.send(Learn(phrase))

    def hear(self, block: Block, at: int) -> tuple[Heard, ...]:
        """See Recogniser. Raises EngineError when it cannot be opened at all."""
        self._opening += not self.name
        if self._opened or self._is_beginning:
            self._line.send(Hear(block.tobytes(), at))
            self._behind += 1
        elif self._rest:
            self._rest -= 1
            if not self._rest:
                self._begin_again()
        if self._behind > HUNG or self._opening > SLOW_START:
            self._line.close()
        heard: list[Heard] = []
        with suppress(Empty):
            while True:
                heard += self._take(self._line.answers.get_nowait())
        return tuple(heard)

    def close(self) -> None:
        """End the process in which the engine runs."""
        self._line.close()

    def _take(self, answer: Answer | None) -> tuple[Heard, ...]:
        match answer:
            case Result(heard):
                self._behind -= 1
                if self._behind <= BEHIND:
                    self._allowed = BEHIND
                for each in heard:
                    if each.heard_by is Pass.PROTECTIVE:
                        self._partial = None if each.final else each
                return heard
            case Opened():
                self._open(answer)
            case Refused(message) if self._opened:
                raise VocabularyError(message)
            case Refused(message) if not self.name:
                raise EngineError(message)
            case None if not self.name:
                raise EngineError(
                    "What listens broke down while it was opened. Try again, or name another engine."
                )
            case _:
                return self._lose()
        return ()

    def _open(self, opened: Opened) -> None:
        first, self._opened = not self.name, True
        self.name, self.needs = opened.name, opened.needs
        _LOG.info("the recogniser listens: %s", opened.name)
        if first:
            self._tell(opened.meaning)
        if self._wish and not (first and self._opening <= KEPT):
            self._line.send(self._wish)

    def _lose(self) -> tuple[Heard, ...]:
        _LOG.warning("the recogniser's process has gone")
        self._line.close()
        self._opened, self._behind, self._allowed, self._rest = False, 0, BEHIND, AGAIN
        cut, self._partial = self._partial, None
        return (replace(cut, text="", final=True),) if cut else ()

    def _begin_again(self) -> None:
        assert self._order
        try:
            self._line = _Line(self._module)
        except OSError:
            self._rest = AGAIN
            return
        self._line.send(self._order)


class _Line:
    """One process, and a thread for each direction: nobody else waits."""

    def __init__(self, module: str) -> None:
        self.answers: SimpleQueue[Answer | None] = SimpleQueue()
        """None is its end, and comes once."""
        self._requests: SimpleQueue[Request | None] = SimpleQueue()
        self._process = child.start(module)
        self._threads = [Thread(target=each, daemon=True) for each in (self._write, self._read)]
        for thread in self._threads:
            thread.start()

    def send(self, request: Request) -> None:
        """Returns at once."""
        self._requests.put(request)

    def close(self) -> None:
        """End the process, if it has not ended."""
        self._process.kill()
        self._requests.put(None)
        for thread in self._threads:
            thread.join()
        assert self._process.stdin
        assert self._process.stdout
        with suppress(OSError):
            self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()

    def _write(self) -> None:
        assert self._process.stdin
        with suppress(OSError):
            while request := self._requests.get():
                send(self._process.stdin, request)

    def _read(self) -> None:
        assert self._process.stdout
        with suppress(EOFError):
            while True:
                answer = receive(self._process.stdout)
                assert not isinstance(answer, Request)
                self.answers.put(answer)
        self.answers.put(None)
