"""One turn of the dialog as seen from outside, and what of the turns before it still matters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from assistant.clock import Tick, to_samples
from assistant.coaching.comfort import Comfort, Stretches, coached_along
from assistant.coaching.planned import PlannedStep, coachable
from assistant.coaching.techniques import Strength
from assistant.dialog.attention import SAME_UTTERANCE
from assistant.dialog.conversation import Conversation
from assistant.dialog.data import DialogData
from assistant.dialog.effects import Effect, Say
from assistant.dialog.states import COACHING, LATCHED, State
from assistant.dialog.triggers import REACTING
from assistant.understanding.understood import Evidence, Intent, Understood

ACROSS = to_samples(2)
"""Samples between two utterances that cannot be one."""


@dataclass(frozen=True, slots=True)
class Past:
    """What the turns before have left behind, of the person who lies there now."""

    latched: bool = False
    """A screening was refused, or a red flag ended it."""
    suspected: bool = False
    """Something was perhaps said that protects, and nobody has said yet whether it is so."""
    bearable: tuple[tuple[str, int], ...] = ()
    """Zones that were recorded as hurting, each with the most that it may still get, sorted."""
    given: Stretches = ()
    """What each zone got of the running step when it was last worked, sorted."""
    strength: Strength | None = None
    """Of the step that the hands carried out last."""
    drummed: int = 0
    """Samples of percussion that were carried out."""
    cut_short: bool = False
    """A stop that was confirmed, a pain of 7 or more, or a red flag."""
    aftercare: bool = False
    """How to rise has been told since hands were on."""


@dataclass(frozen=True)
class ObservedTurn:
    """One turn: something was said, or time passed."""

    data: DialogData
    before: Conversation
    event: Understood | None
    """What was said; None when only time passed."""
    tick: Tick
    after: Conversation
    effects: tuple[Effect, ...]
    past: Past = Past()

    @cached_property
    def intents(self) -> tuple[Intent, ...]:
        """What was understood of what was said."""
        return self.event.intents if self.event else ()

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the intents that were understood, in their order."""
        return tuple(intent.name for intent in self.intents)

    @cached_property
    def good(self) -> bool:
        """It was said whole, and heard well."""
        return self.event is not None and self.event.final and self.event.evidence is Evidence.GOOD

    @cached_property
    def fresh(self) -> bool:
        """The utterance has not been reacted to before."""
        reaction = self.before.reaction
        return self.event is not None and (
            reaction is None or abs(self.event.start - reaction.start) > SAME_UTTERANCE
        )

    @cached_property
    def protective(self) -> tuple[str, ...]:
        """The intents that are reacted to at any evidence."""
        return tuple(name for name in self.names if name in REACTING)

    @cached_property
    def said(self) -> tuple[Say, ...]:
        """What the program says in this turn."""
        return tuple(effect for effect in self.effects if isinstance(effect, Say))

    @cached_property
    def same_person(self) -> bool:
        """Nobody else has lain down, nor come back after so long that all is asked anew."""
        asked = self.before.cut_off is not None
        anew = asked or "SOMEONE_ELSE" in self.names or self.tick.contact.gap > 0
        return not (anew and self.after.interview is None and self.after.plan is None)

    @cached_property
    def puts_hands_on(self) -> bool:
        """Hands were off, and are told to begin."""
        return coaching(self.after) and not coaching(self.before)

    @cached_property
    def step_began(self) -> bool:
        """The hands are told to begin a step."""
        return self.after.steps_begun > self.before.steps_begun

    @cached_property
    def known(self) -> Comfort:
        """The comfort that this turn is measured against: the one before it.

        A path that was suspended before it was known where it hurts goes back to what it had, when that is said
        (safety.md, decision 6).
        """
        was, now = self.before.episode, self.after.episode
        if was is None or now is None or was.named or not now.named:
            return self.before.comfort
        return was.before

    @cached_property
    def was_at(self) -> PlannedStep | None:
        """The step the hands were at before."""
        return working(self.before)

    @cached_property
    def at(self) -> PlannedStep | None:
        """The step they are at now."""
        return working(self.after)

    @cached_property
    def left(self) -> Past:
        """What the invariants have to remember after this turn."""
        return onward(self)

    @cached_property
    def given(self) -> Stretches:
        """The zones that are coached now, each with its intensity."""
        return coached(self.after, self.at)


def coaching(now: Conversation) -> bool:
    """Hands are told to be on."""
    return now.state in COACHING


def working(now: Conversation) -> PlannedStep | None:
    """The step the hands are at, as narrowed to what is open of it; None while there is none."""
    if now.plan is None or now.restriction is None or not 0 <= now.place.step < len(now.plan.steps):
        return None
    here = now.plan.steps[now.place.step]
    return coachable(here, now.comfort, now.restriction) or here


def coached(now: Conversation, here: PlannedStep | None) -> Stretches:
    """Zones that are coached now, each with its intensity; none while hands are off."""
    if here is None or now.restriction is None or not coaching(now):
        return ()
    return coached_along(here.effort, here.path, here.technique, now.comfort, now.restriction)


def touched(now: Conversation, here: PlannedStep | None) -> Stretches:
    """The same as if hands were on: what the step would give."""
    if here is None or now.restriction is None:
        return ()
    hands_on = replace(now.comfort, hands_on=True)
    along = coached_along(here.effort, here.path, here.technique, hands_on, now.restriction)
    return tuple((zone, each) for zone, each in along if each > 0)


def opening(data: DialogData, now: Conversation, tick: Tick) -> Past:
    """What there is to remember when it begins here: of a session that was cut off, what the hands did last."""
    past, here = ObservedTurn(data, now, None, tick, now, ()).left, working(now)
    if now.cut_off is None or not now.steps_begun or here is None:
        return past
    return replace(past, given=tuple(sorted(touched(now, here))), strength=here.technique.strength)


def onward(passage: ObservedTurn) -> Past:
    """What the invariants have to remember after this turn."""
    past, after = (passage.past if passage.same_person else Past()), passage.after
    latched = past.latched or after.state in LATCHED
    here = passage.was_at
    left = to_samples(here.seconds) - passage.before.place.elapsed if here else 0
    passed = min(after.hands_on - passage.before.hands_on, max(0, left))
    began = passage.at if passage.step_began else None
    drums = here is not None and here.technique.strength is Strength.PERCUSSION and passed > 0
    told = any(say.key.startswith("aftercare") for say in passage.said)
    ended_badly = after.comfort.ended or latched or _stopped_for_good(passage)
    return Past(
        latched=latched,
        suspected=_suspected(past, passage),
        bearable=_bearable(past, passage),
        given=_given(past, passage),
        strength=began.technique.strength if began else past.strength,
        drummed=past.drummed + passed * drums,
        cut_short=(past.cut_short and not passage.puts_hands_on) or ended_badly,
        aftercare=(past.aftercare or told) and not coaching(after),
    )


def _given(past: Past, passage: ObservedTurn) -> Stretches:
    """A long stroke that closed places cut in two may come to its other half, which it has worked before."""
    if not coaching(passage.after):
        return past.given
    before = {} if passage.step_began else dict(past.given)
    return tuple(sorted((before | dict(passage.given)).items()))


def _stopped_for_good(passage: ObservedTurn) -> bool:
    return passage.before.state is State.STOPPED and passage.after.state in (State.RESTING, State.ENDED)


def _suspected(past: Past, passage: ObservedTurn) -> bool:
    """The question stands until it is answered, or something that is sure takes its place."""
    before, after = passage.before, passage.after
    denied = before.state is State.PAIN_WITHDRAWING and after.state is State.PAIN_OFFERING
    granted = before.state is State.PAIN_SUSPECTING and bool({"YES", "NOT_SURE"} & set(passage.names))
    sure = passage.good and bool({"PAIN", "RED_FLAG"} & set(passage.names))
    recorded = after.comfort.total > before.comfort.total
    return after.state is State.PAIN_SUSPECTING or (
        past.suspected and not (denied or granted or sure or recorded)
    )


def _bearable(past: Past, passage: ObservedTurn) -> Stretches:
    """The lowest ceilings there ever were; kept here so that losing them would be seen.

    While it is still asked where it hurts, all of the path bears a record that may go to one zone (decision 6).
    """
    if passage.after.episode is not None:
        return past.bearable
    reported = passage.before.comfort.ceilings if passage.before.episode and passage.same_person else ()
    most = dict(past.bearable)
    for zone, ceiling in (*reported, *passage.after.comfort.ceilings):
        most[zone] = min(ceiling, most.get(zone, ceiling))
    return tuple(sorted(most.items()))


Holds = Callable[[ObservedTurn], bool]


@dataclass(frozen=True, slots=True)
class Rule:
    """One invariant of safety.md, 3.3, as far as one turn and its past can show it."""

    number: int
    sentence: str
    holds: Holds


def rule(number: int, sentence: str) -> Callable[[Holds], Rule]:
    """Make a rule of a function that says whether a turn keeps it."""

    def made(holds: Holds) -> Rule:
        return Rule(number, sentence, holds)

    return made
