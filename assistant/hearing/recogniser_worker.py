"""The process that hears, `python -m assistant.hearing.recogniser_worker`: it answers as messages.py says.

A process of its own, because engines hold up everything while they look closely at a word, and a broken one ends the
process it is in. It ends with its standard input.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import IO

import numpy as np

from assistant.hearing.choose import choose
from assistant.hearing.messages import Hear, Learn, ListenFor, Open, Opened, Refused, Result, receive, send
from assistant.hearing.recogniser import EngineError, Recogniser, VocabularyError


def serve(requests: IO[bytes], replies: IO[bytes]) -> None:
    """Answer until there is nobody left to ask."""
    try:
        order = receive(requests)
        assert isinstance(order, Open)
        chosen = choose(order.engine, order.model, order.protective)
    except EOFError:
        return
    except (EngineError, VocabularyError) as error:
        send(replies, Refused(str(error)))
        return
    send(replies, Opened(chosen.recogniser.name, chosen.meaning, chosen.recogniser.needs))
    try:
        while True:
            _answer(chosen.recogniser, requests, replies)
    except (EOFError, BrokenPipeError):
        chosen.recogniser.close()


def _answer(recogniser: Recogniser, requests: IO[bytes], replies: IO[bytes]) -> None:
    match receive(requests):
        case Hear(block, at):
            send(replies, Result(recogniser.hear(np.frombuffer(block, np.int16), at)))
        case Learn(phrase):
            recogniser.learn(phrase)
        case ListenFor(vocabulary, patience):
            try:
                recogniser.listen(vocabulary, patience)
            except VocabularyError as error:
                send(replies, Refused(str(error)))


def main() -> None:
    """Serve the process that started this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the program, which may have a last word to say
    with os.fdopen(os.dup(1), "wb") as replies:
        os.dup2(2, 1)  # an engine that prints must not be taken for an answer
        serve(sys.stdin.buffer, replies)


if __name__ == "__main__":
    main()
