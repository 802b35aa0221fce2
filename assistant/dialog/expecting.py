"""What may be said in each state, so that hearing can be narrowed to it."""

from __future__ import annotations

from assistant.dialog.conversation import Conversation
from assistant.dialog.rehearsal import Stage
from assistant.dialog.screening.questions import Expects, Questions

_GENERAL = ("REPEAT", "HELP", "LOUDER", "QUIETER", "SPEECH_SLOWER", "SPEECH_FASTER", "SOMEONE_ELSE")
_YES_NO = ("YES", "NO", "NOT_SURE", "UNCLEAR", "AMBIGUOUS")

_CHOICES = ("CHOOSE", "WHAT_IS_THERE", "PICK", "NEED")

EXPECTED: dict[str, tuple[str, ...]] = {
    "choosing": (*_GENERAL, *_CHOICES, "SAME_AGAIN", "NOT_SURE"),
    "screening.asking": (
        *_YES_NO,
        "CORRECTION",
        "SAFETY_DISCLOSURE",
        "REPEAT",
        "WHY",
        "SLOWER",
        "SPEECH_SLOWER",
        "SKIP",
    ),
    "screening.reading_back": (
        *_YES_NO,
        "CORRECTION",
        "SAFETY_DISCLOSURE",
        "REPEAT",
        "WHY",
        "SLOWER",
        "SPEECH_SLOWER",
    ),
    "gating": (*_YES_NO, "READY", "NO_REDNESS", "REDNESS", "REPEAT", "WHY", "CHOOSE"),
    "rehearsing": ("READY", "REPEAT", "WHY", "SKIP", "SOMEONE_ELSE"),
    "preparing": (*_GENERAL, "READY", "NEXT", "SKIP", "BACK", "SKIP_PREPARATION"),
    "coaching": (
        *_GENERAL,
        *("NEXT", "BACK", "SKIP", "STAY_LONGER", "STATUS", "WHAT_NEXT", "START_OVER", "KEEP"),
        *("SLOWER", "FASTER", "FIRMER", "DISCOMFORT", "AMBIGUOUS", "GIVER_FATIGUE", "SLEEPY", "CHECK_IN"),
        *("QUIET", "TEACH", "TALK_NORMALLY", "RHYTHM_ON", "RHYTHM_OFF", "NO_PAIN", "PAIN_RESOLVED"),
    ),
    "easing.startled": (*_YES_NO, "RESUME", "REPEAT"),
    "easing.suspecting": (*_YES_NO, "NO_PAIN", "PAIN_RESOLVED", "RESUME", "REPEAT"),
    "easing.withdrawing": (*_YES_NO, "NO_PAIN", "REPEAT"),
    "easing.asking": (*_YES_NO, "REPEAT", "RESUME", "NO_PAIN", "PAIN_RESOLVED", "DULL"),
    "easing.tracing": (*_YES_NO, "REPEAT", "RESUME"),
    "easing.waiting": (*_YES_NO, "NO_PAIN", "PAIN_RESOLVED", "READY", "RESUME", "REPEAT"),
    "easing.locating": ("AREA", "NOT_SURE", "REPEAT", "RESUME"),
    "easing.scoring": ("PAIN_SCORE", "UNCLEAR", "NO_PAIN", "NOT_SURE", "REPEAT", "RESUME"),
    "easing.confirming": (*_YES_NO, "PAIN_SCORE", "REPEAT"),
    "easing.offering": ("YES", "NO", "RESUME", "NOT_SURE", "REPEAT"),
    "paused": ("RESUME", "READY", "REPEAT", "SOMEONE_ELSE", "HELP"),
    "stopped": ("RESUME", "YES", "NO", "NOT_SURE", "REPEAT", "SOMEONE_ELSE"),
    "resting": ("REPEAT", "SOMEONE_ELSE", "LOUDER", "QUIETER"),
    "refused": ("REPEAT", "SOMEONE_ELSE"),
    "emergency": ("REPEAT",),
}
"""Intent names by state, or by the first part of its name."""

_PATIENCE = {"coaching": 0.45, "screening.asking": 0.7}
"""Seconds of silence that end an utterance: a command is short, an answer may be thought about."""


_NAMES = {Expects.YES_NO: (), Expects.AREA: ("AREA",), Expects.ALLERGY: ("ALLERGY",)}
"""What a screening question may be answered with besides yes and no."""


def expected_in(now: Conversation, questions: Questions) -> tuple[str, ...]:
    """The intents that are expected now, sorted."""
    if now.state == "choosing" and now.last and now.last[-1][0] == "choose.where":
        return tuple(sorted({*_GENERAL, "AREA", "EVERYWHERE", "NOT_SURE", "MINUTES"}))
    if now.state == "choosing" and now.choice.program:
        return tuple(sorted({*_GENERAL, "MINUTES", "CHOOSE", "PICK", "NEED", "NOT_SURE", "NO"}))
    names = EXPECTED.get(now.state) or EXPECTED.get(now.state.partition(".")[0], ())
    asked = ("YES", "NO") if now.open or _asks_for_a_key(now) or now.loudspeaker else ()
    named: tuple[str, ...] = ()
    if now.interview and now.state == "screening.asking" and now.interview.open in questions.by_id:
        named = _NAMES[questions.by_id[now.interview.open].expects]
    offered = ("YES", "NO") if now.state == "choosing" and now.offered.program else ()
    cup = ("CUP_OFF",) if now.cup.on else ()
    chosen = _CHOICES if now.state in ("paused", "stopped") and now.interrupted == "choosing" else ()
    return tuple(sorted({*names, *asked, *named, *offered, *cup, *chosen}))


def _asks_for_a_key(now: Conversation) -> bool:
    rehearsed = now.rehearsal
    return now.state == "rehearsing" and rehearsed is not None and rehearsed.stage is Stage.KEY


def patience_in(now: Conversation) -> float:
    """The silence that ends an utterance now, in seconds."""
    return _PATIENCE.get(now.state, _PATIENCE.get(now.state.partition(".")[0], 0.6))
