"""From the choice through the screening to getting ready."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.dialog.rows.row import GUIDING, Row, good
from assistant.dialog.talk import (
    correcting,
    gating,
    general,
    guiding,
    instead,
    interviewing,
    pausing,
    preparing,
    rehearsing,
    resting,
    wishing,
)


def before_hands_on() -> Iterator[Row]:
    """Rows for what comes before any hands are on."""
    for trigger in ("LEAVE_OUT", "MORE_THERE"):
        yield Row(trigger, ("choosing", "gating", "rehearsing"), None, (wishing.note,))
        yield Row(trigger, ("preparing",), None, (wishing.plan_anew,))
    yield Row("CORRECTION", ("screening",), None, (correcting.correct,))
    again_asked = ("gating", "rehearsing", "preparing")
    yield Row("CORRECTION", again_asked, "screening", (correcting.correct,), (interviewing.has_begun,))
    screened = interviewing.is_complete
    gated = gating.is_needed
    yield Row("CHOSEN", ("choosing",), "gating", (gating.begin,), (screened, gating.is_shut))
    yield Row("CHOSEN", ("choosing",), None, (instead.refuse,), (screened, instead.is_impossible))
    yield Row("CHOSEN", ("choosing",), "gating", (gating.begin,), (screened, gated))
    yield Row("CHOSEN", ("choosing",), "preparing", (preparing.begin,), (screened, rehearsing.is_done))
    yield Row("CHOSEN", ("choosing",), "rehearsing", (rehearsing.begin,), (screened,))
    yield Row("CHOSEN", ("choosing",), "screening", (interviewing.begin,))
    for trigger in (
        "YES",
        "NO",
        "NOT_SURE",
        "UNCLEAR",
        "AREA",
        "ALLERGY",
        "NO_PAIN",
        "AMBIGUOUS",
        "UNRECOGNISED",
    ):
        yield Row(trigger, ("screening",), None, (interviewing.answer,))
    yield Row("SAFETY_DISCLOSURE", ("screening",), None, (interviewing.disclose,))
    for trigger in ("GIVER_PAIN", "GIVER_FATIGUE"):
        yield Row(trigger, ("screening",), None, (interviewing.tell_hands,))
    yield Row("SILENCE", ("screening",), None, (interviewing.silence,))
    yield Row("WHY", ("screening",), None, (interviewing.why,))
    yield Row("SKIP", ("screening",), None, (interviewing.refuse_skip,))
    yield Row("SUMMARY", ("screening.asking",), "screening.reading_back")
    yield Row("MORE_QUESTIONS", ("screening.reading_back",), "screening.asking")
    again = (pausing.hands_were_on, interviewing.still_fits, gating.stays_open)
    yield Row("CLEARED", ("screening",), "paused", (interviewing.clear_again,), again)
    yield Row(
        "CLEARED",
        ("screening",),
        "resting",
        (interviewing.end_early, resting.begin),
        (pausing.hands_were_on,),
    )
    to_gate, impossible = (interviewing.clear, gating.begin), (instead.is_impossible,)
    yield Row("CLEARED", ("screening",), "gating", to_gate, (gating.is_shut,))
    yield Row("CLEARED", ("screening",), "choosing", (interviewing.clear, instead.refuse), impossible)
    yield Row("CLEARED", ("screening",), "gating", to_gate, (gated,))
    known = (interviewing.clear, preparing.begin)
    yield Row("CLEARED", ("screening",), "preparing", known, (rehearsing.is_done,))
    yield Row("CLEARED", ("screening",), "rehearsing", (interviewing.clear, rehearsing.begin))
    yield Row("REFUSED", ("screening",), "refused", (interviewing.refuse,))
    yield Row("EMERGENCY", ("screening",), "emergency", (interviewing.raise_alarm,))
    yield Row("NOTHING_POSSIBLE", ("choosing",), "refused", (instead.leave,))
    for trigger in ("READY", "NEXT", "SKIP"):
        yield Row(trigger, ("preparing",), None, (preparing.next_item,))
    yield Row("YES", ("preparing",), None, (preparing.wait_on,), (general.is_unsure,))
    yield Row("YES", ("preparing",), None, (preparing.next_item,), (good,))
    yield Row("YES", ("preparing",), None, (preparing.wait_on,))
    yield Row("BACK", ("preparing",), None, (preparing.item_before,))
    yield Row("SKIP_PREPARATION", ("preparing",), None, (preparing.skip,))
    yield Row("SILENCE", ("preparing",), None, (preparing.wait,))
    yield Row("PREPARED", ("preparing",), GUIDING, (guiding.begin,))
