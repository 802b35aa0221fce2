"""Which massage, and how long: by name, by number, by need; nothing that is said to it meets silence."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.dialog.rows.row import COACHING, Row, good
from assistant.dialog.talk import choosing, general, manner, needing, offering, picking, replying
from assistant.dialog.talk.listing import list_programs
from assistant.dialog.talk.pausing import broke_into
from assistant.dialog.turn import Turn

AT = ("choosing",)
SAYS_MORE = ("CHOOSE", "PICK", "NEED", "WHAT_IS_THERE", "WHO", "SAME_AGAIN")
"""Beside one of these a bare yes, no or place is no answer of its own."""


def choices() -> Iterator[Row]:
    """Rows for choosing."""
    yield Row("CHOOSE", AT, None, (picking.describe,), (picking.is_only_asked_about,))
    yield Row("CHOOSE", AT, None, (choosing.take_program,))
    yield Row("MINUTES", AT, None, (), (picking.is_of_the_list,))
    yield Row("MINUTES", AT, None, (choosing.take_minutes,))
    yield Row("WHAT_IS_THERE", AT, None, (list_programs,))
    yield Row("SILENCE", AT, None, (choosing.ask_again,))
    yield Row("AREA", AT, None, (choosing.take_where,), (choosing.is_asked_where,))
    yield Row("NEED", AT, None, (), (offering.is_said_beside("EVERYWHERE"),))
    yield Row("NEED", AT, None, (), (choosing.is_asked_where, offering.is_said_beside("AREA")))
    usual = (choosing.is_asked_where, _is_all_the_same)
    for trigger in ("EVERYWHERE", "YES", "NOT_SURE", "NEED"):
        yield Row(trigger, AT, None, (choosing.take_usual,), usual)
    for trigger in ("YES", "NO", "NOT_SURE", "KEEP", "AREA"):
        yield Row(trigger, AT, None, (), (offering.is_said_beside(*SAYS_MORE),))
    for trigger in ("YES", "KEEP"):
        yield Row(trigger, AT, None, (offering.take_offered,), (good, offering.is_offered))
    for trigger in ("NO", "NOT_SURE"):
        yield Row(trigger, AT, None, (offering.refuse_offered,), (offering.is_offered,))
    for trigger in ("NOT_SURE", "NEED", "EVERYWHERE"):
        yield Row(
            trigger, AT, None, (picking.take_any_minutes,), (picking.is_asked_minutes, _is_all_the_same)
        )
    yield Row("PICK", AT, None, (), (picking.is_taken_for_minutes,))
    yield Row("PICK", AT, None, (picking.pick_minutes,), (picking.is_for_minutes,))
    yield Row("PICK", AT, None, (picking.pick,))
    yield Row("SAME_AGAIN", AT, None, (picking.same_again,))
    yield Row("NO", AT, None, (picking.unchoose,))
    yield Row("BACK", AT, None, (picking.unchoose,))
    yield Row("SAFETY_DISCLOSURE", AT, None, (choosing.note_condition, general.put_again))
    yield from _needs()
    yield Row("CHOICE_TAKEN", AT, None, (choosing.ask_what_is_missing,))
    yield Row("SKIP_PREPARATION", AT, None, (), (offering.is_said_beside("SKIP"),))
    for trigger in ("SKIP", "SKIP_PREPARATION"):
        yield Row(trigger, AT, None, (choosing.put_questions_first,))
    for trigger, act in (("SLOWER", manner.speak_slower), ("FASTER", manner.speak_faster)):
        yield Row(trigger, AT, None, (act, general.put_again))
    for trigger in ("YES", "KEEP"):
        yield Row(trigger, AT, None, (offering.offer_first,), (offering.are_named,))
    for trigger in ("YES", "KEEP", "READY", "NEXT", "RESUME", "START_OVER"):
        yield Row(trigger, AT, None, (general.repeat,))
    for trigger in ("UNCLEAR", "UNRECOGNISED"):
        yield Row(trigger, AT, None, (general.not_understood_here,))
    yield from _elsewhere()


def _needs() -> Iterator[Row]:
    """What somebody needs, or where it hurts."""
    yield Row("NEED", AT, None, (), (offering.is_said_beside("CHOOSE", "PICK"),))
    yield Row("NEED", AT, None, (needing.take_need,))
    yield Row("PAIN", AT, None, (needing.take_pain,))
    yield Row("GIVER_PAIN", AT, None, (needing.take_pain,))
    for trigger in ("FIRMER", "LIGHTER", "GIVER_FATIGUE"):
        told = offering.is_said_beside("CHOOSE", "PICK", "NEED")
        yield Row(trigger, AT, None, (), (told,))
        yield Row(trigger, AT, None, (needing.take_told,))
    yield Row("AREA", AT, None, (), (needing.is_told_already,))
    yield Row("AREA", AT, None, (needing.take_area,))
    yield Row("NOT_SURE", AT, None, (needing.take_anything,))
    yield Row("WHO", AT, None, (), (offering.is_said_beside("CHOOSE", "PICK", "NEED"),))
    yield Row("WHO", AT, None, (needing.take_whose_hands,))
    yield Row("POSTURE", AT, None, (picking.not_face_down,))
    yield Row("COLD", ("choosing", "preparing"), None, (replying.reply_and_ask,))


def _elsewhere() -> Iterator[Row]:
    """A choice that is made where nothing was asked about it."""
    broken = (broke_into("choosing"),)
    for trigger, act in (
        ("CHOOSE", choosing.take_program),
        ("PICK", picking.pick),
        ("NEED", needing.take_need),
        ("WHAT_IS_THERE", list_programs),
    ):
        yield Row(trigger, ("paused", "stopped"), "choosing", (choosing.come_back_with_it, act), broken)
    for state in ("preparing", "rehearsing"):
        yield Row("CHOOSE", (state,), "choosing", (choosing.take_program,))
    yield Row("POSTURE", ("preparing",), "choosing", (picking.leave_face_down,), (picking.is_only_face_down,))
    yield Row("POSTURE", ("preparing",), None, (picking.lie_otherwise,))
    yield Row("POSTURE", ("screening", "gating", "rehearsing"), None, (picking.note_not_face_down,))
    yield Row("CHOOSE", COACHING, None, (needing.refuse_now,))
    yield Row("CHOOSE", ("resting",), None, (needing.refuse_after,))


def _is_all_the_same(turn: Turn) -> bool:
    """They leave it to the program, or have little time."""
    need = turn.house.needs.by_id.get(turn.slot("need"))
    return need is None or need.order != "given"
