"""Many sessions in a row in one process, with the journal on: whether anything is left behind."""

from __future__ import annotations

import gc
import multiprocessing
import random
import statistics
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kit.journals import HURT, TO_HANDS, kept_session

from assistant.clock import to_samples
from assistant.contact import IN_CONTACT, Contact, Loudspeaker, Microphone
from assistant.journal.reading import sessions

SAID = (
    *(
        "softer",
        "firmer",
        "next",
        "slower",
        "faster",
        "pause",
        "carry on",
        "ow",
        "it hurts",
        "no",
        "yes",
        "two",
    ),
    *(
        "what do you know about me",
        "go to step three",
        "add five minutes",
        "skip this one",
        "the neck",
        "banana",
    ),
    *(
        "my foot fell asleep",
        "I only have ten minutes left",
        "where were we?",
        "help",
        "i don't know",
        "stop",
    ),
    *(
        "leave out the shoulders",
        "what did you say about the oil?",
        "wait for a minute",
        "repeat",
        "forget that",
    ),
)
"""What is said, in any order."""
FAULTS = (
    Contact(microphone=Microphone.SILENT),
    Contact(loudspeaker=Loudspeaker.STOPPED),
    Contact(gap=40.0),
    Contact(loud=True),
)
"""What happens to the sound card meanwhile."""
PER_SESSION = 25
"""Things that are said or happen in one session."""
SETTLED = 40
"""Sessions after which nothing more should grow."""


@dataclass(frozen=True)
class Soaked:
    """What was measured."""

    sessions: int
    kept: int
    """Of them, in the journal in the end; those that were to be forgotten are not."""
    memory: tuple[float, ...]
    """MB after each session."""
    threads: int
    """More than before, in the end."""
    children: int


def soak(count: int, folder: Path, seed: int = 1) -> Soaked:
    """Hold so many sessions, one after the other."""
    chance = random.Random(seed)
    place = folder / "journal.sqlite3"
    threads = threading.active_count()
    memory = []
    for _ in range(count):
        hold(place, chance)
        gc.collect()
        memory.append(resident())
    return Soaked(
        count,
        len(sessions(place)),
        tuple(memory),
        threading.active_count() - threads,
        len(multiprocessing.active_children()),
    )


def hold(place: Path, chance: random.Random) -> None:
    """One session: to hands on, and then anything."""
    with kept_session(place, *TO_HANDS, *(HURT if chance.random() < 0.3 else ()), waits=False) as driver:
        for _ in range(PER_SESSION):
            if driver.over:
                return
            if chance.random() < 0.2:
                fault = chance.choice(FAULTS)
                for _ in range(chance.randrange(1, 40)):
                    driver.turn(contact=fault)
                    fault = IN_CONTACT if fault.gap else fault
            else:
                driver.type(chance.choice(SAID))
            driver.wait(to_samples(chance.uniform(0.1, 8.0)))


def resident() -> float:
    """MB that this process holds in memory; 0 where that is not told."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0.0
    return pages * 4096 / 1e6


def growth(memory: Sequence[float]) -> float:
    """Percent that the last quarter lies above the first after it has settled."""
    settled = memory[min(SETTLED, len(memory) // 4) :]
    quarter = max(1, len(settled) // 4)
    first, last = statistics.median(settled[:quarter]), statistics.median(settled[-quarter:])
    return 100 * (last - first) / first if first else 0.0


def cost(place: Path) -> tuple[float, float]:
    """Microseconds of the loop's own time that the journal takes, a block on average, and the longest."""
    from assistant.journal.keeping import SessionJournal

    took: list[float] = []

    class Timed(SessionJournal):
        def __call__(self, tick: object, event: object) -> None:
            begun = time.thread_time_ns()
            super().__call__(tick, event)  # type: ignore[arg-type]
            took.append((time.thread_time_ns() - begun) / 1e3)

        def turned(self, now: object) -> None:
            begun = time.thread_time_ns()
            super().turned(now)  # type: ignore[arg-type]
            took.append((time.thread_time_ns() - begun) / 1e3)

    with kept_session(place, *TO_HANDS, *HURT, "+60s", waits=False, journal_kind=Timed) as driver:
        blocks = driver.samples / 480
    return sum(took) / blocks, max(took)
