"""When it hurts."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.dialog.rows.row import BEFORE, GUIDING, Row, good
from assistant.dialog.talk import alarms, general, pain, pausing, resting


def pain_rows() -> Iterator[Row]:
    """Rows for the talk after a pain."""
    felt = ("coaching", "paused", "stopped")
    for trigger in ("PAIN", "PAIN_RESOLVED"):
        # "it stopped hurting" and "stop, it's hurting" sound alike: with no open report it is one
        yield Row(trigger, felt, "easing.asking", (pain.react,), (good, pain.may_be_felt))
        yield Row(trigger, felt, "easing.suspecting", (pain.react,), (pain.may_be_felt,))
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
    yield Row("SIGN_NERVE", suspecting, "easing.scoring", (pain.confirm_nerve,))
    yield Row("SIGN_PAUSE", suspecting, "paused", (alarms.sound_confirmed_and_pause,))
    for trigger in ("NO", "NO_PAIN", "PAIN_RESOLVED"):
        yield Row(trigger, suspecting, "easing.withdrawing", (pain.read_back_withdrawal,))
    for trigger in ("YES", "NO_PAIN"):
        yield Row(trigger, withdrawing, "easing.offering", (pain.withdraw,), (good,))
    for trigger in ("YES", "NO", "NOT_SURE", "NO_PAIN", "UNRECOGNISED"):
        yield Row(trigger, withdrawing, "easing.suspecting", (pain.ask_whether,))
    asking, locating, scoring = ("easing.asking",), ("easing.locating",), ("easing.scoring",)
    for trigger in ("YES", "NOT_SURE", "UNCLEAR", "AMBIGUOUS"):
        yield Row(trigger, asking, "easing.scoring", (pain.feels_wrong,))
    for trigger in ("NO", "NO_PAIN"):
        yield Row(trigger, asking, "easing.locating", (pain.ask_where,), (pain.where_is_open,))
        yield Row(trigger, asking, "easing.scoring", (pain.ask_how_bad,))
    yield Row("AREA", locating, "easing.scoring", (pain.take_where,))
    for trigger in ("NOT_SURE", "UNRECOGNISED"):
        yield Row(trigger, locating, "easing.scoring", (pain.ask_how_bad,))
    confirming = ("easing.confirming",)
    yield Row("PAIN_SCORE", (*scoring, *confirming), "easing.offering", (pain.take_score,), (good,))
    yield Row("PAIN_SCORE", (*scoring, *confirming), "easing.confirming", (pain.read_back_score,))
    yield Row("YES", confirming, "easing.offering", (pain.take_read_back,), (good,))
    yield Row("YES", confirming, None, (general.repeat,))
    yield Row("NO", confirming, "easing.scoring", (pain.unclear,))
    yield Row("NO_PAIN", scoring, "easing.confirming", (pain.read_back_none,))
    for trigger in ("NOT_SURE", "UNCLEAR", "UNRECOGNISED"):
        unclear = (*scoring, *confirming)
        yield Row(trigger, unclear, "easing.offering", (pain.take_unclear,), (pain.was_unclear_before,))
        yield Row(trigger, unclear, "easing.scoring", (pain.unclear,))
    open_question = (*asking, *locating, *scoring, *confirming)
    yield Row("PAIN", (*open_question, "easing.offering"), None, (pain.quiet_and_ask_again,))
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
        yield Row(trigger, ("easing.offering",), "screening", (pausing.ask_health,), (good, pausing.was_long))
        yield Row(trigger, ("easing.offering",), GUIDING, (pain.carry_on,), (good,))
        yield Row(trigger, ("easing.offering",), None, (pain.offer_again,))
    for trigger in ("NO", "NOT_SURE"):
        yield Row(trigger, ("easing.offering",), None, (pain.wait,))
    yield Row("ENDED_BY_PAIN", ("easing",), "resting", (pain.rest_instead,))
    yield Row("PLAN_OVER", ("easing",), "resting", (resting.begin,))
    yield Row("SILENCE", ("easing",), None, (pain.nobody_answers,))
