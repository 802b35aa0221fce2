from __future__ import annotations

from hypothesis import given
from kit.restrictions import restrictions

from assistant.coaching.library import Library
from assistant.coaching.restriction import Outcome, Restriction, meet, permitted
from assistant.coaching.techniques import Strength


def allowed(restriction: Restriction) -> dict[tuple[str, str], int]:
    library = Library.load("en")
    return {
        (zone.id, technique.id): permitted(restriction, zone, technique)
        for zone in library.zones.values()
        for technique in library.techniques.values()
    }


@given(restrictions, restrictions, restrictions)
def test_the_order_of_the_answers_changes_nothing(a: Restriction, b: Restriction, c: Restriction) -> None:
    assert meet(a, b) == meet(b, a)
    assert meet(meet(a, b), c) == meet(a, meet(b, c))
    assert meet(a, a) == a
    assert meet(a, Restriction()) == a


@given(restrictions, restrictions)
def test_one_more_hazard_never_allows_anything_more(a: Restriction, b: Restriction) -> None:
    both = meet(a, b)
    before, after = allowed(a), allowed(both)
    assert all(after[place] <= before[place] for place in after)
    assert both.outcome <= a.outcome
    assert both.minutes <= a.minutes
    assert both.oils <= a.oils
    assert both.positions <= a.positions
    assert both.programs_out >= a.programs_out
    assert both.urgent >= a.urgent
    assert both.clearable <= a.clearable


@given(restrictions)
def test_anything_that_is_set_is_no_pass(restriction: Restriction) -> None:
    if restriction != Restriction():
        assert restriction.outcome <= Outcome.RESTRICT


def test_firm_is_for_those_who_have_no_restriction(library: Library) -> None:
    kneading, back = library.techniques["T07"], library.zones["thoracic"]
    assert permitted(Restriction(), back, kneading) == 4
    assert permitted(Restriction(zones_out=frozenset({"calf"})), back, kneading) == 3


def test_a_refusal_allows_nothing() -> None:
    refused = Restriction(outcome=Outcome.REFER)
    assert refused.refused
    assert set(allowed(refused).values()) == {0}
    assert not Restriction(cap=1).refused


def test_what_is_out_is_out(library: Library) -> None:
    stroking, back = library.techniques["T01"], library.zones["thoracic"]
    assert permitted(Restriction(zones_out=frozenset({"thoracic"})), back, stroking) == 0
    assert permitted(Restriction(techniques_out=frozenset({"T01"})), back, stroking) == 0
    assert permitted(Restriction(strengths_out=frozenset({Strength.SOFT})), back, stroking) == 0
    assert permitted(Restriction(cap=1), back, stroking) == 1
