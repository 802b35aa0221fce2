"""Where to work, in the massages whose source leaves that open."""

from __future__ import annotations

import pytest
from kit.talking import Talk, dialog_data

from assistant.coaching.plan import Plan, plan
from assistant.coaching.restriction import Restriction

ASKING = {each.id: each for each in dialog_data().library.programs.values() if each.where}


def asked(name: str) -> Talk:
    return Talk().say(name).clear().say("15 minutes")


@pytest.mark.parametrize(
    ("name", "said", "place"),
    [
        ("the relaxing one", "only the legs", "legs"),
        ("the relaxing one", "my legs", "legs"),
        ("the relaxing one", "both", "both"),
        ("the relaxing one", "legs and shoulders", "both"),
        ("the relaxing one", "not sure", "both"),
        ("gentle flow", "my legs", "legs"),
        ("gentle flow", "both", "both"),
        ("the toning one", "thighs", "thighs"),
        ("the toning one", "the whole legs", "legs"),
    ],
)
def test_it_is_asked_and_taken(name: str, said: str, place: str) -> None:
    talk = asked(name)
    assert talk.said == ["choose.where"]
    talk.say(said)
    assert (talk.now.choice.where, talk.state) == (place, "screening.asking")


def test_a_place_that_it_does_not_reach_is_asked_for_again() -> None:
    talk = asked("the toning one").clear().say("my neck")
    assert talk.said == ["question.again", "choose.where"]
    assert talk.state == "choosing"


def test_another_massage_asks_nothing() -> None:
    assert asked("the seven step one").state == "screening.asking"


def test_the_three_that_leave_it_open_ask() -> None:
    assert set(ASKING) == {"p03", "p05", "p06"}


@pytest.mark.parametrize("name", sorted(ASKING))
def test_every_place_fills_its_time_and_stays_there(name: str) -> None:
    program = ASKING[name]
    assert program.where
    for place in program.where.places:
        for minutes in (program.minutes.shortest, program.minutes.longest):
            made = plan(program.kept_to(place.id), Restriction(), minutes, program.who)
            assert isinstance(made, Plan)
            assert made.steps[0].technique.stroking
            assert {each.zone.id for step in made.steps for each in step.path} <= {*place.zones}
            if minutes == program.minutes.shortest:
                assert made.shortfall is None
