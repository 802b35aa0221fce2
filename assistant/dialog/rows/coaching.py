"""Guiding the hands, and pacing them."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.dialog.rows.row import CHANGING, COACHING, GUIDING, Row, good
from assistant.dialog.talk import asides, guiding, pacing, pain, pausing, resting, unease, wishing


def coaching() -> Iterator[Row]:
    """Rows for the massage itself."""
    yield Row("AMBIGUOUS", COACHING, "stopped", (pausing.stop,), (asides.may_be_stop,))
    yield Row("AMBIGUOUS", COACHING, None, (asides.lower_or_lighter,))
    yield Row("NO", COACHING, "easing.asking", (pain.react,), (good, asides.is_about_pain))
    yield Row("NO", COACHING, "easing.suspecting", (pain.react,), (asides.is_about_pain,))
    yield Row("NO", COACHING, "easing.suspecting", (pain.may_hurt,), (asides.is_too_much,))
    for trigger in ("NO", "NOT_SURE"):
        yield Row(trigger, COACHING, "easing.suspecting", (pain.may_hurt,), (unease.is_right_asked,))
    yield Row("NO", COACHING, "stopped", (pausing.stop,), (good, unease.is_unasked))
    yield Row("NO", COACHING, None, (unease.ask_softly,), (unease.is_unasked,))
    yield Row("NO", COACHING, None, (asides.no,))
    yield Row("UNEASE", COACHING, "easing.suspecting", (pain.may_hurt,), (unease.is_lightest,))
    yield Row("UNEASE", COACHING, None, (unease.ease_and_ask,))
    yield Row("PERHAPS_FIRMER", COACHING, None, (unease.suggest_firmer,))
    yield Row("UNRECOGNISED", COACHING, None, (unease.ask_softly,))
    for trigger in ("LEAVE_OUT", "MORE_THERE"):
        yield Row(trigger, COACHING, None, (wishing.grant_now,))
    yield Row("RESUME", COACHING, None, (unease.already_on,))
    yield Row("POSITION", COACHING, None, (unease.shift,))
    yield Row("AREA", COACHING, None, (unease.another_place,), (unease.is_said_whole,))
    yield Row("UNCLEAR", COACHING, None, (asides.keep,))
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
        ("UNANSWERED", asides.let_go),
        ("KEEP", asides.keep),
    ):
        yield Row(trigger, COACHING, None, (act,))
