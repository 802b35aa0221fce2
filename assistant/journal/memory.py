"""What is remembered of a person, in the journal."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

from pydantic import TypeAdapter
from pydantic_core import to_json

from assistant.dialog.remembered import Remembered, holds
from assistant.dialog.screening.questions import Questions
from assistant.journal import store
from assistant.journal.database import UnreadableError, connected
from assistant.journal.recalling import PATIENCE

_REMEMBERED = TypeAdapter(Remembered)


def as_text(remembered: Remembered) -> str:
    """The remembered value as JSON text."""
    return to_json(remembered).decode()


def asked_with(questions: Questions) -> str:
    """What tells these very questions from others: answers to other words are no answers to these."""
    return hashlib.sha256(questions.model_dump_json().encode()).hexdigest()[:16]


def remembered(path: Path, wall: float, questions: Questions) -> Remembered | None:
    """What is remembered and still holds; None when there is nothing, or nothing that can be read.

    What is too old is removed for good.

    Args:
        path: of the journal.
        wall: now; POSIX time in seconds.
        questions: those that are asked now.
    """
    if not path.exists():
        return None
    try:
        with closing(connected(path, PATIENCE)) as journal:
            row = journal.execute("SELECT format, data FROM memory").fetchone()
            if row is None:
                return None
            found = _REMEMBERED.validate_json(row[1])
            if not holds(found, wall):
                store.forget_person(journal)
                return None
    except (OSError, sqlite3.Error, UnreadableError, ValueError):  # whoever writes the journal says so
        return None
    known = {question for question, _ in found.answers} <= questions.by_id.keys()
    return found if row[0] == asked_with(questions) and known else None
