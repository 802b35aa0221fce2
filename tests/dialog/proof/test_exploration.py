"""Every value that a small massage can come to, and everything that can happen in each, judged by every rule."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from dialog.proof.events import Course, everything, few, wider
from dialog.proof.exploring import MINUTES, SMALL, Exploration, explore, small_data
from dialog.proof.walking import Event, Passing, Place, Walk, World, begun, ready, said

from assistant.dialog.effects import Say
from assistant.dialog.invariants.observed_turn import ObservedTurn, coaching

QUESTIONS = ("screening", "pain", "stopped")
ANSWERS = tuple(said(name) for name in ("YES", "NO", "NOT_SURE", "REPEAT", "STOP"))
NOBODY = Passing(45)
"""Longer than any question waits."""
MOST = 6000
"""Values that are looked at where it does not end in good time."""
STEPS = 12
"""More than a small massage has, with all that is laid out again."""


@cache
def world() -> World:
    return World.of(small_data())


def explored(course: Course, where: World, most: int = 10**9) -> Exploration:
    found = explore(Walk(where, ready(where, SMALL, MINUTES)), course, most)
    assert found.broken == {}
    assert found.complete or len(found.places) >= most
    print(f"{len(found.places)} values, {found.turns} events")
    return found


@pytest.mark.timeout(600)
def test_no_rule_is_broken_anywhere_and_every_way_ends() -> None:
    found = explored(few(), world())
    assert unended(found) == []
    assert not list(endless(found))
    assert list(unanswered(found)) == []
    assert list(insisting(found)) == []
    again = World.of(small_data())
    for place in first_of_each_state(found):
        for event in few().thin:
            assert turns(place, event) == turns(place, event, again)


@pytest.mark.long
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("way", wider())
def test_nor_when_more_may_happen(way: str) -> None:
    found = explored(wider()[way], World.of(small_data(without=("p99.2",))), MOST)
    if found.complete:
        assert unended(found) == []
        assert not list(endless(found))


def test_before_hands_are_on_everything_may_be_said() -> None:
    walk = Walk(world(), begun(world(), SMALL, MINUTES))
    for place in (walk.at, ready(world(), SMALL, MINUTES)):
        for event in everything().all:
            walk.at = place
            walk.go(event)


def unended(found: Exploration) -> list[str]:
    """Values from which no way leads to the end."""
    back: dict[int, list[int]] = {}
    for here, ways in enumerate(found.after):
        for there in ways.values():
            back.setdefault(there, []).append(here)
    todo = [i for i, place in enumerate(found.places) if place.now.state == "ended"]
    seen = set(todo)
    while todo:
        for here in back.get(todo.pop(), ()):
            if here not in seen:
                seen.add(here)
                todo.append(here)
    return [place.now.state for i, place in enumerate(found.places) if i not in seen]


def endless(found: Exploration) -> Iterator[int]:
    """Values in which hands stay on though every step is carried out and nobody says anything."""
    for index, place in enumerate(found.places):
        here = index
        for _ in range(STEPS):
            ahead = next((to for event, to in found.after[here].items() if str(event) == "until over"), here)
            if not coaching(found.places[here].now):
                break
            here = ahead
        if coaching(place.now) and coaching(found.places[here].now):
            yield index


def unanswered(found: Exploration) -> Iterator[tuple[str, Event]]:
    """Questions that yes, no, not sure, repeat or stop is no answer to: nothing is said, and nothing comes of it."""
    for place in first_of_each_state(found):
        if place.now.state.startswith(QUESTIONS):
            for event in ANSWERS:
                first = next(turn for turn in turns(place, event) if turn.event is not None)
                if first.after.state == place.now.state and not first.effects:
                    yield place.now.state, event


def insisting(found: Exploration) -> Iterator[str]:
    """Questions that are put to nobody more than twice, or of which silence makes hands go on."""
    for place in first_of_each_state(found):
        walk, spoken = Walk(world(), place), 0
        while walk.at.now.state == place.now.state and spoken < 9:
            if not any(isinstance(effect, Say) for turn in walk.turns(NOBODY) for effect in turn.effects):
                break
            spoken += 1
        if place.now.state.startswith(QUESTIONS) and (spoken > 3 or coaching(walk.at.now)):
            yield place.now.state


def first_of_each_state(found: Exploration) -> list[Place]:
    first: dict[str, Place] = {}
    for place in found.places:
        first.setdefault(place.now.state, place)
    return list(first.values())


def turns(place: Place, event: Event, where: World | None = None) -> list[ObservedTurn]:
    walk = Walk(where or world(), place)
    return [
        ObservedTurn(world().data, each.before, each.event, each.tick, each.after, each.effects, each.past)
        for each in walk.turns(event)
    ]
