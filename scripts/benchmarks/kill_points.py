"""Sessions that are killed at random moments: what the journal then holds, against what the session knew."""

from __future__ import annotations

import mmap
import os
import random
import signal
import struct
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from kit.journals import HURT, TO_HANDS, kept_session
from kit.talking import dialog_data

from assistant.clock import BLOCK
from assistant.dialog.conversation import Conversation
from assistant.dialog.taking_up import taken_up
from assistant.dialog.unchanged import only_time_passed
from assistant.journal.database import connected
from assistant.journal.keeping import PERIOD
from assistant.journal.recalling import cut_off_session
from assistant.journal.stored import restored
from benchmarks.figures import tally
from benchmarks.scorecard import table

LINES = (
    *TO_HANDS,
    *HURT,
    *("softer", "+20s", "leave out the neck", "skip this one", "+15s", "pause", "carry on", "+10s"),
    *("it hurts a lot", "no", "the lower back", "five", "carry on", "+10s", "stop", "carry on", "+10s"),
    *(
        "next",
        "+20s",
        "slower",
        "my foot fell asleep",
        "+5s",
        "yes",
        "carry on",
        "+20s",
        "stop",
        "yes",
        "+60s",
    ),
)
"""What is said in the session that is killed."""
FRESH = 60.0
"""Seconds after the kill at which it is begun again."""


@dataclass(frozen=True)
class Killed:
    """One session that was killed, and what was found."""

    state: str
    """Where it was killed."""
    wrong: str
    """What was lost; empty when nothing was."""
    late: int
    """Samples by which the clocks of the journal were behind."""


def known(lines: Sequence[str] = LINES) -> list[Conversation]:
    """How the conversation stands after every turn, when nobody kills it."""
    stands: list[Conversation] = []
    with (
        tempfile.TemporaryDirectory() as folder,
        kept_session(Path(folder) / "journal.sqlite3", *lines, also=stands.append),
    ):
        pass
    return stands


def killed(stands: Sequence[Conversation], folder: Path, at: int, after: float) -> Killed:
    """Let a process hold the session, kill it, and look into the journal.

    Args:
        stands: what `known` gave.
        folder: for its journal.
        at: the number of the turn that it is to have finished.
        after: seconds more until it is killed.
    """
    place = folder / f"{at}.sqlite3"
    told = mmap.mmap(-1, 8)
    child = os.fork()
    if child == 0:
        _hold(place, told)
    while struct.unpack("q", told[:8])[0] < at:
        time.sleep(0.001)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    finished = struct.unpack("q", told[:8])[0]
    return _looked_at(place, stands, finished)


def _hold(place: Path, told: mmap.mmap) -> None:
    """In a process of its own: the session, and after every turn its number where a kill does not reach it."""
    try:
        turns = count()

        def turned(_now: Conversation) -> None:
            told[:8] = struct.pack("q", next(turns))

        with kept_session(place, *LINES, also=turned):
            told[:8] = struct.pack("q", 10**9)
            time.sleep(60)
    finally:
        os._exit(0)


def _looked_at(place: Path, stands: Sequence[Conversation], finished: int) -> Killed:
    finished = min(finished, len(stands) - 1)
    truth = stands[finished]
    by_time = {each.ticked: each for each in stands}
    with closing(connected(place, 5)) as journal:
        row = journal.execute("SELECT format, conversation, plan, wall FROM state").fetchone()
    if row is None:
        return Killed(truth.state, "" if finished == 0 else "nothing was kept", 0)
    made_with, conversation, plan, wall = row
    found = restored(conversation, plan, dialog_data().library, made_with)
    was = by_time.get(found.ticked)
    late = truth.ticked - found.ticked
    if was is None or was.but(shown=None) != found:
        return Killed(truth.state, "it is none that ever was", late)
    ahead = stands[min(finished + 1, len(stands) - 1)]  # the turn that was under way may be in it, too
    if not (only_time_passed(was, truth) or was is ahead or only_time_passed(was, ahead)):
        return Killed(truth.state, "it is older than what was last said", late)
    if late > PERIOD + BLOCK:
        return Killed(truth.state, "its clocks are older than a second", late)
    return Killed(truth.state, _looser(place, was, wall), late)


def _looser(place: Path, was: Conversation, wall: float) -> str:
    """What of it the next run allows that the killed one did not; empty when nothing."""
    due = taken_up(was, FRESH)
    back = cut_off_session(place, wall + FRESH, dialog_data().library)
    if due is None or back is None:
        return "" if due is None and back is None else "it does not go on"
    now = back.conversation
    lost = [
        name
        for name, same in (
            ("pain", (now.comfort.reports, now.comfort.total) == (was.comfort.reports, was.comfort.total)),
            ("closed zones", now.comfort.closed >= was.comfort.closed),
            ("ceilings", now.comfort.ceilings == was.comfort.ceilings),
            ("level", now.comfort.level <= was.comfort.level),
            ("restriction", now.restriction == was.restriction),
            ("answers", now.interview == was.interview),
            ("plan", now.plan == was.plan),
            ("clock", now.hands_on >= was.hands_on and now.place.elapsed >= was.place.elapsed),
            ("cup", now.cup.worked >= was.cup.worked and now.cup.on == was.cup.on),
            ("hands", not now.comfort.hands_on and now.cut_off is not None),
        )
        if not same
    ]
    return ", ".join(lost)


def kill_points(kills: int, seed: int = 1) -> list[Killed]:
    """So many sessions, each killed at a random moment."""
    chance = random.Random(seed)
    stands = known()
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(kills):
            within = Path(folder) / str(number)
            found.append(killed(stands, within, chance.randrange(len(stands)), chance.random() * 0.01))
    return found


def section(found: Sequence[Killed]) -> str:
    """What to write of it."""
    lost = [each for each in found if each.wrong]
    late = max((each.late for each in found), default=0) / BLOCK * 30
    where = Counter(each.state.partition(".")[0] for each in found)
    rows = [
        ("sessions killed", str(len(found)), "500", "met" if len(found) >= 500 else "fewer"),
        ("of which something was lost", str(len(lost)), "0", "met" if not lost else "**missed**"),
        (
            "the clocks behind by, at most",
            f"{late:.0f} ms",
            "at most 1030 ms",
            "met" if late <= 1030 else "**missed**",
        ),
        ("where they were", tally(where.elements()), "", ""),
    ]
    return "\n\n".join(
        [
            "## Killed at any moment",
            "The process of a session is killed (SIGKILL) after a random turn; then the journal is compared with what "
            "the session knew, value by value, and with how the next run takes it up. Turns wait for the journal here; "
            "beside a card they do not, and what was said in the last few milliseconds may be missing.",
            table(("what", "found", "target", ""), rows),
        ]
    )
