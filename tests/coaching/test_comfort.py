from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.coaching.comfort import Band, Comfort, Moment, band, bearable, coached, coached_along
from assistant.coaching.library import Library
from assistant.coaching.restriction import Outcome, Restriction

LIBRARY = Library.load("en")
zones = st.sampled_from(sorted(LIBRARY.zones.values(), key=lambda zone: zone.id))
techniques = st.sampled_from(sorted(LIBRARY.techniques.values(), key=lambda each: each.id))
ON = Comfort(hands_on=True)


@given(
    effort=st.integers(1, 4),
    zone=zones,
    technique=techniques,
    level=st.integers(1, 4),
    ceiling=st.integers(0, 4),
    cap=st.integers(1, 4),
)
def test_no_bound_is_ever_exceeded(effort, zone, technique, level, ceiling, cap) -> None:  # type: ignore[no-untyped-def]
    comfort = Comfort(level=level, hands_on=True, ceilings=((zone.id, ceiling),))
    got = coached(effort, zone, technique, comfort, Restriction(cap=cap))
    bounds = (effort, level, ceiling, cap, zone.limits.of(technique.strength), technique.most)
    assert 0 <= got <= min(bounds)
    if technique.coached and zone.id not in technique.never_on and cap < 4:
        assert got == min(*bounds, 3)


@pytest.mark.parametrize("comfort", [Comfort(), replace(ON, ended=True)])
def test_nothing_is_coached_while_hands_are_off_or_the_session_is_over(comfort: Comfort) -> None:
    back, stroking = LIBRARY.zones["thoracic"], LIBRARY.techniques["T01"]
    assert coached(2, back, stroking, ON, Restriction()) == 2
    assert coached(2, back, stroking, comfort, Restriction()) == 0


def test_a_refusal_coaches_nothing() -> None:
    refused = Restriction(outcome=Outcome.EMERGENCY)
    assert coached(2, LIBRARY.zones["thoracic"], LIBRARY.techniques["T01"], ON, refused) == 0


def test_a_wary_zone_takes_only_what_its_report_left() -> None:
    back = LIBRARY.zones["thoracic"]
    stroking, rubbing, planing = (LIBRARY.techniques[each] for each in ("T01", "T04", "T18"))
    wary = replace(ON, soft_next=frozenset({"thoracic"}))
    assert [bearable(wary, back, each) for each in (stroking, rubbing, planing)] == [4, 4, 0]
    tender = replace(ON, stroking_only=frozenset({"thoracic"}))
    assert [bearable(tender, back, each) for each in (stroking, rubbing, planing)] == [4, 0, 0]
    skipped = replace(ON, skipped=frozenset({"thoracic"}))
    assert bearable(skipped, back, stroking) == 0
    assert bearable(skipped, LIBRARY.zones["shoulders"], stroking) == 4


def test_a_path_is_coached_stretch_by_stretch() -> None:
    step = next(each for each in LIBRARY.programs["p15"].steps if each.id == "p15.4")
    firm = replace(ON, level=3, ceilings=(("shoulders", 1),))
    stretches = coached_along(3, step.path, step.technique, firm, Restriction())
    assert stretches == (("lumbar_strip", 2), ("thoracic", 3), ("shoulders", 1))


@pytest.mark.parametrize(
    ("score", "expected"),
    [(0, Band.NONE), (1, Band.MILD), (3, Band.MILD), (4, Band.MODERATE), (6, Band.MODERATE), (7, Band.SEVERE),
     (10, Band.SEVERE)],
)  # fmt: skip
def test_scores_fall_into_bands(score: int, expected: Band) -> None:
    assert band(score) is expected


def test_comfort_and_moment_begin_light_and_off() -> None:
    assert (Comfort().level, Comfort().hands_on, Comfort().ceiling("neck")) == (2, False, 4)
    assert Moment() == Moment(0, 0)
