"""A session on its way into the journal: what happens in it, and how it stands."""

from __future__ import annotations

import json
import logging
import uuid
from contextlib import ExitStack
from pathlib import Path
from queue import Empty

from assistant import faults
from assistant.clock import Tick, to_samples
from assistant.coaching.planned import Plan
from assistant.dialog.conversation import Conversation
from assistant.dialog.effects import Effect, End, Record
from assistant.dialog.talk.remembering import of
from assistant.dialog.unchanged import only_time_passed
from assistant.journal import store
from assistant.journal.entry import Entry, entry_of
from assistant.journal.memory import as_text
from assistant.journal.places import running
from assistant.journal.store import KeptState, SessionHead
from assistant.journal.stored import format_now, stored, stored_plan
from assistant.journal.writer import JournalWriter, Mishap
from assistant.understanding.understood import Understood

PERIOD = to_samples(1.0)
"""Samples after which the clocks of a session are kept anew, though nothing else has changed."""
REMEMBER = "remember"
"""The record with which somebody wants their answers remembered."""
FORGET_SESSION = "forget_session"
"""The record with which the dialog wants nothing of this session kept."""
FORGET_ALL = "forget_all"
"""The record with which it wants nothing kept at all."""


class SessionJournal(logging.Handler):
    """Keeps one session. It watches the session, is told how it stands after every turn, and takes its faults."""

    def __init__(
        self, path: Path, wall: float, *, asked_with: str = "", goes_on: str = "", waits: bool = False
    ) -> None:
        """Begin to keep a session.

        Args:
            path: of the journal.
            wall: when the session begins; POSIX time in seconds.
            asked_with: tells the questions of this session from others, as `memory.asked_with` does.
            goes_on: key of the session that it goes on with; empty for a new one.
            waits: every turn waits until all is on the disk; for sessions that run faster than time.
        """
        super().__init__()
        key = uuid.uuid4().hex
        self._held = ExitStack()
        self._held.enter_context(running(key))
        self._writer = JournalWriter(path, SessionHead(key, wall, goes_on))
        self._waits = waits
        self._tick = Tick(0, wall)
        self._kept: Conversation | None = None
        self._plan: tuple[Plan | None, str] = (None, "")
        self._asked_with = asked_with
        self._forgotten = self._remembers = False
        logging.getLogger(faults.__name__).addHandler(self)

    def __call__(self, tick: Tick, event: Tick | Understood | Effect) -> None:
        """Keep one event of the session, in its turn."""
        self._tick = tick
        if self._forgotten or isinstance(event, Tick):
            return
        if isinstance(event, Record) and event.kind in (FORGET_SESSION, FORGET_ALL):
            self._forgotten = True
            self._writer.forget(everything=event.kind == FORGET_ALL)
            return
        if isinstance(event, Record) and event.kind == REMEMBER:
            self._remembers = True
        entry = entry_of(tick, event)
        if entry:
            self._writer.put(entry)
        if isinstance(event, End):
            reason = event.reason
            self._writer.do(lambda connection, session: store.end_session(connection, session, reason))

    def emit(self, record: logging.LogRecord) -> None:
        """Keep that something broke inside the program; such a record holds no word of what anybody said."""
        if not self._forgotten:
            data = json.dumps({"what": record.getMessage()})
            self._writer.put(Entry(self._tick.samples, self._tick.wall, "fault", data))

    def turned(self, now: Conversation) -> None:
        """A turn is over, and the conversation stands like this."""
        before = self._kept
        same = before is not None and only_time_passed(before, now)
        if self._remembers or (now.known and now.all_told and not (before and before.all_told)):
            self._remembers = False
            self._remember(now)
        if self._forgotten or (same and before and now.ticked - before.ticked < PERIOD):
            return
        self._kept = now
        if before is None or before.choice != now.choice:
            choice = now.choice
            self._writer.do(
                lambda connection, session: store.keep_choice(
                    connection, session, choice.program, choice.minutes
                )
            )
        wall = self._tick.wall
        self._writer.keep(lambda: self._state(now, wall))
        if self._waits:
            self._writer.settle()

    def _remember(self, now: Conversation) -> None:
        """They want it, or wanted it before and were asked shortly."""
        found = of(now, self._tick.wall)
        if found is None or self._forgotten:
            return
        told, made_with, data = found.told, self._asked_with, as_text(found)
        self._writer.do(lambda connection, _session: store.remember(connection, told, made_with, data))

    def _state(self, now: Conversation, wall: float) -> KeptState:
        """For the thread that writes, which alone calls it."""
        if self._plan[0] is not now.plan:
            self._plan = (now.plan, stored_plan(now.plan))
        return KeptState(wall, format_now(), stored(now), self._plan[1])

    def mishap(self) -> Mishap | None:
        """What is to be told about the journal and has not been; None when all is well."""
        try:
            return self._writer.mishaps.get_nowait()
        except Empty:
            return None

    def close(self) -> None:
        """Write what still waits, and let go of the session."""
        logging.getLogger(faults.__name__).removeHandler(self)
        self._writer.close()
        self._held.close()
        super().close()
