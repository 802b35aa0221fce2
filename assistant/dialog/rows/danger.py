"""Red flags, from everywhere."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.dialog.rows.row import BEFORE, HANDS, LIVE, Row, good
from assistant.dialog.talk import alarms, general, interviewing, nerves, numbness, pain


def danger() -> Iterator[Row]:
    """Rows for red flags."""
    yield Row("RED_FLAG", LIVE, "emergency", (alarms.sound,), (good, alarms.asks_for("emergency")))
    for course in ("end", "wait", "close_zone", "urgent"):
        told = (alarms.asks_for(course), alarms.is_answer)
        yield Row("RED_FLAG", ("screening",), None, (interviewing.disclose_sign,), told)
    yield Row("RED_FLAG", ("screening",), None, (interviewing.disclose_sign,), (alarms.is_answer,))
    wrong = (alarms.is_quality,)
    yield Row("RED_FLAG", ("easing.asking",), "easing.tracing", (nerves.feels_wrong,), wrong)
    may_end = (*BEFORE, *HANDS, "resting")
    for course in ("urgent", "end"):
        yield Row("RED_FLAG", may_end, "refused", (alarms.sound_and_end,), (good, alarms.asks_for(course)))
    # the number to call is not cut off for anything less, nor is what was said of it lowered
    yield Row("RED_FLAG", ("emergency",), None, (general.repeat,))
    yield Row("RED_FLAG", ("refused",), None, (alarms.tell,))
    runs_down = (good, alarms.is_sign("nerve_limb"))
    yield Row("RED_FLAG", ("easing.tracing", "easing.asking"), "refused", (nerves.runs_down,), runs_down)
    yield Row(
        "RED_FLAG",
        HANDS,
        "easing.tracing",
        (nerves.react,),
        (good, alarms.asks_for("close_zone"), pain.may_be_felt),
    )
    felt = (good, alarms.asks_for("wait"), pain.may_be_felt)
    yield Row("RED_FLAG", HANDS, "easing.waiting", (numbness.react,), felt)
    yield Row("RED_FLAG", HANDS, "easing.suspecting", (alarms.suspect,), (pain.may_be_felt,))
    yield Row("RED_FLAG", LIVE, "stopped", (alarms.wonder,))
