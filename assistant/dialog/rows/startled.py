"""After a sudden loud voice without words."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.dialog.rows.row import COACHING, GUIDING, Row, good
from assistant.dialog.talk import general, pain, pausing, startled


def outcry() -> Iterator[Row]:
    """Rows for the question whether all is right."""
    at = ("easing.startled",)
    yield Row("OUTCRY", COACHING, "easing.startled", (startled.ask,))
    yield Row("PAIN", at, "easing.asking", (pain.react,), (good,))
    yield Row("PAIN", at, "easing.suspecting", (pain.react,))
    for trigger, act in (
        ("PAUSE", pausing.pause),
        ("COLD", pausing.cover),
        ("GIVER_PAIN", pausing.rest_thumbs),
    ):
        yield Row(trigger, at, "paused", (act,))
    for trigger in ("YES", "RESUME"):
        yield Row(trigger, at, GUIDING, (startled.go_on,), (good,))
        yield Row(trigger, at, None, (general.repeat,))
    for trigger in ("NO", "NOT_SURE", "NO_PAIN", "PAIN_RESOLVED", "LIGHTER", "UNEASE", "SILENCE"):
        yield Row(trigger, at, "easing.suspecting", (pain.may_hurt,))
    yield Row("UNRECOGNISED", at, None, (general.not_understood,))
