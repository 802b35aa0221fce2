"""A conversation that anything may happen to, judged by every rule at each turn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from kit.talking import ALL_CLEAR

from assistant.clock import BLOCK, RATE, Speech, Tick, to_samples, to_seconds
from assistant.contact import IN_CONTACT, Contact, Loudspeaker
from assistant.dialog.conversation import Choice, Conversation
from assistant.dialog.cues import CueKind
from assistant.dialog.data import DialogData
from assistant.dialog.invariants.observed_turn import ObservedTurn, Past, Rule
from assistant.dialog.invariants.rules import RULES
from assistant.dialog.machine import Dialog
from assistant.dialog.screening.interview import CHANGE, CONFIRM, SUMMARY
from assistant.dialog.screening.questions import Expects
from assistant.understanding.understood import Evidence, Intent, Understood

WEAK, GOOD = Evidence.WEAK, Evidence.GOOD


@dataclass(frozen=True, slots=True, repr=False)
class Utterance:
    """Something said."""

    intents: tuple[Intent, ...]
    evidence: Evidence = GOOD
    final: bool = True
    unexplained: tuple[str, ...] = ()
    """Words in it that no phrase explains."""
    then: Utterance | None = None
    """What the same breath turns out to be, half a second later or in the other pass."""

    @property
    def names(self) -> tuple[str, ...]:
        """Of the intents."""
        return tuple(each.name for each in self.intents)

    def __repr__(self) -> str:
        names = " + ".join(f"{each.name}{dict(each.slots) or ''}" for each in self.intents) or "mumbling"
        more = " and more" if self.unexplained else ""
        this = f"{names}{more} ({self.evidence}{'' if self.final else ', partial'})"
        return f"{this}, which was {self.then}" if self.then else this


@dataclass(frozen=True, slots=True, repr=False)
class Passing:
    """Time goes by in one turn."""

    seconds: float
    deaf: bool = False
    mute: bool = False
    speaking: bool = False
    contact: Contact = IN_CONTACT

    def __repr__(self) -> str:
        contact = f" {self.contact}" if self.contact != IN_CONTACT else ""
        return f"{self.seconds} s{' deaf' * self.deaf}{' mute' * self.mute}{' speaking' * self.speaking}{contact}"


@dataclass(frozen=True, slots=True, repr=False)
class Until:
    """Time goes by until the next step is announced, until the running one is over, or until the hour is."""

    what: Literal["change", "over", "enough"]

    def __repr__(self) -> str:
        return f"until {self.what}"


@dataclass(frozen=True, slots=True, repr=False)
class Answers:
    """The whole interview: as well as may be, as unwell as may be, or with no answer to anything."""

    how: Literal["well", "unwell", "silent"]

    def __repr__(self) -> str:
        return f"answers all, {self.how}"


@dataclass(frozen=True, slots=True, repr=False)
class Row:
    """Several things one after the other, which only together lead to another value."""

    events: tuple[Utterance | Passing, ...]

    def __repr__(self) -> str:
        return ", then ".join(map(str, self.events))


Event = Utterance | Passing | Until | Answers | Row


def said(
    *names: str, evidence: Evidence = GOOD, final: bool = True, then: Utterance | None = None, **slots: str
) -> Utterance:
    """An utterance of intents, which share the slots."""
    intents = tuple(Intent(name, i, i, tuple(sorted(slots.items()))) for i, name in enumerate(names))
    return Utterance(intents, evidence, final, then=then)


def and_more(*names: str, permissive: frozenset[str]) -> Utterance:
    """The same with words that no phrase explains, well heard."""
    plain = said(*names)
    intents = tuple(replace(each, sure=each.name not in permissive) for each in plain.intents)
    return replace(plain, intents=intents, unexplained=("but",))


class BrokenRuleError(AssertionError):
    """A rule does not hold; the message says which, and in which turn."""

    def __init__(self, rule: Rule, passage: ObservedTurn, event: Event) -> None:
        super().__init__(
            f"{rule.number}. {rule.sentence}\n{passage.before.state} --{event}--> {passage.after.state}"
        )
        self.number = rule.number


@dataclass(frozen=True, slots=True)
class Place:
    """Where a walk has got to: everything that decides how it goes on."""

    now: Conversation
    past: Past = field(default_factory=Past)


@dataclass(frozen=True)
class World:
    """A dialog, and the words that it was made with."""

    data: DialogData
    dialog: Dialog

    @classmethod
    def of(cls, data: DialogData) -> World:
        """The real dialog over these words."""
        return cls(data, Dialog(data))


def begun(world: World, program: str, minutes: int) -> Place:
    """A session that was just opened, with the massage chosen."""
    return Place(world.dialog.begin(Conversation(choice=Choice(program, minutes)), Tick(0, 0.0)).conversation)


def ready(world: World, program: str, minutes: int) -> Place:
    """A healthy person who has answered and rehearsed everything."""
    walk = Walk(world, begun(world, program, minutes))
    for name in ALL_CLEAR:
        walk.go(said(name.upper()))
    while walk.at.now.state == "gating":
        gate = walk.at.now.gate
        walk.go(said(world.data.gates.condition(gate.open).parts[gate.part].grants))
    while walk.at.now.state == "rehearsing":
        walk.go(said("STOP"))
        walk.go(said("PAIN"))
    return walk.at


@dataclass
class Walk:
    """A walk through the dialog, rule by rule."""

    world: World
    at: Place = field(default_factory=lambda: Place(Conversation()))
    rules: Iterable[Rule] = RULES

    def go(self, event: Event) -> None:
        """Let something happen; every turn goes on to its tick, as in a session. Raises BrokenRuleError."""
        for passage in self.turns(event):
            for rule in self.rules:
                if not rule.holds(passage):
                    raise BrokenRuleError(rule, passage, event)

    def turns(self, event: Event) -> Iterator[ObservedTurn]:
        """What comes of it, turn by turn; the walk stands behind each of them when it is told."""
        if isinstance(event, Answers):
            for _ in range(80):
                if not self.at.now.state.startswith("screening"):
                    return
                yield from self.turns(_answer(self.world, self.at.now, event))
        elif isinstance(event, Row):
            for each in event.events:
                yield from self.turns(each)
        elif isinstance(event, Utterance):
            if self.at.now.state.startswith("screening"):
                yield from self.turns(Passing(BLOCK / RATE))  # the question sounds
            start = self.at.now.ticked + to_samples(1.0)
            for part in (event, event.then):
                if part is not None:
                    yield from self._hear(part, start)
        else:
            yield self._tick(_time(self.at.now, event))

    def _hear(self, part: Utterance, start: int) -> Iterator[ObservedTurn]:
        """Its words are all known half a second after it began, and in the next turn if that is over."""
        before = self.at.now
        samples = max(start + to_samples(0.5), before.ticked + BLOCK)
        now = Tick(samples, samples / RATE, before.deaf, False, Speech(1, 0.5, 0), _lasting(before))
        known = [_WORDS.get(each.name, each.name.lower()) for each in part.intents]
        text = " ".join(known) if part.names != ("OUTCRY",) else ""
        understood = Understood(
            text if known else "hm",
            part.intents,
            part.evidence,
            part.final,
            start,
            samples,
            part.unexplained,
        )
        reply = self.world.dialog.understood(before, understood, now)
        yield self._on(
            ObservedTurn(
                self.world.data, before, understood, now, reply.conversation, reply.effects, self.at.past
            )
        )
        yield self._tick(now)

    def _tick(self, now: Tick) -> ObservedTurn:
        before = self.at.now
        reply = self.world.dialog.tick(before, now)
        return self._on(
            ObservedTurn(self.world.data, before, None, now, reply.conversation, reply.effects, self.at.past)
        )

    def _on(self, passage: ObservedTurn) -> ObservedTurn:
        self.at = Place(passage.after, passage.left)
        return passage


_WORDS = {"STOP": "stop", "PAIN": "it hurts"}
"""Some words count as they stand: those that are rehearsed."""


def _time(now: Conversation, event: Passing | Until) -> Tick:
    if isinstance(event, Until):
        samples = now.ticked + max(BLOCK, _left(now, event))
        return Tick(samples, samples / RATE, now.deaf, contact=_lasting(now))
    samples = now.ticked + max(BLOCK, to_samples(event.seconds))
    speech = Speech(1, 0.5, int(event.speaking))
    return Tick(samples, samples / RATE, event.deaf, event.mute, speech, event.contact)


def _lasting(now: Conversation) -> Contact:
    """What was wrong with the loudspeaker goes on, also where they say that they hear it."""
    return Contact(loudspeaker=Loudspeaker.UNHEARD if now.believed else now.loudspeaker)


def _left(now: Conversation, event: Until) -> int:
    """Samples until then; none when nothing of the kind is ahead."""
    if now.plan is None or now.restriction is None or now.place.step >= len(now.plan.steps):
        return 0
    if event.what == "enough":
        return to_samples(60 * now.restriction.minutes) - now.hands_on
    here = now.plan.steps[now.place.step].seconds
    if event.what == "over":
        return to_samples(here) - now.place.elapsed
    ahead = (cue.at for cue in now.place.cues if cue.kind is CueKind.CHANGE)
    return to_samples(next(ahead, to_seconds(now.place.elapsed))) - now.place.elapsed


def _answer(world: World, now: Conversation, event: Answers) -> Event:
    """What is said to the open question."""
    interview = now.interview
    assert interview is not None
    if event.how == "silent":
        return Passing(21)
    if interview.open in (SUMMARY, CHANGE, CONFIRM) or interview.read_back:
        return said("YES")
    question = world.data.questions.by_id[interview.open]
    if question.expects is Expects.AREA and all(each != question.id for each, _ in interview.named):
        return said("AREA", area="shoulders")
    if question.expects is Expects.ALLERGY and all(each != question.id for each, _ in interview.named):
        return said("ALLERGY", allergy="nut")
    if question.expects is not Expects.YES_NO:
        return said("NO")
    wanted = question.restrictive if event.how == "unwell" else question.enabling
    return said(wanted.name)
