"""A conversation that anything may happen to, judged by every rule at each turn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kit.talking import ALL_CLEAR

from assistant.clock import BLOCK, RATE, Speech, Tick, to_samples
from assistant.dialog.conversation import Choice, Conversation
from assistant.dialog.house import House
from assistant.dialog.invariants.passage import Passage, Past, onward
from assistant.dialog.invariants.rule import Rule
from assistant.dialog.invariants.rules import RULES
from assistant.dialog.machine import Dialog
from assistant.understanding.understood import Evidence, Intent, Understood

WEAK, GOOD = Evidence.WEAK, Evidence.GOOD


@dataclass(frozen=True, slots=True)
class Utterance:
    """Something said; an event of a walk."""

    intents: tuple[Intent, ...]
    evidence: Evidence = GOOD
    final: bool = True

    def __str__(self) -> str:
        names = " + ".join(f"{each.name}{dict(each.slots) or ''}" for each in self.intents) or "mumbling"
        return f"{names} ({self.evidence}{'' if self.final else ', partial'})"


@dataclass(frozen=True, slots=True)
class Passing:
    """Time goes by in one turn; an event of a walk."""

    seconds: float
    deaf: bool = False
    speaking: bool = False

    def __str__(self) -> str:
        return f"{self.seconds} s{' deaf' * self.deaf}{' speaking' * self.speaking}"


Event = Utterance | Passing


def said(*names: str, evidence: Evidence = GOOD, final: bool = True, **slots: str) -> Utterance:
    """An utterance of intents, which share the slots."""
    intents = tuple(Intent(name, i, i, tuple(sorted(slots.items()))) for i, name in enumerate(names))
    return Utterance(intents, evidence, final)


class BrokenRuleError(AssertionError):
    """A rule does not hold; the message says which, and the way there."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a walk has got to: everything that decides how it goes on."""

    now: Conversation
    past: Past = field(default_factory=Past)


@dataclass(frozen=True)
class World:
    """A dialog, and the words that it was made with."""

    house: House
    dialog: Dialog

    @classmethod
    def of(cls, house: House) -> World:
        """The real dialog over these words."""
        return cls(house, Dialog(house))


def begun(world: World, program: str, minutes: int) -> Place:
    """A session that was just opened, with the massage chosen."""
    return Place(world.dialog.begin(Conversation(choice=Choice(program, minutes)), Tick(0, 0.0)).conversation)


def ready(world: World, program: str, minutes: int) -> Place:
    """A healthy person who has answered and rehearsed everything."""
    walk = Walk(world, begun(world, program, minutes))
    for name in ALL_CLEAR:
        walk.go(said(name.upper()))
    for _ in range(2):
        walk.go(said("STOP"))
        walk.go(said("PAIN"))
    return walk.at


@dataclass
class Walk:
    """A walk through the dialog, rule by rule."""

    world: World
    at: Place = field(default_factory=lambda: Place(Conversation()))
    rules: Iterable[Rule] = RULES

    def go(self, event: Event) -> Passage:
        """Let something happen; the turn goes on to its tick, as in a session. Raises BrokenRuleError."""
        passage = self._judged(step(self.world, self.at, event), event)
        if isinstance(event, Utterance):
            self._judged(tick(self.world, self.at, passage.tick), event)
        return passage

    def _judged(self, passage: Passage, event: Event) -> Passage:
        for rule in self.rules:
            if not rule.holds(passage):
                way = f"{passage.before.state} --{event}--> {passage.after.state}"
                raise BrokenRuleError(f"{rule.number}. {rule.sentence}\n{way}")
        self.at = Place(passage.after, onward(passage))
        return passage


_WORDS = {"STOP": "stop", "PAIN": "it hurts"}
"""Some words count as they stand: those that are rehearsed."""


def step(world: World, at: Place, event: Event) -> Passage:
    """What comes of it."""
    before = at.now
    if isinstance(event, Passing):
        samples = before.ticked + max(BLOCK, to_samples(event.seconds))
        speech = Speech(1, 0.5, int(event.speaking))
        return tick(world, at, Tick(samples, samples / RATE, event.deaf, False, speech))
    samples = before.ticked + to_samples(1.0)
    now = Tick(samples, samples / RATE, before.deaf, False, Speech(1, 0.5, 0))
    words = " ".join(_WORDS.get(each.name, each.name.lower()) for each in event.intents) or "hm"
    understood = Understood(words, event.intents, event.evidence, event.final, samples - BLOCK, samples)
    reply = world.dialog.understood(before, understood, now)
    return Passage(world.house, before, understood, now, reply.conversation, reply.effects, at.past)


def tick(world: World, at: Place, now: Tick) -> Passage:
    """What comes of time alone."""
    reply = world.dialog.tick(at.now, now)
    return Passage(world.house, at.now, None, now, reply.conversation, reply.effects, at.past)
