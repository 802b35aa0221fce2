"""Sessions that are kept in a journal of their own, acted out in text as fast as the machine can."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kit.talking import dialog_data, understanding

from assistant.dialog.conversation import Conversation
from assistant.hearing.scripted import Scripted
from assistant.journal.keeping import SessionJournal
from assistant.journal.memory import asked_with
from assistant.session.components import Resources, session
from assistant.session.driver import Onlooker, SessionDriver
from assistant.session.journaling import looking_on
from assistant.session.mishaps import Mishaps
from assistant.session.script import steps
from assistant.speaking.silent import SilentSpeaker

WALL = 1_780_000_000.0
"""When they begin."""
TO_HANDS = (
    *("the seven step one", "fifteen minutes", "yes", "no", "no", "no", "no", "no", "no", "no", "no", "yes"),
    *("stop", "it hurts", "stop", "it hurts", "skip the preparation"),
)
"""What a healthy pair says until hands are on."""
HURT = ("+20s", "it hurts", "no", "shoulders", "two", "carry on", "+5s")
"""It hurts a little, and goes on."""

RESUMED = ("yes", "stop", "it hurts", "stop", "it hurts", "carry on", "+20s")
"""What is said when one that was cut off is begun again, until hands are on."""


@contextmanager
def kept_session(
    journal: Path,
    *lines: str,
    told: list[str] | None = None,
    waits: bool = True,
    opening: Conversation | None = None,
    also: Onlooker | None = None,
    goes_on: str = "",
    wall: float = WALL,
    journal_kind: type[SessionJournal] = SessionJournal,
) -> Iterator[SessionDriver]:
    """A session that said all of this and is still open, put together as `opened` does, from what is read already.

    `also` is told how the conversation stands after every turn, when that is in the journal.
    """
    keeping = journal_kind(
        journal, wall, asked_with=asked_with(dialog_data().questions), goes_on=goes_on, waits=waits
    )
    keep = looking_on(keeping, journal, Mishaps.load(), (told if told is not None else []).append)

    def after(now: Conversation) -> None:
        keep(now)
        if also:
            also(now)

    words = Resources(dialog_data(), understanding())
    made = session(words, Scripted(()), SilentSpeaker(150), opening or Conversation(), [keeping])
    try:
        driver = SessionDriver(made, wall, after=after)
        driver.follow(steps(lines), tail=0)
        yield driver
    finally:
        keeping.close()
