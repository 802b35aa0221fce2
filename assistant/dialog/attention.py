"""Which of the intents in an utterance are acted on, and which are expected. Pure: the same words, the same answer."""

from __future__ import annotations

from assistant.clock import to_samples
from assistant.dialog.conversation import Conversation, Reaction
from assistant.dialog.rehearsal import Stage
from assistant.dialog.screening.questions import Expects, Questions
from assistant.dialog.states import COACHING, HALTED, State
from assistant.dialog.triggers import (
    ALWAYS_HEEDED,
    ANSWERS,
    CHOICES,
    EXPECTED,
    GENERAL,
    GENTLER,
    HARMLESS,
    REACTING,
    RECORDED,
    STOPPING,
    Trigger,
)
from assistant.understanding.understood import Evidence, Intent, Understood

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
        reacting = tuple(intent for intent in reacting if intent.name != Trigger.PAUSE)
    if reaction and is_same(understood, reaction):
        return tuple(intent for intent in reacting if _adds(intent, understood, reaction))
    if reacting or not understood.final:
        return reacting
    good = understood.evidence is Evidence.GOOD
    heeded = tuple(
        i for i in understood.intents if (good and i.sure) or i.name in GENTLER + HARMLESS + ANSWERS
    )
    if any(intent.name in GENTLER for intent in heeded):
        return tuple(i for i in heeded if i.name in (*GENTLER, Trigger.NO, Trigger.NOT_SURE))
    return heeded


def is_same(understood: Understood, reaction: Reaction) -> bool:
    """Whether this utterance is the one that was already reacted to."""
    return abs(understood.start - reaction.start) <= SAME_UTTERANCE


def told(understood: Understood, reaction: Reaction | None) -> tuple[str, ...]:
    """The red flags that this utterance was reacted to for, on evidence no worse than this: only a graver adds."""
    if reaction is None or not is_same(understood, reaction):
        return ()
    return tuple(sign for _, sign in (reaction.sure if is_sure(understood) else reaction.heard) if sign)


def is_sure(understood: Understood) -> bool:
    """Whether an utterance is over and its evidence is good."""
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
    ends = reaction.stopped and intent.name in STOPPING
    return is_sure(understood) and (ends or intent.name in RECORDED) and heard_as(intent) not in reaction.sure


_PATIENCE = {**dict.fromkeys(COACHING, 0.45), State.SCREENING_ASKING: 0.7}
"""Seconds of silence that end an utterance: a command is short, an answer may be thought about."""
_NAMES = {Expects.YES_NO: (), Expects.AREA: (Trigger.AREA,), Expects.ALLERGY: (Trigger.ALLERGY,)}
"""What a screening question may be answered with besides yes and no."""


def expected_in(now: Conversation, questions: Questions) -> tuple[str, ...]:
    """The intents that are expected now, sorted."""
    if now.state is State.CHOOSING and now.last and now.last[-1][0] == "choose.where":
        return tuple(sorted({*GENERAL, Trigger.AREA, Trigger.EVERYWHERE, Trigger.NOT_SURE, Trigger.MINUTES}))
    if now.state is State.CHOOSING and now.choice.program:
        settled = (Trigger.MINUTES, Trigger.CHOOSE, Trigger.PICK, Trigger.NEED, Trigger.NOT_SURE, Trigger.NO)
        return tuple(sorted({*GENERAL, *settled}))
    names = EXPECTED.get(now.state, ())
    yes_no = now.open or _asks_for_a_key(now) or now.loudspeaker or now.cut_off or _asks_a_yes(now)
    asked = (Trigger.YES, Trigger.NO) if yes_no else ()
    narrowed: tuple[str, ...] = ()
    if now.interview and now.state is State.SCREENING_ASKING and now.interview.open in questions.by_id:
        narrowed = _NAMES[questions.by_id[now.interview.open].expects]
    offered = (Trigger.YES, Trigger.NO) if now.state is State.CHOOSING and now.offered.program else ()
    cup = (Trigger.CUP_OFF,) if now.cup.on else ()
    chosen = CHOICES if now.state in HALTED and now.interrupted is State.CHOOSING else ()
    return tuple(sorted({*names, *asked, *narrowed, *offered, *cup, *chosen}))


def _asks_a_yes(now: Conversation) -> bool:
    return bool(now.last) and now.last[-1][0] in ("pause.over", "known.consent")


def _asks_for_a_key(now: Conversation) -> bool:
    rehearsed = now.rehearsal
    return now.state is State.REHEARSING and rehearsed is not None and rehearsed.stage is Stage.KEY


def patience_in(now: Conversation) -> float:
    """The silence that ends an utterance now, in seconds."""
    return _PATIENCE.get(now.state, 0.6)
