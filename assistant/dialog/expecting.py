"""What may be said in each state, so that hearing can be narrowed to it."""

from __future__ import annotations

from assistant.dialog.conversation import Conversation
from assistant.dialog.rehearsal import Stage
from assistant.dialog.screening.questions import Expects, Questions
from assistant.dialog.states import COACHING, HALTED, State

_GENERAL = ("REPEAT", "HELP", "LOUDER", "QUIETER", "SPEECH_SLOWER", "SPEECH_FASTER", "SOMEONE_ELSE")
_YES_NO = ("YES", "NO", "NOT_SURE", "UNCLEAR", "AMBIGUOUS")

_CHOICES = ("CHOOSE", "WHAT_IS_THERE", "PICK", "NEED")

EXPECTED: dict[State, tuple[str, ...]] = {
    State.CHOOSING: (*_GENERAL, *_CHOICES, "SAME_AGAIN", "NOT_SURE"),
    State.SCREENING_ASKING: (
        *_YES_NO,
        "CORRECTION",
        "SAFETY_DISCLOSURE",
        "REPEAT",
        "WHY",
        "SLOWER",
        "SPEECH_SLOWER",
        "SKIP",
    ),
    State.SCREENING_READING_BACK: (
        *_YES_NO,
        "CORRECTION",
        "SAFETY_DISCLOSURE",
        "REPEAT",
        "WHY",
        "SLOWER",
        "SPEECH_SLOWER",
    ),
    State.GATING: (*_YES_NO, "READY", "NO_REDNESS", "REDNESS", "REPEAT", "WHY", "CHOOSE"),
    State.REHEARSING: ("READY", "REPEAT", "WHY", "SKIP", "SOMEONE_ELSE"),
    State.PREPARING: (*_GENERAL, "READY", "NEXT", "SKIP", "BACK", "SKIP_PREPARATION"),
    **dict.fromkeys(
        COACHING,
        (
            *_GENERAL,
            *("NEXT", "BACK", "SKIP", "STAY_LONGER", "STATUS", "WHAT_NEXT", "START_OVER", "KEEP"),
            *("SLOWER", "FASTER", "FIRMER", "DISCOMFORT", "AMBIGUOUS", "GIVER_FATIGUE", "SLEEPY", "CHECK_IN"),
            *("QUIET", "TEACH", "TALK_NORMALLY", "RHYTHM_ON", "RHYTHM_OFF", "NO_PAIN", "PAIN_RESOLVED"),
        ),
    ),
    State.PAIN_STARTLED: (*_YES_NO, "RESUME", "REPEAT"),
    State.PAIN_SUSPECTING: (*_YES_NO, "NO_PAIN", "PAIN_RESOLVED", "RESUME", "REPEAT"),
    State.PAIN_WITHDRAWING: (*_YES_NO, "NO_PAIN", "REPEAT"),
    State.PAIN_ASKING: (*_YES_NO, "REPEAT", "RESUME", "NO_PAIN", "PAIN_RESOLVED", "DULL"),
    State.PAIN_TRACING: (*_YES_NO, "REPEAT", "RESUME"),
    State.PAIN_WAITING: (*_YES_NO, "NO_PAIN", "PAIN_RESOLVED", "READY", "RESUME", "REPEAT"),
    State.PAIN_LOCATING: ("AREA", "NOT_SURE", "REPEAT", "RESUME"),
    State.PAIN_SCORING: ("PAIN_SCORE", "UNCLEAR", "NO_PAIN", "NOT_SURE", "REPEAT", "RESUME"),
    State.PAIN_CONFIRMING: (*_YES_NO, "PAIN_SCORE", "REPEAT"),
    State.PAIN_OFFERING: ("YES", "NO", "RESUME", "NOT_SURE", "REPEAT"),
    State.PAUSED: ("RESUME", "READY", "REPEAT", "SOMEONE_ELSE", "HELP"),
    State.STOPPED: ("RESUME", "YES", "NO", "NOT_SURE", "REPEAT", "SOMEONE_ELSE"),
    State.RESTING: ("REPEAT", "SOMEONE_ELSE", "LOUDER", "QUIETER"),
    State.REFUSED: ("REPEAT", "SOMEONE_ELSE"),
    State.EMERGENCY: ("REPEAT",),
}
"""Intent names by state."""

_PATIENCE = {**dict.fromkeys(COACHING, 0.45), State.SCREENING_ASKING: 0.7}
"""Seconds of silence that end an utterance: a command is short, an answer may be thought about."""


_NAMES = {Expects.YES_NO: (), Expects.AREA: ("AREA",), Expects.ALLERGY: ("ALLERGY",)}
"""What a screening question may be answered with besides yes and no."""


def expected_in(now: Conversation, questions: Questions) -> tuple[str, ...]:
    """The intents that are expected now, sorted."""
    if now.state is State.CHOOSING and now.last and now.last[-1][0] == "choose.where":
        return tuple(sorted({*_GENERAL, "AREA", "EVERYWHERE", "NOT_SURE", "MINUTES"}))
    if now.state is State.CHOOSING and now.choice.program:
        return tuple(sorted({*_GENERAL, "MINUTES", "CHOOSE", "PICK", "NEED", "NOT_SURE", "NO"}))
    names = EXPECTED.get(now.state, ())
    asked = ("YES", "NO") if now.open or _asks_for_a_key(now) or now.loudspeaker else ()
    named: tuple[str, ...] = ()
    if now.interview and now.state is State.SCREENING_ASKING and now.interview.open in questions.by_id:
        named = _NAMES[questions.by_id[now.interview.open].expects]
    offered = ("YES", "NO") if now.state is State.CHOOSING and now.offered.program else ()
    cup = ("CUP_OFF",) if now.cup.on else ()
    chosen = _CHOICES if now.state in HALTED and now.interrupted is State.CHOOSING else ()
    return tuple(sorted({*names, *asked, *named, *offered, *cup, *chosen}))


def _asks_for_a_key(now: Conversation) -> bool:
    rehearsed = now.rehearsal
    return now.state is State.REHEARSING and rehearsed is not None and rehearsed.stage is Stage.KEY


def patience_in(now: Conversation) -> float:
    """The silence that ends an utterance now, in seconds."""
    return _PATIENCE.get(now.state, 0.6)
