"""The rehearsal before any hands are on."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.dialog.rows.row import Row, good
from assistant.dialog.talk import preparing, rehearsing


def rehearsal() -> Iterator[Row]:
    """Rows for the rehearsed words; what is not rehearsed falls through to the rows that take it in earnest."""
    at = ("rehearsing",)
    yield Row("STOP", at, None, (rehearsing.go_by_key,), (rehearsing.was_key,))
    for trigger in ("STOP", "PAIN"):
        yield Row(trigger, at, None, (), (rehearsing.was_counted,))
        yield Row(trigger, at, None, (rehearsing.acknowledge,), (rehearsing.was_asked,))
    yield Row("PAIN", at, None, (rehearsing.heard_another,), (rehearsing.is_rehearsed_word,))
    for trigger in ("YES", "READY"):
        yield Row(trigger, at, None, (rehearsing.go_by_key,), (good, rehearsing.key_is_left))
    for trigger in ("SKIP", "SKIP_PREPARATION", "NEXT", "WHY"):
        yield Row(trigger, at, None, (), (rehearsing.was_counted,))
        yield Row(trigger, at, None, (rehearsing.why,))
    yield Row("SILENCE", at, None, (rehearsing.miss,))
    yield Row("UNRECOGNISED", at, None, (rehearsing.miss,), (rehearsing.in_quiet,))
    yield Row("REHEARSED", at, "preparing", (preparing.begin,))
