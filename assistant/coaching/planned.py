"""A massage laid out in time: what `plan` makes, and the dialog walks through."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from assistant.coaching.comfort import Comfort, coached_along
from assistant.coaching.limits import open_path
from assistant.coaching.path import Segment
from assistant.coaching.program import Position
from assistant.coaching.reactions import Touch
from assistant.coaching.restriction import Restriction
from assistant.coaching.step import FASTEST, SLOWEST, Moving, Step
from assistant.coaching.techniques import Strength, Technique
from assistant.coaching.wording import must_of, words_of
from assistant.library.sentences import Sentence

MORE = 3.0
"""What is added to the emphasis of a step that lies wholly where somebody wants more."""


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One step, in its round, on its side, with its path as it is coached."""

    step: Step
    round: int
    """From 1."""
    side: str
    """both, left or right."""
    spoken_side: str
    """As it is said; empty for both."""
    path: tuple[Segment, ...]
    effort: int
    """1 to 4, under which the comfort level and all limits still stand."""
    turn_text: Sentence
    """Said instead of its own announcement when it begins the other side."""
    same_text: Sentence = ()
    """Said instead of its own text when it only goes on on the other side; empty where its own is said."""
    left_out: frozenset[str] = frozenset()
    """Zones that the massage keeps away from altogether, because only a part of it was chosen."""
    closed: frozenset[str] = frozenset()
    """Zones that none of its texts may name, because they are closed or left out for now."""
    position: Position | None = None
    """How the one who is massaged lies or sits: its texts fit that."""
    turned: bool = False
    """It begins the other side."""
    goes_on: bool = False
    """It is the step before, on the other side."""
    crosses: bool = False
    """The hands were on the other side last."""
    crossing: Moving | None = None
    """How the body changes over, where that needs anything."""
    moving: Moving | None = None
    """What the body does besides before its first stroke, once for both sides."""
    full_text: bool = True
    """It comes for the first time: its whole description is said."""
    closing: bool = False
    intensity: int = 1
    """The firmest that is coached on its path, as far as is known; no text of it is firmer."""
    count: int = 0
    """Repetitions."""
    emphasis: float = 1.0
    """How fast it takes up time that is to be shared out; more than 1 where somebody wants more."""
    tempo: float = 1.0
    """Factor on the strokes per minute, as the people in the room asked for it."""

    @property
    def name(self) -> str:
        """The step's name as it is spoken in this session, without closed places."""
        return self._said(self.step.name)

    @property
    def id(self) -> str:
        """The step's id in its program, the same in every plan."""
        return self.step.id

    @property
    def identity(self) -> tuple[str, int, str]:
        """Which step of the massage it is, whatever its count: its id, its round and its side."""
        return self.id, self.round, self.side

    @property
    def technique(self) -> Technique:
        """What the hands do in this step, such as effleurage or kneading."""
        return self.step.technique

    @property
    def strokes_per_minute(self) -> float:
        """12 to 26; 0 when places are held instead."""
        if self.step.hold:
            return 0
        return min(FASTEST, max(SLOWEST, self.step.strokes_per_minute * self.tempo))

    @property
    def strokes(self) -> int:
        """Passes in one direction, or places held."""
        return self.count * self.step.strokes

    @property
    def seconds_each(self) -> float:
        """How long one repetition lasts."""
        return self.step.seconds if self.step.hold else self.step.strokes * 60 / self.strokes_per_minute

    @property
    def lead_in(self) -> float:
        """Seconds before its first stroke, in which hands rest or move over and one of them stays on."""
        return sum(each.seconds for each in self._moves)

    @property
    def _moves(self) -> tuple[Moving, ...]:
        besides = None if self.turned else self.moving
        return tuple(each for each in (self.crossing if self.crosses else None, besides) if each)

    @property
    def seconds(self) -> float:
        """How long the step lasts, from the moment at which it is told."""
        return self.lead_in + self.count * self.seconds_each

    @property
    def transitions(self) -> tuple[str, ...]:
        """What is said of the way there, before its instruction."""
        said = (self._said(each.say) for each in self._moves if each.say)
        return tuple(text for text in said if text)

    @property
    def instruction(self) -> str:
        """What is said when the step begins."""
        if self.goes_on and self.same_text:
            return " ".join((*self.must, self._said(self.same_text)))
        return self._said(self.step.first if self.full_text else self.step.again)

    @property
    def in_full(self) -> str:
        """The whole description, also when it comes again: for "repeat"."""
        return self._said(self.step.first)

    @property
    def soon(self) -> str:
        """The announcement of this step, said while the step before still runs."""
        return self._said(self.turn_text if self.turned else self.step.soon)

    @property
    def words(self) -> tuple[str, ...]:
        """The texts that may be said in the middle of the step; none names a closed place."""
        every = (self._words_of(text) for text in self.step.words)
        return tuple(text for text in every if text is not None)

    @property
    def must(self) -> tuple[str, ...]:
        """What is said of it in every instruction, because it guards."""
        here = {segment.zone.id for segment in self.path}
        unnamed = self.closed | self.left_out | (self.step.zones - here)
        return must_of(self.step, unnamed, self.intensity, self.position or "")

    @property
    def touch(self) -> Touch:
        """What the step does to the body: effort, path and technique, for the comfort rules."""
        return Touch(self.effort, self.path, self.technique)

    def _said(self, sentence: Sentence) -> str:
        """Rule S04 sees to it that there are words for every step that may be coached."""
        return self._words_of(sentence) or ""

    def _words_of(self, sentence: Sentence) -> str | None:
        unnamed = self.closed | self.left_out
        given = (self.path, self.spoken_side, self.count, self.intensity, unnamed, self.position or "")
        return words_of(self.step, sentence, *given)


class Short(StrEnum):
    """Why a plan is not as long as was asked."""

    LONGEST = "longest"
    """This is the longest this program gets."""
    SHORTEST = "shortest"
    """This is the shortest it gets."""
    SCREENING = "screening"
    """The answers allow no more."""


@dataclass(frozen=True, slots=True)
class Shortfall:
    """The length that was asked for is not to be had; this one is."""

    why: Short
    minutes: int
    """What is offered instead."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole massage, from the first stroke to the last."""

    program: str
    position: Position
    asked: int
    """Minutes of hands-on time that were chosen."""
    most_seconds: float
    """Hands-on time that it can never grow beyond."""
    steps: tuple[PlannedStep, ...]
    shortfall: Shortfall | None = None

    @property
    def seconds(self) -> float:
        """The hands-on time of all steps together, in seconds."""
        return sum(step.seconds for step in self.steps)

    def seconds_after(self, index: int) -> float:
        """Hands-on time planned behind a step."""
        return sum(step.seconds for step in self.steps[index + 1 :])


def share(path: Sequence[Segment], zones: Collection[str]) -> float:
    """How much of a path lies in these zones, 0 to 1."""
    inside = sum(segment.share for segment in path if segment.zone.id in zones)
    return inside / sum(segment.share for segment in path)


def closed_now(comfort: Comfort, restriction: Restriction) -> frozenset[str]:
    """The zones that are neither worked nor named (safety.md, decision 19)."""
    return restriction.zones_out | comfort.closed | comfort.skipped


def coachable(planned: PlannedStep, comfort: Comfort, restriction: Restriction) -> PlannedStep | None:
    """The step on what is open of its path as things stand now, or None when nothing of it is."""
    hands_on = replace(comfort, hands_on=True)
    now = coached_along(planned.effort, planned.path, planned.technique, hands_on, restriction)
    path = open_path(planned.path, planned.technique, {zone for zone, each in now if each == 0})
    if not path:
        return None
    here = {segment.zone.id for segment in path}
    known = (planned.path, planned.closed, planned.emphasis, planned.intensity)
    emphasis, intensity = (
        1 + MORE * share(path, comfort.favoured),
        max(each for zone, each in now if zone in here),
    )
    closed = closed_now(comfort, restriction)
    if (path, closed, emphasis, intensity) == known:
        return planned
    return replace(planned, path=path, closed=closed, emphasis=emphasis, intensity=intensity)


def upcoming(
    plan: Plan, index: int, after: Technique | None, comfort: Comfort, restriction: Restriction
) -> tuple[int, PlannedStep] | None:
    """The first step from `index` on that may be coached now, narrowed to what is open of it.

    After a power technique only a soft one may come, however it got there (safety.md, invariant 20).

    Args:
        plan: to walk through.
        index: where to begin to look.
        after: what the hands did last.
        comfort: zones skipped in one round are open again in the next, which the caller sees to.
        restriction: what screening allows.
    """
    soft_only = after is not None and after.strength is Strength.POWER
    for place in range(index, len(plan.steps)):
        step = plan.steps[place]
        narrowed = coachable(step, comfort, restriction)
        if narrowed and (narrowed.technique.soft or not soft_only):
            return place, narrowed
    return None
