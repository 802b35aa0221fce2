"""Questions that people ask, in every part of the conversation; they stand last, so that all else goes before."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.dialog.rows.row import COACHING, Row
from assistant.dialog.talk import general, pausing, replying

QUESTIONS = ("QUESTION", "WHY", "STATUS", "WHAT_NEXT", "CHECK_IN")
"""What asks something; most of them have rows of their own where they mean more."""


def questions() -> Iterator[Row]:
    """Rows for questions: answered, and then the open question again, or on as before."""
    yield Row("QUESTION", COACHING, "paused", (pausing.pause,), (replying.wants_up,))
    yield Row("POSTURE", COACHING, "paused", (pausing.pause,))
    for trigger in QUESTIONS:
        yield Row(trigger, ("choosing", "stopped"), None, (replying.reply_and_ask,))
        yield Row(trigger, ("rehearsing",), None, (replying.reply_in_rehearsal,))
        yield Row(trigger, ("screening",), None, (replying.reply_in_screening,))
        yield Row(trigger, ("gating",), None, (replying.reply_in_gate,))
        yield Row(trigger, ("preparing",), None, (replying.reply_getting_ready,))
        yield Row(trigger, COACHING, None, (replying.reply_with_hands_on,))
        yield Row(trigger, ("easing",), None, (replying.reply_with_hands_off,))
        yield Row(trigger, ("paused",), None, (replying.reply_in_pause,))
        yield Row(trigger, ("resting", "refused"), None, (replying.reply,))
        # help was called: whatever is asked, what to do is said again
        yield Row(trigger, ("emergency",), None, (general.repeat,))
    yield Row("TEACH", ("preparing",), None, (replying.reply_getting_ready,))
