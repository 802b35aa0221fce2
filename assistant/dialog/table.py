"""The conversation as one table: in this state, on this, go there and do that.

It reads from top to bottom as a session goes. A trigger is the name of an intent, or of something that happens:
SILENCE, STEP_OVER, CHOSEN and their like. Of several rows for one trigger and state the first whose conditions
hold is taken. A row without `dest` stays where it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from assistant.dialog.talk import (
    alarms,
    asides,
    choosing,
    general,
    guiding,
    interviewing,
    manner,
    pacing,
    pain,
    pausing,
    preparing,
    resting,
)
from assistant.dialog.turn import Turn

Do = Callable[[Turn], None]
When = Callable[[Turn], bool]


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    trigger: str
    source: tuple[str, ...]
    dest: str | None
    do: tuple[Do, ...] = ()
    when: tuple[When, ...] = ()


INITIAL = "choosing"

STATES: list[Any] = [
    "choosing",
    {"name": "screening", "initial": "asking", "children": ["asking", "reading_back"]},
    "rehearsing",
    "preparing",
    {"name": "coaching", "initial": "guiding", "children": ["guiding", "changing_over"]},
    {
        "name": "easing",
        "initial": "asking",
        "children": ["suspecting", "withdrawing", "asking", "locating", "scoring", "confirming", "offering"],
    },
    "paused",
    "stopped",
    "resting",
    "refused",
    "emergency",
    "ended",
]

BEFORE = ("choosing", "screening", "rehearsing", "preparing")
"""No hands are on yet."""
HANDS = ("coaching", "easing", "paused", "stopped")
"""Hands are on, or were until something broke in."""
AFTER = ("resting", "refused", "emergency")
LIVE = (*BEFORE, *HANDS, *AFTER)
"""Every state but the end."""
COACHING = ("coaching",)
GUIDING, CHANGING = "coaching.guiding", "coaching.changing_over"


def good(turn: Turn) -> bool:
    """The words are good evidence."""
    return turn.good


def rows() -> Iterator[Row]:
    """Every transition."""
    yield from _danger()
    yield from _stop_and_pause()
    yield from _before_hands_on()
    yield from _coaching()
    yield from _pain()
    yield from _after()
    yield from _anywhere()


def _danger() -> Iterator[Row]:
    yield Row("RED_FLAG", LIVE, "emergency", (alarms.sound,), (good, alarms.asks_for("emergency")))
    yield Row("RED_FLAG", LIVE, "refused", (alarms.sound_and_end,), (good, alarms.asks_for("urgent")))
    yield Row("RED_FLAG", ("emergency", "refused"), None, (alarms.tell,))
    may_end = (*BEFORE, *HANDS, "resting")
    yield Row("RED_FLAG", may_end, "refused", (alarms.sound_and_end,), (good, alarms.asks_for("end")))
    yield Row(
        "RED_FLAG",
        HANDS,
        "easing.scoring",
        (pain.react_to_nerve,),
        (good, alarms.asks_for("close_zone"), pain.may_be_felt),
    )
    yield Row("RED_FLAG", HANDS, "paused", (alarms.sound_and_pause,), (good, alarms.asks_for("pause")))
    yield Row("RED_FLAG", HANDS, "easing.suspecting", (alarms.suspect,), (pain.may_be_felt,))
    yield Row("RED_FLAG", LIVE, "stopped", (alarms.wonder,))


def _stop_and_pause() -> Iterator[Row]:
    hands = ("coaching", "easing", "paused")
    sure = (good, pausing.hands_were_on)
    yield Row("CONSENT_WITHDRAWN", hands, "resting", (pausing.stop_again, resting.begin), sure)
    for trigger in ("STOP", "CONSENT_WITHDRAWN"):
        yield Row(
            trigger,
            ("stopped",),
            "resting",
            (pausing.stop_again, resting.begin),
            (good, pausing.hands_were_on),
        )
        yield Row(trigger, ("stopped",), "ended", (pausing.stop_again, resting.leave), (good,))
        yield Row(trigger, ("stopped",), None, (pausing.still_stopped,))
        yield Row(trigger, ("emergency", "refused"), None, (pausing.be_quiet,))
        yield Row(trigger, (*BEFORE, "coaching", "easing", "paused", "resting"), "stopped", (pausing.stop,))
    for trigger, act in (
        ("PAUSE", pausing.pause),
        ("COLD", pausing.cover),
        ("GIVER_PAIN", pausing.rest_thumbs),
    ):
        yield Row(trigger, ("coaching",), "paused", (act,))
    yield Row("GIVER_FATIGUE", COACHING, "paused", (pausing.rest_thumbs,))
    yield Row("DOUBT", BEFORE, None, (pausing.be_quiet,))
    yield Row("PAUSE", BEFORE, "paused", (pausing.pause,))
    yield Row("PAUSE", ("easing", "paused", "resting"), None, (pausing.stay_off,))
    yield Row("COLD", ("easing", "paused", "stopped"), None, (pausing.stay_off,))
    yield Row("DEAF", (*BEFORE, "coaching", "easing"), "paused", (pausing.go_deaf,))
    yield Row("DEAF", ("paused", "stopped", "resting"), None, (pausing.tell_deaf,))
    yield Row("HEARING", LIVE, None, (pausing.hear_again,))
    yield Row("MUTE", LIVE, "ended", (resting.close,))
    for trigger in ("RESUME", "READY"):
        yield from _resuming("paused", trigger, ())
    yield from _resuming("stopped", "RESUME", (pausing.at_lightest,))
    for trigger in ("YES", "NOT_SURE"):
        yield Row(
            trigger, ("stopped",), "emergency", (alarms.confirm_wonder,), (alarms.is_wondered_emergency,)
        )
        yield Row(trigger, ("stopped",), "refused", (alarms.confirm_wonder_and_end,), (alarms.wonders,))
    yield Row("NO", ("stopped",), "paused", (alarms.forget_wonder,), (alarms.wonders,))
    yield Row("SILENCE", ("stopped",), None, (alarms.nobody_answers,), (alarms.wonders,))
    for trigger in ("YES", "SILENCE"):
        yield Row(trigger, ("stopped",), "resting", (resting.go_on,), (pausing.broke_into("resting"),))
    yield Row("YES", ("stopped",), "resting", (resting.begin,), (pausing.hands_were_on,))
    yield Row("YES", ("stopped",), "ended", (resting.leave,))
    for trigger in ("NO", "PAUSE"):
        yield Row(trigger, ("stopped",), "paused", (pausing.at_lightest, pausing.hint_resume))
    yield Row("SILENCE", ("stopped",), "resting", (resting.begin,), (pausing.hands_were_on,))
    yield Row("SILENCE", ("stopped",), "ended", (resting.leave,))
    yield Row("SILENCE", ("paused",), None, (pausing.check_on,))


def _resuming(state: str, trigger: str, first: tuple[Do, ...]) -> Iterator[Row]:
    """Back to where stop or pause broke in."""
    come_back: tuple[tuple[str, str, Do], ...] = (
        ("coaching", GUIDING, pausing.resume),
        ("easing", "easing.offering", pausing.offer_again),
        ("preparing", "preparing", preparing.say_again),
        ("rehearsing", "preparing", preparing.begin),
        ("screening", "screening", interviewing.put_again),
        ("choosing", "choosing", choosing.come_back),
        ("resting", "resting", resting.go_on),
    )
    over = (pausing.hands_were_on, pain.has_ended)
    yield Row(trigger, (state,), "resting", (pain.rest_instead,), over)
    for place in ("coaching", "easing"):
        late = (pausing.was_long, pausing.broke_into(place))
        yield Row(trigger, (state,), "screening", (pausing.ask_health,), late)
    for place, dest, act in come_back:
        yield Row(trigger, (state,), dest, (*first, act), (pausing.broke_into(place),))


def _before_hands_on() -> Iterator[Row]:
    yield Row("CHOOSE", ("choosing",), None, (choosing.take_program,))
    yield Row("MINUTES", ("choosing",), None, (choosing.take_minutes,))
    yield Row("WHAT_IS_THERE", ("choosing",), None, (choosing.list_programs,))
    yield Row("SILENCE", ("choosing",), None, (choosing.ask_again,))
    yield Row("CHOICE_TAKEN", ("choosing",), None, (choosing.ask_what_is_missing,))
    yield Row("CHOSEN", ("choosing",), "preparing", (preparing.begin,), (interviewing.is_complete,))
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
    yield Row("SILENCE", ("screening",), None, (interviewing.silence,))
    yield Row("WHY", ("screening",), None, (interviewing.why,))
    yield Row("SKIP", ("screening",), None, (interviewing.refuse_skip,))
    yield Row("SUMMARY", ("screening.asking",), "screening.reading_back")
    yield Row("MORE_QUESTIONS", ("screening.reading_back",), "screening.asking")
    again = (pausing.hands_were_on, interviewing.still_fits)
    yield Row("CLEARED", ("screening",), "paused", (interviewing.clear_again,), again)
    yield Row(
        "CLEARED",
        ("screening",),
        "resting",
        (interviewing.end_early, resting.begin),
        (pausing.hands_were_on,),
    )
    yield Row("CLEARED", ("screening",), "rehearsing", (interviewing.clear,))
    yield Row("REFUSED", ("screening",), "refused", (interviewing.refuse,))
    yield Row("EMERGENCY", ("screening",), "emergency", (interviewing.raise_alarm,))
    yield Row("REHEARSED", ("rehearsing",), "preparing", (preparing.begin,))
    yield Row("UNPLANNABLE", ("preparing",), "choosing", (choosing.ask_what_is_missing,))
    for trigger in ("READY", "NEXT", "YES", "SKIP"):
        yield Row(trigger, ("preparing",), None, (preparing.next_item,))
    yield Row("BACK", ("preparing",), None, (preparing.item_before,))
    yield Row("SKIP_PREPARATION", ("preparing",), None, (preparing.skip,))
    yield Row("SILENCE", ("preparing",), None, (preparing.wait,))
    yield Row("PREPARED", ("preparing",), GUIDING, (guiding.begin,))


def _coaching() -> Iterator[Row]:
    yield Row("AMBIGUOUS", COACHING, "stopped", (pausing.stop,), (asides.may_be_stop,))
    yield Row("AMBIGUOUS", COACHING, None, (asides.lower_or_lighter,))
    yield Row("NO", COACHING, "easing.asking", (pain.react,), (good, asides.is_about_pain))
    yield Row("NO", COACHING, "easing.suspecting", (pain.react,), (asides.is_about_pain,))
    yield Row("NO", COACHING, None, (asides.no,))
    yield Row("CUE", COACHING, None, (guiding.say_cue,))
    yield Row("CHANGE", (GUIDING,), CHANGING, (guiding.say_cue,))
    yield Row("STEP_OVER", COACHING, GUIDING, (guiding.complete,))
    yield Row("PLAN_OVER", COACHING, "resting", (resting.begin_after_closing,))
    for trigger, act in (
        ("NEXT", guiding.hurry_on),
        ("SKIP", guiding.skip),
        ("BACK", guiding.step_back),
    ):
        yield Row(trigger, COACHING, GUIDING, (act,))
    for trigger, act in (
        ("SLOWER", pacing.slower),
        ("FASTER", pacing.faster),
        ("LIGHTER", pacing.lighter),
        ("FIRMER", pacing.firmer),
        ("STAY_LONGER", pacing.longer),
        ("STATUS", pacing.tell_status),
        ("WHAT_NEXT", pacing.tell_next),
        ("DISCOMFORT", pacing.flatter),
        ("SLEEPY", pacing.settle),
        ("START_OVER", asides.confirm_start_over),
        ("CHECK_IN", asides.look_first),
        ("NO_PAIN", asides.no_pain),
        ("YES", asides.yes),
        ("CHECK", asides.check_in),
    ):
        yield Row(trigger, COACHING, None, (act,))


def _pain() -> Iterator[Row]:
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
    yield Row("SIGN_PAUSE", suspecting, "paused", (alarms.sound_confirmed,))
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


def _after() -> Iterator[Row]:
    yield Row("REST_OVER", ("resting",), None, (resting.say_aftercare,))
    yield Row("ALL_SAID", AFTER, "ended", (resting.close,))
    yield Row("ALL_SAID", ("ended",), None, (resting.close,))
    yield Row("SILENCE", ("emergency",), None, (alarms.stay,))


def _anywhere() -> Iterator[Row]:
    for trigger, act in (
        ("REPEAT", general.repeat),
        ("HELP", general.help_out),
        ("LOUDER", manner.louder),
        ("QUIETER", manner.quieter),
        ("SPEECH_SLOWER", manner.speak_slower),
        ("SPEECH_FASTER", manner.speak_faster),
    ):
        yield Row(trigger, LIVE, None, (act,))
    for trigger, act in (
        ("QUIET", manner.say_less),
        ("TEACH", manner.say_more),
        ("RHYTHM_ON", manner.rhythm_on),
        ("RHYTHM_OFF", manner.rhythm_off),
    ):
        yield Row(trigger, COACHING, None, (act,))
    yield Row("SOMEONE_ELSE", (*BEFORE, *HANDS, "resting", "refused"), "choosing", (choosing.start_anew,))
    told_late = (*HANDS, "preparing", "rehearsing")
    yield Row(
        "SAFETY_DISCLOSURE", told_late, "screening", (interviewing.disclose_late,), (interviewing.has_begun,)
    )
    yield Row("SAFETY_DISCLOSURE", ("choosing", "paused", "stopped"), None, (choosing.note_condition,))
    for state in ("choosing", "preparing", "easing.suspecting", "easing.asking", "easing.offering"):
        yield Row("UNRECOGNISED", (state,), None, (general.not_understood,))


TABLE: tuple[Row, ...] = tuple(rows())
