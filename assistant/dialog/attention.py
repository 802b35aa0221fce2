"""Which of the intents in an utterance are acted on. Pure: the same words give the same answer."""

from __future__ import annotations

from assistant.clock import to_samples
from assistant.dialog.conversation import Reaction
from assistant.understanding.understood import Evidence, Intent, Understood

REACTING = (
    "RED_FLAG",
    "STOP",
    "CONSENT_WITHDRAWN",
    "SAFETY_DISCLOSURE",
    "PAIN",
    "GIVER_PAIN",
    "PAUSE",
    "COLD",
)
"""Acted on at a partial result and at any evidence, the most protective first (safety.md, 3.4)."""

STOPPING = ("STOP", "CONSENT_WITHDRAWN")
"""Of those, what ends rather than pauses."""

RECORDED = ("RED_FLAG", "PAIN")
"""Of those, what is written down once it is sure: good evidence after a reaction to weak evidence counts."""

ALWAYS_HEEDED = ("RED_FLAG", "STOP", "CONSENT_WITHDRAWN")
"""Heeded at the end of an utterance at any evidence, also before any hands are on."""

GENTLER = (
    "LIGHTER",
    "UNEASE",
    "SLOWER",
    "SPEECH_SLOWER",
    "DISCOMFORT",
    "AMBIGUOUS",
    "GIVER_FATIGUE",
    "SLEEPY",
    "CHECK_IN",
    "OUTCRY",
)
"""Make things gentler or ask: acted on at any evidence, once the utterance has ended."""

HARMLESS = (
    *("REPEAT", "WHY", "STATUS", "WHAT_NEXT", "HELP", "WHAT_IS_THERE", "KEEP", "AREA", "UNCLEAR"),
    *("QUESTION", "NEED", "WHO", "POSTURE", "PERHAPS_FIRMER"),
)
"""Change nothing in the massage: acted on at any evidence."""

ANSWERS = (
    "NOT_SURE",
    "NO",
    "YES",
    "PAIN_SCORE",
    "NO_PAIN",
    "PAIN_RESOLVED",
    "DULL",
    "ALLERGY",
    "REDNESS",
    "CORRECTION",
)
"""Weighed by whoever asked the question, so they pass at any evidence."""

SETTLING = (
    *(
        "CORRECTION",
        "NOT_SURE",
        "NO",
        "YES",
        "UNCLEAR",
        "AMBIGUOUS",
        "NO_PAIN",
        "PAIN_SCORE",
        "PAIN_RESOLVED",
        "DULL",
    ),
    *("REDNESS", "NO_REDNESS", "EVERYWHERE", "CUP_OFF", "READY"),
    *("RESUME", "NEXT", "SKIP", "BACK", "SKIP_PREPARATION", "START_OVER"),
)
"""Answers, and what moves on: of all these in one utterance only the first does anything, and nothing once the
question that they were said to has gone (safety.md, decision 15)."""
ONCE = ("STOP", "UNEASE", "PAUSE", "LIGHTER", "QUESTION")
"""Said twice in one utterance in different words, it is one thing."""
NAMING = ("AREA", "ALLERGY")
"""Name something: several may belong to one question, but to no later one."""

SAME_UTTERANCE = to_samples(0.3)
"""Two passes that begin no further apart than this heard the same utterance."""


def attended(understood: Understood, reaction: Reaction | None) -> tuple[Intent, ...]:
    """The intents to act on, in order.

    Whatever protects drops all that permits in the same breath (safety.md, invariant 30). An utterance that has
    been reacted to is not reacted to again, unless another protective intent or another sign turns up in it, or
    good evidence confirms what was weak.
    """
    reacting = tuple(intent for intent in understood.intents if intent.name in REACTING)
    if any(intent.name in STOPPING for intent in reacting):  # "time out" is both, and a pause is the lesser
        reacting = tuple(intent for intent in reacting if intent.name != "PAUSE")
    if reaction and is_same(understood, reaction):
        return tuple(intent for intent in reacting if _adds(intent, understood, reaction))
    if reacting or not understood.final:
        return reacting
    good = understood.evidence is Evidence.GOOD
    heeded = tuple(
        i for i in understood.intents if (good and i.sure) or i.name in GENTLER + HARMLESS + ANSWERS
    )
    if any(intent.name in GENTLER for intent in heeded):
        return tuple(i for i in heeded if i.name in (*GENTLER, "NO", "NOT_SURE"))
    return heeded


def is_same(understood: Understood, reaction: Reaction) -> bool:
    """This is the utterance that was reacted to."""
    return abs(understood.start - reaction.start) <= SAME_UTTERANCE


def told(understood: Understood, reaction: Reaction | None) -> tuple[str, ...]:
    """The red flags that this utterance was reacted to for, on evidence no worse than this: only a graver adds."""
    if reaction is None or not is_same(understood, reaction):
        return ()
    return tuple(sign for _, sign in (reaction.sure if is_sure(understood) else reaction.heard) if sign)


def is_sure(understood: Understood) -> bool:
    """Good evidence, to its end."""
    return understood.final and understood.evidence is Evidence.GOOD


def heard_as(intent: Intent) -> tuple[str, str]:
    """What a reaction remembers of an intent: its name, and the sign of a red flag."""
    return intent.name, intent.slot("sign") or ""


def doubtful(understood: Understood, asked: str = "") -> bool:
    """A protective word that may be none: while no hands are on, silence is all it asks for.

    Until the utterance has ended nobody knows whether "no" was "ow"; the answer that it may turn out to be counts.

    asked: the intent that is awaited: it is heard as it would be with hands on.
    """
    reacting = [intent.name for intent in understood.intents if intent.name in REACTING]
    if not reacting or understood.evidence is Evidence.GOOD:
        return False
    return not understood.final or not any(name in (*ALWAYS_HEEDED, asked) for name in reacting)


def _adds(intent: Intent, understood: Understood, reaction: Reaction) -> bool:
    if heard_as(intent) not in reaction.heard:
        return True
    return is_sure(understood) and intent.name in RECORDED and heard_as(intent) not in reaction.sure
