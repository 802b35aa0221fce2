"""Stop, pause, and how it goes on."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.dialog.rows.row import BEFORE, COACHING, GUIDING, TALKING, Do, Row, good
from assistant.dialog.talk import (
    alarms,
    choosing,
    correcting,
    gating,
    general,
    interviewing,
    numbness,
    pain,
    pausing,
    preparing,
    rehearsing,
    resting,
)


def stop_and_pause() -> Iterator[Row]:
    """Rows for everything that takes the hands off, and for their coming back."""
    # before any hands are on "help" asks what to say; otherwise somebody needs it
    yield Row("STOP", BEFORE, None, (general.help_out,), (general.asks_for_help,))
    cries = (alarms.is_cry_for_help,)
    yield Row("STOP", ("choosing",), None, (general.help_out,), cries)
    yield Row(
        "STOP",
        ("coaching", "easing", "paused"),
        "easing.suspecting",
        (alarms.suspect,),
        (*cries, pain.may_be_felt),
    )
    yield Row("STOP", (*BEFORE, "paused", "stopped", "resting"), "stopped", (alarms.wonder,), cries)
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
        yield Row(trigger, ("emergency",), None, (pausing.be_quiet, general.repeat))
        yield Row(trigger, ("refused",), None, (pausing.be_quiet,))
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
    yield Row("MUTE", ("emergency", "refused"), "ended", (resting.close,))
    yield Row("MUTE", TALKING, "refused", (resting.lose_voice,))
    for trigger in ("RESUME", "PAUSE"):
        yield Row(trigger, ("stopped",), None, (general.repeat,), (alarms.wonders,))
    for trigger in ("RESUME", "READY"):
        yield from _resuming("paused", trigger, ())
    yield from _resuming("stopped", "RESUME", (pausing.at_lightest,))
    for trigger in ("YES", "NOT_SURE"):
        yield Row(
            trigger, ("stopped",), "emergency", (alarms.confirm_wonder,), (alarms.is_wondered_emergency,)
        )
        yield Row(trigger, ("stopped",), "refused", (alarms.confirm_wonder_and_end,), (alarms.wonders,))
    yield Row("NO", ("stopped",), "paused", (alarms.forget_wonder,), (good, alarms.wonders))
    yield Row("NO", ("stopped",), None, (general.repeat,), (alarms.wonders,))
    yield Row("SILENCE", ("stopped",), None, (alarms.nobody_answers,), (alarms.wonders,))
    for trigger in ("YES", "SILENCE"):
        yield Row(trigger, ("stopped",), "resting", (resting.go_on,), (pausing.broke_into("resting"),))
    yield Row("YES", ("stopped",), "resting", (resting.begin,), (pausing.hands_were_on,))
    yield Row("YES", ("stopped",), "ended", (resting.leave,))
    for trigger in ("NO", "NOT_SURE", "PAUSE"):
        yield Row(trigger, ("stopped",), "paused", (pausing.at_lightest, pausing.hint_resume))
    yield Row("AMBIGUOUS", ("paused",), None, (pausing.hint_resume,))
    yield Row("AMBIGUOUS", ("stopped",), None, (general.repeat,))
    yield Row("SILENCE", ("stopped",), "resting", (resting.begin,), (pausing.hands_were_on,))
    yield Row("SILENCE", ("stopped",), "ended", (resting.leave,))
    yield Row("SILENCE", ("paused",), None, (pausing.check_on,))


def _resuming(state: str, trigger: str, first: tuple[Do, ...]) -> Iterator[Row]:
    """Back to where stop or pause broke in."""
    come_back: tuple[tuple[str, str, Do], ...] = (
        ("coaching", GUIDING, pausing.resume),
        ("easing", "easing.offering", pausing.offer_again),
        ("preparing", "preparing", preparing.say_again),
        ("rehearsing", "rehearsing", rehearsing.come_back),
        ("gating", "gating", gating.put_again),
        ("screening", "screening", interviewing.put_again),
        ("choosing", "choosing", choosing.come_back),
        ("resting", "resting", resting.go_on),
    )
    over = (pausing.hands_were_on, pain.has_ended)
    yield Row(trigger, (state,), "resting", (pain.rest_instead,), over)
    told = (*first, correcting.ask_what_was_told)
    yield Row(trigger, (state,), "screening", told, (correcting.has_to_ask, pausing.is_past_choosing))
    for place in ("coaching", "easing"):
        late = (pausing.was_long, pausing.broke_into(place))
        yield Row(trigger, (state,), "screening", (pausing.ask_health,), late)
    numb = (pausing.broke_into("easing"), numbness.is_awaited)
    yield Row(trigger, (state,), "easing.waiting", (*first, numbness.ask), numb)
    unanswered = (pausing.broke_into("easing"), pain.is_unanswered)
    yield Row(trigger, (state,), "easing.suspecting", (*first, pausing.ask_whether_again), unanswered)
    for place, dest, act in come_back:
        yield Row(trigger, (state,), dest, (*first, act), (pausing.broke_into(place),))
