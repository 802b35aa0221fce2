"""When it hurts."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.dialog.rows.row import BEFORE, COACHING, GUIDING, Row, good
from assistant.dialog.talk import (
    alarms,
    general,
    interviewing,
    nerves,
    numbness,
    pain,
    pausing,
    preparing,
    rating,
    resting,
)


def pain_rows() -> Iterator[Row]:
    """Rows for the talk after a pain."""
    felt = ("coaching", "paused", "stopped")
    for trigger in ("PAIN", "PAIN_RESOLVED"):
        # "it stopped hurting" and "stop, it's hurting" sound alike: with no open report it is one
        yield Row(trigger, felt, "easing.asking", (pain.react,), (good, pain.may_be_felt))
        yield Row(trigger, felt, "easing.suspecting", (pain.react,), (pain.may_be_felt,))
    yield Row("PAIN", ("screening",), None, (interviewing.tell_pain,))
    yield Row("PAIN", ("rehearsing", "gating", "preparing"), None, (preparing.hear_pain,))
    yield Row("PAIN", BEFORE, "stopped", (pausing.stop,))
    yield Row("PAIN", ("paused", "stopped"), None)
    suspecting, withdrawing = ("easing.suspecting",), ("easing.withdrawing",)
    yield Row("UNASKED", suspecting, None, (pain.ask_whether,))
    yield Row("PAIN", (*suspecting, *withdrawing), "easing.asking", (pain.confirm,), (good,))
    yield Row("PAIN", withdrawing, "easing.suspecting", (pain.ask_whether,))
    for trigger in ("YES", "NOT_SURE"):
        yield Row(trigger, suspecting, "easing.asking", (pain.confirm,), (alarms.was_pain,))
        yield Row(trigger, suspecting, None, (alarms.confirm,))
    yield Row("SIGN_EMERGENCY", suspecting, "emergency", (alarms.sound_confirmed,))
    for trigger in ("SIGN_URGENT", "SIGN_END"):
        yield Row(trigger, suspecting, "refused", (alarms.sound_confirmed_and_end,))
    yield Row("SIGN_NERVE", suspecting, "easing.tracing", (nerves.confirm,))
    yield Row("SIGN_WAIT", suspecting, "easing.waiting", (numbness.wait,))
    for trigger in ("NO", "NO_PAIN", "PAIN_RESOLVED"):
        yield Row(trigger, suspecting, "easing.withdrawing", (pain.read_back_withdrawal,))
    for trigger in ("YES", "NO_PAIN"):
        yield Row(trigger, withdrawing, "easing.offering", (pain.withdraw,), (good,))
    for trigger in ("YES", "NO", "NOT_SURE", "NO_PAIN", "UNRECOGNISED"):
        yield Row(trigger, withdrawing, "easing.suspecting", (pain.ask_whether,))
    asking, locating, scoring = ("easing.asking",), ("easing.locating",), ("easing.scoring",)
    for trigger in ("YES", "NOT_SURE", "AMBIGUOUS"):
        yield Row(trigger, asking, "easing.tracing", (nerves.feels_wrong,))
    yield Row("UNCLEAR", asking, "easing.tracing", (nerves.feels_wrong,), (general.was_missed,))
    yield Row("UNCLEAR", asking, None, (general.not_understood,))
    yield Row("WHY", ("easing",), None, (pain.why,))
    yield from _down_a_limb()
    yield from _numb()
    for trigger in ("NO", "NO_PAIN", "PAIN_RESOLVED", "DULL"):
        yield Row(trigger, asking, None, (general.not_understood,), (general.is_unsure,))
        yield Row(trigger, asking, "easing.locating", (pain.ask_where,), (pain.where_is_open,))
        yield Row(trigger, asking, "easing.scoring", (pain.ask_how_bad,))
    yield Row("AREA", locating, "easing.offering", (numbness.take_where,), (numbness.was_numb,))
    yield Row("AREA", locating, "easing.scoring", (pain.take_where,))
    yield Row("AREA", (*asking, "easing.tracing", *scoring, "easing.confirming"), None, (pain.note_where,))
    for trigger in ("NOT_SURE", "UNRECOGNISED"):
        yield Row(trigger, locating, "easing.offering", (pain.offer_again,), (numbness.was_numb,))
        yield Row(trigger, locating, "easing.scoring", (pain.ask_how_bad,))
    confirming = ("easing.confirming",)
    yield Row("PAIN_SCORE", (*scoring, *confirming), "easing.offering", (rating.take_score,), (good,))
    yield Row("PAIN_SCORE", (*scoring, *confirming), "easing.confirming", (rating.read_back_score,))
    yield Row("YES", confirming, "easing.offering", (rating.take_read_back,), (good,))
    yield Row("YES", confirming, None, (general.repeat,))
    yield Row("NO", confirming, "easing.offering", (rating.take_unclear,), (rating.was_unclear_before,))
    yield Row("NO", confirming, "easing.scoring", (rating.unclear,))
    yield Row("NO_PAIN", scoring, "easing.confirming", (rating.read_back_none,))
    for trigger in ("NOT_SURE", "UNCLEAR", "UNRECOGNISED"):
        unclear = (*scoring, *confirming)
        yield Row(trigger, unclear, "easing.offering", (rating.take_unclear,), (rating.was_unclear_before,))
        yield Row(trigger, unclear, "easing.scoring", (rating.unclear,))
    open_question = (*asking, "easing.tracing", *locating, *scoring, *confirming)
    it_still_hurts = (*open_question, "easing.waiting", "easing.offering")
    rated = (good, rating.is_said_with_it)
    yield Row("PAIN", (*scoring, *confirming), "easing.offering", (rating.take_said_with_it,), rated)
    yield Row("PAIN", it_still_hurts, None, (pain.quiet_and_ask_again,))
    yield Row(
        "RESUME",
        (*suspecting, *withdrawing, *open_question),
        "screening",
        (pain.carry_on_unanswered, pausing.ask_health),
        (pain.may_go_on, pausing.was_long),
    )
    yield Row(
        "RESUME",
        (*suspecting, *withdrawing, *open_question),
        GUIDING,
        (pain.carry_on_unanswered, pain.carry_on),
        (pain.may_go_on,),
    )
    yield Row("RESUME", (*suspecting, *withdrawing), None, (general.repeat,), (alarms.is_open,))
    yield Row("RESUME", (*suspecting, *withdrawing, *open_question), "resting", (pain.rest_instead,))
    for trigger in ("RESUME", "YES"):
        yield Row(trigger, ("easing.offering",), "resting", (pain.rest_instead,), (good, pain.has_ended))
        yield Row(trigger, ("easing.offering",), "screening", (pausing.ask_health,), (good, pausing.was_long))
        yield Row(trigger, ("easing.offering",), GUIDING, (pain.carry_on,), (good,))
        yield Row(trigger, ("easing.offering",), None, (pain.offer_again,))
    for trigger in ("AMBIGUOUS", "LIGHTER"):
        yield Row(trigger, ("easing.offering",), None, (pain.offer_again,))
    for trigger in ("NO", "NOT_SURE"):
        yield Row(trigger, ("easing.offering",), None, (pain.wait,))
    yield Row("ENDED_BY_PAIN", ("easing",), "resting", (pain.rest_instead,))
    yield Row("PLAN_OVER", ("easing",), "resting", (resting.begin,))
    yield Row("NOTHING_ELSE", COACHING, "paused", (pain.let_rest,))
    yield Row("SILENCE", ("easing",), None, (pain.nobody_answers,))


def _down_a_limb() -> Iterator[Row]:
    """Whether it runs down a limb."""
    at = ("easing.tracing",)
    for trigger in ("YES", "NOT_SURE"):
        yield Row(trigger, at, "refused", (nerves.runs_down,), (good,))
    yield Row("NO", at, "easing.locating", (pain.ask_where,), (good, pain.where_is_open))
    yield Row("NO", at, "easing.scoring", (pain.ask_how_bad,), (good,))
    for trigger in ("YES", "NO", "NOT_SURE", "NO_PAIN", "UNCLEAR", "AMBIGUOUS"):
        yield Row(trigger, at, None, (general.repeat,))
    yield Row("UNRECOGNISED", at, None, (general.not_understood,))


def _numb() -> Iterator[Row]:
    """Waiting for a feeling to come back."""
    at = ("easing.waiting",)
    yield Row("TWO_MINUTES", at, None, (numbness.ask,))
    back = (good, numbness.was_asked)
    yield Row("YES", at, "easing.locating", (numbness.is_back_somewhere,), (*back, numbness.where_is_open))
    yield Row("YES", at, "easing.offering", (numbness.is_back,), back)
    yield Row("YES", at, None, (general.repeat,), (numbness.was_asked,))
    for trigger in ("YES", "RESUME", "READY", "PAIN_RESOLVED", "NO_PAIN"):
        yield Row(trigger, at, None, (numbness.ask,))
    for trigger in ("NO", "NOT_SURE"):
        yield Row(trigger, at, "resting", (numbness.end,), (good, numbness.was_long))
        yield Row(trigger, at, None, (general.repeat,), (numbness.was_long,))
        yield Row(trigger, at, None, (numbness.wait_on,))
    yield Row("SILENCE", at, "resting", (numbness.end,), (numbness.was_called,))
    yield Row("SILENCE", at, None, (pain.nobody_answers,), (numbness.was_long,))
    yield Row("SILENCE", at, None)
    yield Row("UNRECOGNISED", at, None, (general.not_understood,), (numbness.was_asked,))
