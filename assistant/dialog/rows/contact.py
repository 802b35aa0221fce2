"""When people and program cannot hear each other, or the program was not there."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.dialog.rows.row import BEFORE, LIVE, Row, good
from assistant.dialog.talk import contact


def cut_off() -> Iterator[Row]:
    """Hands off at once, whichever of both cannot hear the other; and nothing goes on while it lasts."""
    felt = (*BEFORE, "coaching", "easing")
    waiting = ("paused", "stopped", "resting")
    yield Row("DEAF", felt, "paused", (contact.go_deaf,))
    yield Row("DEAF", waiting, None, (contact.tell_deaf,))
    yield Row("INAUDIBLE", felt, "paused", (contact.go_inaudible,))
    yield Row("INAUDIBLE", waiting, None, (contact.tell_inaudible,))
    yield Row("HEARING", LIVE, None, (contact.hear_again,))
    yield Row("AUDIBLE", LIVE, None, (contact.tell_deaf,), (contact.hears_badly,))
    yield Row("AUDIBLE", LIVE, None, (contact.audible_again,))
    yield Row("YES", ("paused",), None, (contact.believe,), (good, contact.asks_whether_heard))
    for trigger in ("RESUME", "READY"):
        yield Row(trigger, ("paused", "stopped"), None, (contact.tell_trouble,), (contact.is_cut_off,))
    afresh = (*BEFORE, "paused", "stopped")
    yield Row("GAP", afresh, "choosing", (contact.begin_afresh,), (contact.was_long_away,))
    yield Row("GAP", felt, "paused", (contact.come_back,))
    yield Row("GAP", waiting, None, (contact.count_gap,))
    yield Row("NARROW", BEFORE, None, (contact.tell_narrow,))
    yield Row("LOUD", contact.HANDS, None, (contact.tell_loud,))
