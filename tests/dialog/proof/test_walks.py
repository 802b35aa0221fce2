"""Whole sessions of the real programs in which anything may happen at any time, judged by every rule."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from dialog.proof.events import everything
from dialog.proof.mutants_reacting import REACTING
from dialog.proof.walking import (
    GOOD,
    WEAK,
    Answers,
    Event,
    Passing,
    Place,
    Until,
    Walk,
    World,
    begun,
    ready,
    said,
)
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from kit.talking import dialog_data

PROGRAMS = sorted(dialog_data().library.programs)
LENGTHS: dict[str, Callable[[str], int]] = {
    "shortest": lambda program: dialog_data().library.programs[program].minutes.shortest,
    "longest": lambda program: dialog_data().library.programs[program].minutes.longest,
}
MILLION = 1_000_000
STEPS = 75
"""Of one walk."""
ANY = settings(
    stateful_step_count=STEPS,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    database=None,
    phases=(Phase.generate,),  # the way is shortened here, which is faster
)

WAY_BACK = ("RESUME", "YES", "NO", "NEXT", "BACK", "READY", "FIRMER", "SKIP_PREPARATION")
OFTEN: tuple[Event, ...] = (
    *(said(name) for name in WAY_BACK),
    *(said(name, evidence=evidence) for name in ("STOP", "PAIN") for evidence in (GOOD, WEAK)),
    *(Answers("well"), Passing(21), Until("over")),
)
"""What leads on happens as often as all that ends a massage, or nobody would be touched for long."""
EVENTS: tuple[Event, ...] = (*(30 * OFTEN), *everything().all)


class Session(RuleBasedStateMachine):
    """Sessions of one person after the other; every step is one event."""

    @initialize(
        program=st.sampled_from(PROGRAMS), length=st.sampled_from(sorted(LENGTHS)), screened=st.booleans()
    )
    def begins(self, program: str, length: str, screened: bool) -> None:
        world = World.of(dialog_data())
        self.start = (ready if screened else begun)(world, program, LENGTHS[length](program))
        self.walk, self.way = Walk(world, self.start), list[Event]()

    @rule(event=st.sampled_from(EVENTS))
    def happens(self, event: Event) -> None:
        if self.walk.at.now.state == "ended":
            self.walk.at, self.way = self.start, []
        self.way.append(event)
        try:
            self.walk.go(event)
        except Exception as fault:
            way = shortened(self.walk.world, self.start, self.way)
            raise AssertionError("\n".join((str(fault), "The way there:", *map(str, way)))) from fault


def wander(program: str, steps: int, seed: int) -> list[Event]:
    """The events that lead to a broken rule or a crash, as few as that takes; none when nothing happens."""
    chance = Random(seed)
    world = World.of(dialog_data())
    start = ready(world, program, LENGTHS["longest"](program))
    walk, way = Walk(world, start), list[Event]()
    for _ in range(steps):
        if walk.at.now.state == "ended":
            walk.at, way = start, []
        way.append(chance.choice(EVENTS))
        try:
            walk.go(way[-1])
        except Exception:
            return shortened(world, start, way)
    return []


def shortened(world: World, start: Place, way: list[Event]) -> list[Event]:
    """The same walk without what it does not need to break a rule."""
    for size in (len(way) // 2, len(way) // 8, 1):
        index = 0
        while size and index < len(way) - 1:
            fewer = way[:index] + way[index + size :]
            if breaks(world, start, fewer):
                way = fewer
            else:
                index += size
    return way


def told(way: list[Event]) -> str:
    """All of a walk, which is longer than what a failing comparison shows."""
    return "\n".join(map(str, way))


def breaks(world: World, start: Place, way: list[Event]) -> bool:
    walk = Walk(world, start)
    try:
        for event in way:
            walk.go(event)
    except Exception:
        return True
    return False


def test_no_rule_is_broken_on_the_way() -> None:
    run_state_machine_as_test(Session, settings=settings(ANY, max_examples=20))


@pytest.mark.parametrize("program", PROGRAMS)
def test_no_rule_is_broken_in_a_few_sessions(program: str) -> None:
    assert told(wander(program, 300, seed=1)) == ""


def test_no_rule_is_broken_where_a_long_stroke_comes_to_its_other_half() -> None:
    world = World.of(dialog_data())
    way: list[Event] = [
        said("SKIP_PREPARATION"),
        said("PAIN", area="upper_back", evidence=WEAK),
        *(said("RESUME"), said("PAIN"), said("RESUME")),
    ]
    assert not breaks(world, ready(world, "p15", 30), way)


def test_no_rule_is_broken_where_new_answers_broke_off_getting_ready() -> None:
    world = World.of(dialog_data())
    way: list[Event] = [said("STOP"), said("SAFETY_DISCLOSURE", condition="pressure"), Answers("well")]
    for last in (said("PAIN"), said("PAIN", evidence=WEAK), said("RED_FLAG", sign="nerve")):
        assert not breaks(world, ready(world, "p01", 30), [*way, said("SKIP_PREPARATION"), last])


def test_no_rule_is_broken_where_a_place_was_told_before_it_was_asked_for() -> None:
    world = World.of(dialog_data())
    told = [said("SAFETY_DISCLOSURE", condition="numbness"), said("PAIN", area="foot")]
    assert not breaks(world, ready(world, "p09", 30), [*told, said("NOT_SURE", evidence=WEAK)])


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("program", PROGRAMS)
def test_no_rule_is_broken_in_a_million_steps(program: str, seed: int) -> None:
    assert told(wander(program, MILLION // len(PROGRAMS) // 2 + 1, seed)) == ""


@pytest.fixture
def deaf_to_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    next(each for each in REACTING if each.rule == 3).change(monkeypatch)


@pytest.mark.usefixtures("deaf_to_stop")
def test_a_fault_is_found_and_told_in_few_steps() -> None:
    with pytest.raises(AssertionError, match="one stop takes the hands off") as found:
        run_state_machine_as_test(Session, settings=settings(ANY, max_examples=1000))
    way = str(found.value).partition("The way there:")[2]
    assert 0 < len(way.split("\n")) <= 6
    assert "\nSTOP" in way


@pytest.mark.usefixtures("deaf_to_stop")
def test_a_long_walk_is_told_in_few_steps() -> None:
    assert 0 < len(wander(PROGRAMS[0], 2000, seed=2)) <= 4
