"""What the program and the process that hears for it tell each other."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from typing import IO

from assistant import frames
from assistant.hearing.heard import Heard
from assistant.hearing.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Open:
    """Open this engine; see choose.choose. The first of all requests."""

    engine: str
    model: str
    protective: Vocabulary


@dataclass(frozen=True, slots=True)
class ListenFor:
    """To the process: listen for this vocabulary from the next utterance on, as Recogniser.listen does."""

    vocabulary: Vocabulary
    patience: float


@dataclass(frozen=True, slots=True)
class Learn:
    """To the process: take one more phrase into account, as Recogniser.learn does."""

    phrase: str


@dataclass(frozen=True, slots=True)
class Hear:
    """To the process: one block of sound, which begins at the sample `at`."""

    block: bytes
    at: int


@dataclass(frozen=True, slots=True)
class Opened:
    """From the process: the engine is open and can listen."""

    name: str
    meaning: str
    needs: float


@dataclass(frozen=True, slots=True)
class Refused:
    """It cannot be opened, or cannot listen for that."""

    message: str


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to every Hear."""

    heard: tuple[Heard, ...]


Request = Open | ListenFor | Learn | Hear
Answer = Opened | Refused | Result


def send(stream: IO[bytes], message: Request | Answer) -> None:
    """Raises OSError when nobody is left to read."""
    frames.send(stream, pickle.dumps(message))


def receive(stream: IO[bytes]) -> Request | Answer:
    """Wait for one. It comes from the program's own other process, so it can be trusted.

    Raises EOFError when the other side is gone.
    """
    message: Request | Answer = pickle.loads(frames.receive(stream))
    return message
