"""What people type and say, and what servers answer, at random and rude."""

from __future__ import annotations

from pathlib import Path
from random import Random

from fuzzing.files import Found
from fuzzing.mutating import mutant
from kit.model_shelf import archive, model_of, raw, served, status
from kit.talking import ALL_CLEAR, REHEARSED, Talk, understanding

from assistant.clock import BLOCK, RATE
from assistant.dialog.conversation import Choice, Conversation
from assistant.hearing.heard import Heard, Pass
from assistant.model_store.catalogue import ModelError
from assistant.model_store.fetching import FetchProgress, fetch
from assistant.model_store.patience import Patience
from assistant.screen.line_editor import Typed, edited

SAID = (
    "yes", "no", "stop", "it hurts", "ouch", "next", "go on", "softer", "harder", "the seven step one", "15 minutes",
    "not sure", "my left knee", "seven", "five out of five", "damn you", "shut up you stupid bitch", "fuck off", "fuck yes",
    "go to hell", "kill me", "i want sex", "are you naked", "piss off and stop", "what the fuck hurts", "", "²", "½ hour",
    "call 911", "i can't breathe", "skip the preparation", "repeat", "help", "quit", "start again", "no no yes", "so " * 40,
    "🖕🖕", "ноль", "０", "999999999999999999999", "-1 minutes", "nan", "done", "ready next", "p15", "0x10", "\u202eyes", "k\u0301",
)  # fmt: skip
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 20\r\nContent-Type: application/zip\r\n\r\n01234567890123456789"
TOKENS = (
    b"206", b"302", b"100 Continue\r\n\r\n", b"\r\n", b": ", b"Location: //[::1", b"Transfer-Encoding: chunked\r\n",
    b"-1\r\n", b"Content-Encoding: gzip\r\n", b"Content-Range: bytes 0-1/2\r\n", b"Content-Length: 9\r\n", b"HTTP/1.1 ",
)  # fmt: skip
HURRIED = Patience(silence=0.5, head=0.5, slowest=1, window=0.5, whole=2, pauses=())


def typed_bytes(random: Random, _: Path) -> bytes:
    """Keys as a terminal sends them, put together to lines, and what is understood of those."""
    begin = " ".join(random.choices(SAID, k=3)).encode()
    made = mutant(begin, random, (b"\x7f", b"\r", b"\x1b[D", b"\x1bOH", b"\x15", b"\x1b[200~", b"\x04"))[
        :2_000
    ]
    try:
        line, lines = edited(Typed(), made.decode("utf-8", "surrogateescape"))
        for text in (*lines, line.line):
            understanding().understand(Heard(text, True, 0, RATE, Pass.TYPED, alone=True), ("YES", "NO"))
    except Exception as error:
        raise Found(made) from error
    return made


def http_answer(random: Random, folder: Path) -> bytes:
    """What a server may send instead of a model."""
    made = mutant(ANSWER, random, TOKENS)
    try:
        with served(archive()) as shelf:
            shelf.answers = [raw(made), status(404)]
            fetch(
                model_of(shelf), folder / "model.part", FetchProgress(lambda _: None, lambda _: None), HURRIED
            )
    except ModelError:
        return made
    except Exception as error:
        raise Found(made) from error
    raise Found(made)


def session(random: Random, _: Path) -> bytes:
    """A conversation that anything is said in, at any moment."""
    told: list[str] = []
    try:
        talk = Talk(Conversation(choice=Choice("p15", 15)) if random.random() < 0.5 else None).begin()
        talk.turn = random.choice((BLOCK, 10 * BLOCK, 10 * BLOCK, 30 * BLOCK))
        if random.random() < 0.6:
            told = [*ALL_CLEAR, *REHEARSED, "skip the preparation"]
            talk.say(*told)
        for _each in range(random.randint(3, 25)):
            words = " ".join(random.choices(SAID, k=random.choice((1, 1, 1, 2, 3))))
            told.append(words)
            way = random.choice((talk.say, talk.interrupt, talk.mumble, talk.begin_to_say))
            way(words)
            if random.random() < 0.2:
                talk.wait(
                    random.choice((0.1, 3, 25)), deaf=random.random() < 0.1, mute=random.random() < 0.05
                )
    except Exception as error:
        raise Found("\n".join(told).encode()) from error
    return "\n".join(told).encode()
