"""What a rule looks at, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from assistant.coaching.layout import in_order
from assistant.coaching.library import Library
from assistant.coaching.plan import Plan, plan
from assistant.coaching.program import Program
from assistant.coaching.restriction import Restriction
from assistant.coaching.step import Step
from assistant.coaching.zones import Zone

USUAL = (15, 20, 30, 45)
"""Minutes that people choose, tried besides the shortest and the longest."""

Place = tuple[str | int, ...]
"""Where something stands in the file of a program: the keys and numbers that lead there from its top."""


@dataclass(frozen=True)
class Fault:
    """Something is not as a rule wants it."""

    key: str
    """Which of the wordings of its rule tells it."""
    place: Place
    slots: Mapping[str, object]
    """For the blanks in that wording."""


def fault(key: str, place: Place, **slots: object) -> Fault:
    """A fault, with what its wording leaves open."""
    return Fault(key, place, slots)


@dataclass(frozen=True)
class Subject:
    """The program that the rules look at, with the library and word lists they need."""

    program: Program
    words: Mapping[str, tuple[str, ...]]
    """Lists of words and phrases that rules look for, by name; one that ends in `*` begins a word."""
    library: Library
    ladder: Program
    """The program with every wording of its texts, where `program` has one of each."""

    @property
    def zones(self) -> Mapping[str, Zone]:
        """Every zone of the library by its id, whether the program works it or not."""
        return self.library.zones

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """All steps as they stand in the file, the closing last."""
        return (*self.program.steps, *self.program.closing)

    @cached_property
    def in_order(self) -> tuple[tuple[Step, int], ...]:
        """The steps as the hands do them, in all rounds and on both sides, with the round; nothing left out."""
        return tuple((step, number) for step, number, _, _ in in_order(self.program, self.program.rounds))

    @cached_property
    def plans(self) -> Mapping[int, Plan]:
        """The plan for somebody with no restriction at all, by minutes."""
        program, length = self.program, self.program.minutes
        offered = {each for each in USUAL if length.shortest <= each <= length.longest}
        made = {
            minutes: plan(program, Restriction(), minutes, program.who, granted=frozenset(program.gate))
            for minutes in sorted({length.shortest, length.longest, *offered})
        }
        return {minutes: each for minutes, each in made.items() if isinstance(each, Plan)}

    def place(self, step: Step, *further: str | int) -> Place:
        """Where a step stands, or a field of it."""
        steps = self.program.steps
        index = next(n for n, each in enumerate(self.steps) if each.id == step.id)
        if index < len(steps):
            return ("steps", index, *further)
        return ("closing", index - len(steps), *further)

    def changes(self) -> Iterator[tuple[Step, Step]]:
        """Each pair of different steps that follow each other, once."""
        changes = pairwise(step for step, _ in self.in_order)
        return iter({(a.id, b.id): (a, b) for a, b in changes if a.id != b.id}.values())

    def is_from(self, first: int, last: int) -> bool:
        """It says that it comes from these lines of the article, or from some of them."""
        begin, end = self.program.source
        return begin <= last and first <= end


Check = Callable[[Subject], Iterator[Fault]]
