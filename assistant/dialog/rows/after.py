"""The rest, the end, and what may be said almost anywhere."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.dialog.rows.row import AFTER, BEFORE, COACHING, HANDS, LIVE, TALKING, Row, good
from assistant.dialog.talk import (
    alarms,
    choosing,
    correcting,
    general,
    interviewing,
    manner,
    pain,
    pausing,
    preparing,
    resting,
)


def after() -> Iterator[Row]:
    """Rows for when the hands are off for good."""
    yield Row("PAIN", ("resting",), None, (pain.take_late,))
    yield Row("SAFETY_DISCLOSURE", ("resting",), None, (correcting.note_late,))
    yield Row("REST_OVER", ("resting",), None, (resting.say_aftercare,))
    yield Row("ALL_SAID", AFTER, "ended", (resting.close,))
    yield Row("ALL_SAID", ("ended",), None, (resting.close,))
    yield Row("SILENCE", ("emergency",), None, (alarms.stay,))
    yield Row("UNRECOGNISED", ("emergency",), None, (general.repeat,))
    yield Row("UNRECOGNISED", ("refused",), None, (general.repeat,))
    yield Row("UNRECOGNISED", ("resting",), None, (resting.answer_softly,))


def anywhere() -> Iterator[Row]:
    """Rows for what may be said almost anywhere."""
    yield Row("REPEAT", ("screening",), None, (interviewing.repeat,))
    for trigger in ("SLOWER", "SPEECH_SLOWER"):
        yield Row(trigger, ("screening",), None, (interviewing.go_slowly,))
    yield Row("REPEAT", LIVE, None, (general.repeat,))
    for trigger, act in (
        ("HELP", general.help_out),
        ("LOUDER", manner.louder),
        ("QUIETER", manner.quieter),
        ("SPEECH_SLOWER", manner.speak_slower),
        ("SPEECH_FASTER", manner.speak_faster),
    ):
        yield Row(trigger, TALKING, None, (act,))
    for trigger, act in (
        ("QUIET", manner.say_less),
        ("TEACH", manner.say_more),
        ("TALK_NORMALLY", manner.say_as_usual),
        ("RHYTHM_ON", manner.rhythm_on),
        ("RHYTHM_OFF", manner.rhythm_off),
    ):
        yield Row(trigger, COACHING, None, (act,))
    yield Row("SOMEONE_ELSE", (*BEFORE, *HANDS, "resting", "refused"), "choosing", (choosing.start_anew,))
    both = (correcting.told_with_a_stop,)
    yield Row("SAFETY_DISCLOSURE", ("stopped",), None, (correcting.note_for_later,), both)
    rested = (pausing.broke_into("resting"),)
    yield Row("SAFETY_DISCLOSURE", ("paused", "stopped"), None, (correcting.note_late,), rested)
    unchosen = (pausing.broke_into("choosing"),)
    yield Row("SAFETY_DISCLOSURE", ("paused", "stopped"), None, (choosing.note_condition,), unchosen)
    nothing = (good, correcting.changes_nothing)
    yield Row("SAFETY_DISCLOSURE", COACHING, None, (correcting.thank,), nothing)
    told_late = (*HANDS, "preparing", "rehearsing", "gating")
    yield Row(
        "SAFETY_DISCLOSURE", told_late, "screening", (interviewing.disclose_late,), (interviewing.has_begun,)
    )
    yield Row("SAFETY_DISCLOSURE", ("choosing", "paused", "stopped"), None, (choosing.note_condition,))
    yield Row("UNRECOGNISED", ("preparing",), None, (preparing.wait_on,))
    for state in ("easing.suspecting", "easing.asking", "easing.offering"):
        yield Row("UNRECOGNISED", (state,), None, (general.not_understood,))
    yield Row("UNRECOGNISED", ("paused",), None, (pausing.hint_resume,))
    yield Row("UNRECOGNISED", ("stopped",), None, (general.repeat,))
    yield Row("UNEASE", ("easing", "paused", "stopped"), None, (general.repeat,))
