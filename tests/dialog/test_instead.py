"""What is said to whoever cannot have the massage they chose: why, and one that is really possible for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest
from kit.talking import Talk, house, prepared

from assistant.coaching.plan import Plan, Refusal, plan
from assistant.coaching.program import Position, Program
from assistant.coaching.restriction import Restriction, meet
from assistant.coaching.techniques import Strength
from assistant.dialog.conversation import Choice
from assistant.dialog.effects import Say

NO_ZONE = Restriction(zones_out=frozenset(house().library.zones))
BARRED = (
    NO_ZONE,
    Restriction(strengths_out=frozenset(Strength)),
    Restriction(positions=frozenset()),
    Restriction(programs_out=frozenset(house().library.programs)),
)
"""Nothing of any massage is left."""
WIDE = 5
"""Zones, from which on whole massages are gone."""


def findings() -> Iterator[Restriction]:
    """What each single answer leaves of a massage, around each place that may be named."""
    questions = house().questions
    for finding in questions.findings:
        if not finding.refuses:
            places = questions.maps[finding.around].values() if finding.around else ((),)
            yield from (finding.restriction(frozenset(each)) for each in places)


SINGLE = tuple(dict.fromkeys(findings()))
FEET_ONLY = Restriction(zones_out=NO_ZONE.zones_out - {"feet", "toes"})
NECK_ONLY = Restriction(zones_out=NO_ZONE.zones_out - {"neck", "skull_base"})
SIDE_ONLY = Restriction(positions=frozenset({Position.SIDE}))
HARD = (
    FEET_ONLY,
    NECK_ONLY,
    SIDE_ONLY,
    *(meet(*pair) for pair in combinations([each for each in SINGLE if len(each.zones_out) > WIDE][::5], 2)),
)
"""Several answers together, and what leaves hardly anything."""
OPEN = [program.id for program in house().library.open]


def refused(program: Program, restriction: Restriction) -> Talk:
    """Somebody with these answers has just said how long."""
    screened = prepared().now
    assert screened.interview is not None
    assert screened.rehearsal is not None
    shortest = program.minutes.shortest
    where = program.where.places[0].id if program.where else ""
    now = screened.but(
        state="choosing",
        plan=None,
        restriction=restriction,
        choice=Choice(program.id, 0, where),
        interview=screened.interview.but(who=program.who),
        rehearsal=replace(screened.rehearsal, who=program.who),
    )
    talk = Talk(now).interrupt(f"{shortest} minutes")
    while talk.state == "gating":
        talk.interrupt("not sure")
    return talk


def laid_out(program: str, restriction: Restriction) -> Plan | Refusal:
    """What is left of it for them, at the place where it usually goes."""
    chosen = house().library.programs[program]
    where = chosen.where.places[0].id if chosen.where else ""
    return plan(chosen.kept_to(where), restriction, chosen.minutes.shortest, chosen.who)


def possible(restriction: Restriction) -> list[str]:
    return [each for each in OPEN if isinstance(laid_out(each, restriction), Plan)]


def assert_named_is_possible(talk: Talk, restriction: Restriction) -> None:
    named = talk.now.offered.program
    assert isinstance(laid_out(named, restriction), Plan)
    assert house().library.programs[named].name in talk.of(Say)[-1].text


@pytest.mark.parametrize("program", ["p11", "p12"])
def test_one_that_is_possible_is_named_behind_a_gate(program: str) -> None:
    every = SINGLE if program == "p11" else HARD
    for restriction in every:
        talk = refused(house().library.programs[program], restriction)
        assert talk.state == "choosing"
        assert "gate.shut" in talk.said
        if talk.now.offered.program:
            assert_named_is_possible(talk, restriction)
        else:
            assert possible(restriction) == []


@pytest.mark.parametrize("program", ["p11", "p12"])
@pytest.mark.parametrize("restriction", BARRED)
def test_none_is_named_when_none_is_possible(program: str, restriction: Restriction) -> None:
    assert possible(restriction) == []
    talk = refused(house().library.programs[program], restriction)
    assert talk.state == "choosing"
    assert not talk.now.offered.program
    assert "gate.instead" not in talk.said


@pytest.mark.parametrize("restriction", [FEET_ONLY, NECK_ONLY, *SINGLE[:2]])
def test_yes_to_it_leads_to_no_second_refusal(restriction: Restriction) -> None:
    talk = refused(house().library.programs["p11"], restriction)
    named = talk.now.offered.program
    assert named
    talk.clear().interrupt("yes")
    if "choose.minutes_fit" in talk.said:
        talk.interrupt(f"{house().library.programs[named].minutes.shortest} minutes")
    if "choose.where" in talk.said:
        talk.interrupt("everywhere")
    assert talk.now.choice.program == named
    assert talk.state != "choosing"
    assert not any(key.startswith(("unplannable", "gate.shut")) for key in talk.said)


@pytest.mark.parametrize("program", OPEN)
def test_it_is_said_why_and_never_is_one_named_that_is_not_possible(program: str) -> None:
    chosen = house().library.programs[program]
    gone = 0
    for restriction in (*HARD[:6], *BARRED):
        talk = refused(chosen, restriction)
        left = laid_out(program, restriction)
        if isinstance(left, Refusal):
            gone += 1
            assert f"unplannable.{left}" in talk.said
            assert talk.state == "choosing"
            if talk.now.offered.program:
                assert_named_is_possible(talk, restriction)
        else:
            assert talk.state == "preparing"
    assert gone >= len(BARRED)
