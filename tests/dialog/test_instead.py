"""What is said to whoever cannot have the massage they chose: why, and one that is really possible for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest
from kit.talking import Talk, dialog_data, prepared

from assistant.coaching.plan import Plan, Refusal, plan
from assistant.coaching.program import Position, Program
from assistant.coaching.restriction import Restriction, meet
from assistant.coaching.techniques import Strength
from assistant.dialog.conversation import Choice
from assistant.dialog.effects import Say
from assistant.dialog.states import State

NO_ZONE = Restriction(zones_out=frozenset(dialog_data().library.zones))
BARRED = (
    NO_ZONE,
    Restriction(strengths_out=frozenset(Strength)),
    Restriction(positions=frozenset()),
    Restriction(programs_out=frozenset(dialog_data().library.programs)),
)
"""Nothing of any massage is left."""
WIDE = 5
"""Zones, from which on whole massages are gone."""


def findings() -> Iterator[Restriction]:
    """What each single answer leaves of a massage, around each place that may be named."""
    questions = dialog_data().questions
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
OPEN = [program.id for program in dialog_data().library.open]


def refused(program: Program, restriction: Restriction) -> Talk:
    """Somebody with these answers has just said how long."""
    screened = prepared().now
    assert screened.interview is not None
    assert screened.rehearsal is not None
    shortest = program.minutes.shortest
    where = program.where.places[0].id if program.where else ""
    now = screened.but(
        state=State.CHOOSING,
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


def laid_out(program: str, restriction: Restriction, where: str = "") -> Plan | Refusal:
    """What is left of it for them, there or at the place where it usually goes, were its gate open."""
    chosen = dialog_data().library.programs[program]
    where = where or (chosen.where.places[0].id if chosen.where else "")
    shortest, gate = chosen.minutes.shortest, frozenset(chosen.gate)
    return plan(chosen.kept_to(where), restriction, shortest, chosen.who, granted=gate)


def possible(restriction: Restriction) -> list[str]:
    return [each for each in OPEN if isinstance(laid_out(each, restriction), Plan)]


def assert_named_is_possible(talk: Talk, restriction: Restriction) -> None:
    named = talk.now.offered.program
    assert isinstance(laid_out(named, restriction, talk.now.offered.where), Plan)
    assert talk.said[-1] == "gate.instead"
    assert dialog_data().library.programs[named].name in talk.of(Say)[-1].text


def assert_ends(talk: Talk) -> None:
    assert talk.state == "refused"
    assert talk.said[-2:] == ["unplannable.nothing_else", "refused.end"]
    assert not talk.now.offered.program
    assert not {"choose.which", "gate.instead"} & set(talk.said)
    talk.listen_out().wait(1)
    assert talk.state == "ended"


@pytest.mark.parametrize("program", ["p11", "p12"])
def test_one_that_is_possible_is_named_behind_a_gate(program: str) -> None:
    every = SINGLE if program == "p11" else HARD
    for restriction in every:
        talk = refused(dialog_data().library.programs[program], restriction)
        if talk.state == "refused":
            assert possible(restriction) == []
        else:
            assert talk.state == "choosing"
            assert_named_is_possible(talk, restriction)


@pytest.mark.parametrize("restriction", [FEET_ONLY, NECK_ONLY, SIDE_ONLY, *BARRED[:3]])
@pytest.mark.parametrize("program", ["p11", "p12"])
def test_a_gate_asks_nothing_when_nothing_is_left_behind_it(program: str, restriction: Restriction) -> None:
    left = laid_out(program, restriction)
    assert isinstance(left, Refusal)
    talk = refused(dialog_data().library.programs[program], restriction)
    assert ("gate.shut" if program == "p11" else f"unplannable.{left}") in talk.said
    assert not {"gate.begin", "gate.no_bee_allergy", "gate.no_blood_thinners"} & set(talk.said)


@pytest.mark.parametrize("program", ["p11", "p12", "p15"])
@pytest.mark.parametrize("restriction", BARRED)
def test_it_ends_kindly_when_none_is_possible(program: str, restriction: Restriction) -> None:
    assert possible(restriction) == []
    assert_ends(refused(dialog_data().library.programs[program], restriction))


@pytest.mark.parametrize("program", ["p11", "p12", "p13", "p15"])
@pytest.mark.parametrize("restriction", [FEET_ONLY, NECK_ONLY])
def test_yes_to_it_leads_to_no_second_refusal(program: str, restriction: Restriction) -> None:
    talk = refused(dialog_data().library.programs[program], restriction)
    named = talk.now.offered.program
    assert named
    talk.clear().interrupt("yes")
    if "choose.minutes_fit" in talk.said:
        talk.interrupt(f"{dialog_data().library.programs[named].minutes.shortest} minutes")
    if "choose.where" in talk.said:
        talk.interrupt("everywhere")
    assert talk.now.choice.program == named
    assert talk.state != "choosing"
    assert not any(key.startswith(("unplannable", "gate.shut")) for key in talk.said)


@pytest.mark.parametrize("program", OPEN)
def test_it_is_said_why_and_never_is_one_named_that_is_not_possible(program: str) -> None:
    chosen = dialog_data().library.programs[program]
    gone = 0
    for restriction in (*HARD[:6], *BARRED):
        talk = refused(chosen, restriction)
        left = laid_out(program, restriction)
        if isinstance(left, Refusal):
            gone += 1
            assert f"unplannable.{left}" in talk.said
            if talk.state == "choosing":
                assert_named_is_possible(talk, restriction)
            else:
                assert possible(restriction) == []
                assert_ends(talk)
        else:
            assert talk.state == "preparing"
    assert gone >= len(BARRED)


def screened_with_numb(program: str, minutes: int, place: str) -> Talk:
    """All of that place is numb, and the rest is well."""
    talk = Talk().say(program, f"{minutes} minutes").listen_out().clear()
    answers = {"q0": "yes", "q5": "yes", "numbness": "yes", "numbness_where": place}
    while talk.state.startswith("screening"):
        assert talk.now.interview is not None
        back = talk.state == "screening.reading_back"
        talk.say("yes" if back else answers.pop(talk.now.interview.open, "no")).listen_out()
    assert not any(key.startswith(("rehearse.", "prepare.", "gate.no")) for key in talk.said)
    return talk


@pytest.mark.parametrize("program", ["honey massage", "the seven step one"])
def test_who_can_have_nothing_hears_so_right_after_the_screening(program: str) -> None:
    talk = screened_with_numb(program, 15, "my back")
    assert talk.said[-3:] == ["unplannable.nothing_left", "unplannable.nothing_else", "refused.end"]
    assert talk.wait(1).state == "ended"


def test_who_can_have_another_hears_so_right_after_the_screening_and_yes_takes_it() -> None:
    talk = screened_with_numb("the neck massage", 10, "my neck")
    assert talk.said[-2:] == ["unplannable.nothing_left", "gate.instead"]
    assert talk.now.restriction is not None
    assert_named_is_possible(talk, talk.now.restriction)
    named = talk.now.offered.program
    assert talk.say("yes").now.choice.program == named
