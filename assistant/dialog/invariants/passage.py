"""One turn of the dialog as seen from outside, and what of the turns before it still matters."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.clock import Tick, to_samples
from assistant.coaching.comfort import Stretches, coached_along
from assistant.coaching.planned import PlannedStep, coachable
from assistant.coaching.techniques import Strength
from assistant.dialog.attention import REACTING, SAME_UTTERANCE
from assistant.dialog.conversation import Conversation
from assistant.dialog.effects import Effect, Say
from assistant.dialog.house import House
from assistant.understanding.understood import Evidence, Intent, Understood

LATCHING = ("refused", "emergency")
"""States that no way leads out of for this person."""
ACROSS = to_samples(2)
"""Samples between two utterances that cannot be one."""


@dataclass(frozen=True, slots=True)
class Past:
    """What the turns before have left behind, of the person who lies there now."""

    latched: bool = False
    """A screening was refused, or a red flag ended it."""
    bearable: tuple[tuple[str, int], ...] = ()
    """Zones that were recorded as hurting, each with the most that it may still get, sorted."""
    given: Stretches = ()
    """What each zone got of the running step when hands were last on."""
    strength: Strength | None = None
    """Of the step that the hands carried out last."""
    drummed: int = 0
    """Samples of percussion that were carried out."""
    cut_short: bool = False
    """A stop that was confirmed, a pain of 7 or more, or a red flag."""
    aftercare: bool = False
    """How to rise has been told since hands were on."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One turn: something was said, or time passed."""

    house: House
    before: Conversation
    event: Understood | None
    """What was said; None when only time passed."""
    tick: Tick
    after: Conversation
    effects: tuple[Effect, ...]
    past: Past = Past()

    @property
    def intents(self) -> tuple[Intent, ...]:
        """What was understood of what was said."""
        return self.event.intents if self.event else ()

    @property
    def names(self) -> tuple[str, ...]:
        """Of the intents."""
        return tuple(intent.name for intent in self.intents)

    @property
    def good(self) -> bool:
        """It was said whole, and heard well."""
        return self.event is not None and self.event.final and self.event.evidence is Evidence.GOOD

    @property
    def fresh(self) -> bool:
        """The utterance has not been reacted to before."""
        reaction = self.before.reaction
        return self.event is not None and (
            reaction is None or abs(self.event.start - reaction.start) > SAME_UTTERANCE
        )

    @property
    def protective(self) -> tuple[str, ...]:
        """The intents that are reacted to at any evidence."""
        return tuple(name for name in self.names if name in REACTING)

    @property
    def said(self) -> tuple[Say, ...]:
        """What the program says in this turn."""
        return tuple(effect for effect in self.effects if isinstance(effect, Say))

    @property
    def same_person(self) -> bool:
        """Nobody else has lain down."""
        return not ("SOMEONE_ELSE" in self.names and self.after.interview is None and self.after.plan is None)

    @property
    def puts_hands_on(self) -> bool:
        """Hands were off, and are told to begin."""
        return coaching(self.after) and not coaching(self.before)

    @property
    def step_began(self) -> bool:
        """The hands are told to begin a step."""
        return self.after.steps_begun > self.before.steps_begun


def coaching(now: Conversation) -> bool:
    """Hands are told to be on."""
    return now.state.startswith("coaching")


def working(now: Conversation) -> PlannedStep | None:
    """The step the hands are at, as narrowed to what is open of it; None while there is none."""
    if now.plan is None or now.restriction is None or not 0 <= now.place.step < len(now.plan.steps):
        return None
    here = now.plan.steps[now.place.step]
    return coachable(here, now.comfort, now.restriction) or here


def coached(now: Conversation) -> Stretches:
    """Zones that are coached now, each with its intensity; none while hands are off."""
    here = working(now)
    if here is None or now.restriction is None or not coaching(now):
        return ()
    return coached_along(here.effort, here.path, here.technique, now.comfort, now.restriction)


def touched(now: Conversation) -> Stretches:
    """The same as if hands were on: what the step would give."""
    here = working(now)
    if here is None or now.restriction is None:
        return ()
    hands_on = replace(now.comfort, hands_on=True)
    along = coached_along(here.effort, here.path, here.technique, hands_on, now.restriction)
    return tuple((zone, each) for zone, each in along if each > 0)


def onward(passage: Passage) -> Past:
    """What is left behind after this turn."""
    past, after = (passage.past if passage.same_person else Past()), passage.after
    latched = past.latched or after.state in LATCHING
    here = working(passage.before)
    left = to_samples(here.seconds) - passage.before.place.elapsed if here else 0
    passed = min(after.hands_on - passage.before.hands_on, max(0, left))
    began = working(after) if passage.step_began else None
    drums = here is not None and here.technique.strength is Strength.PERCUSSION and passed > 0
    told = any(say.key.startswith("aftercare") for say in passage.said)
    ended_badly = after.comfort.ended or latched or _stopped_for_good(passage)
    return Past(
        latched=latched,
        bearable=_bearable(past, after),
        given=coached(after) if coaching(after) else past.given,
        strength=began.technique.strength if began else past.strength,
        drummed=past.drummed + passed * drums,
        cut_short=(past.cut_short and not passage.puts_hands_on) or ended_badly,
        aftercare=(past.aftercare or told) and not coaching(after),
    )


def _stopped_for_good(passage: Passage) -> bool:
    return passage.before.state == "stopped" and passage.after.state in ("resting", "ended")


def _bearable(past: Past, after: Conversation) -> tuple[tuple[str, int], ...]:
    """The lowest ceilings there ever were; kept here so that losing them would be seen.

    While it is still asked where it hurts, all of the path bears a record that may go to one zone (decision 6).
    """
    most = dict(past.bearable)
    if after.episode is not None:
        return past.bearable
    for zone, ceiling in after.comfort.ceilings:
        most[zone] = min(ceiling, most.get(zone, ceiling))
    return tuple(sorted(most.items()))
