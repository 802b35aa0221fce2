"""All that can happen to a small massage: every value that can be reached, and everything that comes of each."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from dialog.proof.events import Course, heeded
from dialog.proof.sameness import same
from dialog.proof.walking import BrokenRuleError, Event, Place, Walk
from kit.talking import dialog_data
from yaml import safe_load

from assistant.coaching.program import Program
from assistant.dialog.data import DialogData

SMALL = "p99"
MINUTES = 4


def small_data(without: tuple[str, ...] = ()) -> DialogData:
    """The language folder, with the small massage beside the others, some of its steps left out."""
    whole = dialog_data()
    library = whole.library
    text = Path(__file__).with_name("small.yaml").read_text(encoding="utf-8")
    small = Program.model_validate(safe_load(text), context=library.known)
    small = small.model_copy(update={"steps": tuple(each for each in small.steps if each.id not in without)})
    return replace(whole, library=replace(library, programs={**library.programs, SMALL: small}))


@dataclass
class Exploration:
    """What was found."""

    places: list[Place] = field(default_factory=list)
    """One of each value, the nearest first."""
    ways: list[tuple[int, Event] | None] = field(default_factory=list)
    """How each was reached first."""
    after: list[dict[Event, int]] = field(default_factory=list)
    """Where each event leads from each."""
    turns: int = 0
    broken: dict[int, str] = field(default_factory=dict)
    """The shortest way to each broken rule, by its number."""
    complete: bool = False
    """There is nothing more to be found."""

    @property
    def names(self) -> Counter[str]:
        """How many of the values are in each state of the machine."""
        return Counter(place.now.state for place in self.places)

    def way(self, index: int) -> list[Event]:
        """The events that lead to a value."""
        events: list[Event] = []
        while (step := self.ways[index]) is not None:
            index, event = step
            events.append(event)
        return events[::-1]


def explore(walk: Walk, course: Course, most: int = 10**9, stop_at_first: bool = False) -> Exploration:
    """Every event in every value that can be reached, breadth first, so that the ways found are the shortest.

    Args:
        walk: where to begin.
        course: what may happen.
        most: values to look at.
        stop_at_first: end at the first rule that is broken.
    """
    found = Exploration()
    known: dict[Hashable, int] = {}
    todo: deque[int] = deque()
    met: set[str] = set()

    def index_of(place: Place, way: tuple[int, Event] | None) -> int:
        key = same(place.now, place.past)
        if key not in known:
            known[key] = len(known)
            found.places.append(place)
            found.ways.append(way)
            found.after.append({})
            todo.append(known[key])
        return known[key]

    index_of(walk.at, None)
    while todo and len(found.places) - len(todo) < most:
        here = todo.popleft()
        for event, follow in _worth_trying(walk, found.places[here], course, met):
            walk.at = found.places[here]
            found.turns += 1
            try:
                walk.go(event)
            except BrokenRuleError as broken:
                if broken.number not in found.broken:
                    way = "\n".join(map(str, (*found.way(here), event)))
                    found.broken[broken.number] = f"{broken}\nThe way there:\n{way}"
                if stop_at_first:
                    return found
                continue
            if follow:
                found.after[here][event] = index_of(walk.at, (here, event))
    found.complete = not todo
    return found


def _worth_trying(walk: Walk, place: Place, course: Course, met: set[str]) -> Iterator[tuple[Event, bool]]:
    """Events, and whether it goes on from what comes of them.

    In the first value of a state all are judged; it goes on only from those that the state heeds.
    """
    state = place.now.state
    first = state not in met
    met.add(state)
    answered = walk.world.dialog.triggers(state)
    for event in course.thin:
        if heeded(event, state, answered):
            yield event, True
    aside = course.all if first else course.judged
    for event in aside:
        if event not in course.thin and (first or heeded(event, state, answered)):
            yield event, False
