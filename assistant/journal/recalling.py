"""The session that was cut off and may go on, out of the journal."""

from __future__ import annotations

import logging
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from assistant.coaching.library import Library
from assistant.dialog.conversation import Conversation
from assistant.dialog.states import State
from assistant.dialog.taking_up import LONGEST, STALE, taken_up
from assistant.journal.database import UnreadableError, connected
from assistant.journal.places import is_running
from assistant.journal.stored import StoredError, restored

PATIENCE = 1.0
"""Seconds that another process is waited for, with somebody waiting for the greeting."""
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class CutOffSession:
    """A session that was cut off, and how it goes on."""

    key: str
    conversation: Conversation


def cut_off_session(path: Path, wall: float, library: Library) -> CutOffSession | None:
    """The last session, if it was cut off, or ended in an emergency today, and may still go on; None otherwise.

    Args:
        path: of the journal.
        wall: now; POSIX time in seconds.
        library: the programs there are.
    """
    if not path.exists():
        return None
    try:
        with closing(connected(path, PATIENCE)) as journal:
            rows = journal.execute(
                "SELECT key, ended, wall, format, conversation, plan FROM session "
                "JOIN state ON state.session = session.id WHERE wall > ? ORDER BY session.id DESC",
                (wall - 2 * LONGEST,),
            ).fetchall()
    except (OSError, sqlite3.Error, UnreadableError):  # whoever writes the journal says so
        return None
    for key, ended, kept_at, made_with, conversation, plan in rows:
        emergency = ended == State.EMERGENCY and _is_today(kept_at, wall)
        if ended and not emergency:
            return None
        if is_running(key):
            continue
        try:
            now = restored(conversation, plan, library, made_with)
        except StoredError as error:
            _LOG.warning("a session that was cut off cannot go on: %s", error)
            return None
        if emergency:
            now = now.but(state=State.EMERGENCY)
        if back := taken_up(now, _away(kept_at, wall, emergency=emergency)):
            return CutOffSession(key, back)
    return None


def _away(kept_at: float, wall: float, *, emergency: bool) -> float:
    """Seconds since it was cut off; when the clock of the computer was turned back, so many that nothing is taken as
    fresh; and an emergency stands for the rest of the day."""
    if emergency:
        return min(max(0.0, wall - kept_at), LONGEST)
    return wall - kept_at if wall >= kept_at else STALE + 1


def _is_today(then: float, wall: float) -> bool:
    """The same day, or less than twelve hours ago (safety.md, 3.2: not before another day)."""
    same = datetime.fromtimestamp(then).date() == datetime.fromtimestamp(wall).date()
    return same or abs(wall - then) <= LONGEST
