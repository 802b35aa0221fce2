"""The gate before some massages."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.dialog.rows.row import Row
from assistant.dialog.talk import choosing, gating, preparing, rehearsing
from assistant.dialog.talk.listing import list_programs


def gates() -> Iterator[Row]:
    """Rows for the questions and small tests of a gate."""
    at = ("gating",)
    for trigger in (
        *("YES", "NO", "NOT_SURE", "READY", "NO_REDNESS", "REDNESS"),
        *("UNCLEAR", "AMBIGUOUS", "NO_PAIN", "UNRECOGNISED"),
    ):
        yield Row(trigger, at, None, (gating.answer,))
    for trigger in ("WHY", "SKIP", "SKIP_PREPARATION", "NEXT"):
        yield Row(trigger, at, None, (gating.why,), (gating.is_asking,))
    yield Row("CHOOSE", at, "choosing", (choosing.take_program,))
    yield Row("WHAT_IS_THERE", at, "choosing", (list_programs,))
    yield Row("SILENCE", at, None, (gating.ask_again,), (gating.is_asking,))
    yield Row("GATE_OPEN", at, "preparing", (preparing.begin,), (rehearsing.is_done,))
    yield Row("GATE_OPEN", at, "rehearsing", (rehearsing.begin,))
    yield Row("GATE_SHUT", at, "choosing", (gating.offer_another,))
