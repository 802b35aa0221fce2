"""An engine in a process of its own: the loop never waits for it, and outlives it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from queue import Empty, SimpleQueue
from threading import Thread

from assistant import child
from assistant.clock import BLOCK, to_samples
from assistant.hearing.choose import Chosen, EngineError
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
from assistant.hearing.recogniser import Block, VocabularyError
from assistant.hearing.vocabulary import Vocabulary

MODULE = "assistant.hearing.worker"
BEHIND = to_samples(1.5) // BLOCK
"""Blocks without an answer after which it counts as deaf."""
HUNG = to_samples(10.0) // BLOCK
"""Blocks without an answer after which it is given up."""
AGAIN = to_samples(3.0) // BLOCK
"""Blocks between two attempts to open it again."""
SLOW_START = 180.0
"""Seconds that opening may take: a large model, a slow disk."""


class Apart:
    """A Recogniser. What it hears comes some blocks late, and tells itself when it was said."""

    def __init__(self, engine: str, model: str, module: str = MODULE) -> None:
        """Start the process, without waiting for it. Raises OSError when there can be none."""
        self.name = ""
        self._engine, self._model, self._module = engine, model, module
        self._line = _Line(module)
        self._order: Open | None = None
        self._wish: ListenFor | None = None
        self._opened = False
        self._behind = 0
        self._rest = 0
        """Blocks until it is opened again."""
        self._partial: Heard | None = None

    @property
    def deaf(self) -> bool:
        """It died and opens again, or lags too far behind."""
        return not self._opened or self._behind > BEHIND

    def open(self, protective: Vocabulary) -> Chosen:
        """Wait until it listens; see choose.choose. Raises EngineError."""
        self._order = Open(self._engine, self._model, protective)
        self._line.send(self._order)
        with suppress(Empty):
            answer = self._line.answers.get(timeout=SLOW_START)
            if isinstance(answer, Opened):
                self.name, self._opened = answer.name, True
                return Chosen(self, answer.meaning)
            if isinstance(answer, Refused):
                raise EngineError(answer.message)
        raise EngineError("What listens broke down while it was opened. Try again, or name another engine.")

    def listen(self, vocabulary: Vocabulary, patience: float) -> None:
        """See Recogniser; what it cannot hear is told by the next `hear`."""
        self._wish = ListenFor(vocabulary, patience)
        if self._opened:
            self._line.send(self._wish)

    def learn(self, phrase: str) -> None:
        """See Recogniser; an engine that is opened anew has to do without."""
        if self._opened:
            self._line.send(Learn(phrase))

    def hear(self, block: Block, at: int) -> tuple[Heard, ...]:
        """See Recogniser."""
        if self._opened:
            self._line.send(Hear(block.tobytes(), at))
            self._behind += 1
            if self._behind > HUNG:
                self._line.close()
        elif self._rest:
            self._rest -= 1
            if not self._rest:
                self._begin_again()
        heard: list[Heard] = []
        with suppress(Empty):
            while True:
                heard += self._take(self._line.answers.get_nowait())
        return tuple(heard)

    def close(self) -> None:
        """End the process."""
        self._line.close()

    def _take(self, answer: Answer | None) -> tuple[Heard, ...]:
        match answer:
            case Result(heard):
                self._behind -= 1
                for each in heard:
                    if each.heard_by is Pass.PROTECTIVE:
                        self._partial = None if each.final else each
                return heard
            case Opened():
                self._opened = True
                if self._wish:
                    self._line.send(self._wish)
            case Refused(message) if self._opened:
                raise VocabularyError(message)
            case _:
                return self._lose()
        return ()

    def _lose(self) -> tuple[Heard, ...]:
        self._line.close()
        self._opened, self._behind, self._rest = False, 0, AGAIN
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
