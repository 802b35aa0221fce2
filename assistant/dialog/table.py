"""The conversation as one table: in this state, on this, go there and do that.

It reads from top to bottom as a session goes. A trigger is the name of an intent, or of something that happens:
SILENCE, STEP_OVER, CHOSEN and their like. Of several rows for one trigger and state the first whose conditions
hold is taken. A row without `dest` stays where it is.
"""

from __future__ import annotations

from assistant.dialog.rows import (
    after,
    asking,
    before,
    choosing,
    coaching,
    contact,
    cups,
    danger,
    gating,
    pain,
    rehearsing,
    startled,
    stopping,
)
from assistant.dialog.rows.row import Row

TABLE: tuple[Row, ...] = (
    *danger.danger(),
    *rehearsing.rehearsal(),
    *startled.outcry(),
    *contact.cut_off(),
    *choosing.choices(),
    *stopping.stop_and_pause(),
    *before.before_hands_on(),
    *gating.gates(),
    *cups.cupping(),
    *coaching.coaching(),
    *pain.pain_rows(),
    *after.after(),
    *after.anywhere(),
    *asking.questions(),
)
