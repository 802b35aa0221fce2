from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.coaching.comfort import Band, Comfort, Moment, coached, coached_along, coached_on
from assistant.coaching.library import Library
from assistant.coaching.reactions import (
    NoRise,
    Touch,
    after_reaction,
    close,
    firmer,
    hands_off,
    lighter,
    new_round,
    record_pain,
    resume,
    settled,
    step_done,
)
from assistant.coaching.restriction import Restriction
from assistant.coaching.step import Step

LIBRARY = Library.load("en")
FREE = Restriction()
STEPS: dict[str, Step] = {
    step.id: step for each in LIBRARY.programs.values() for step in (*each.steps, *each.closing)
}
FOLDS = Touch(3, STEPS["p15.4"].path, STEPS["p15.4"].technique)
KNEADING = Touch(4, STEPS["p15.2"].path, LIBRARY.techniques["T07"])
ON = Comfort(hands_on=True)
LATER = Moment(steps=20, seconds=2000)


def hurt(comfort: Comfort, zone: str, score: Band = Band.MILD, at: int = 2, now: Moment = LATER) -> Comfort:
    return record_pain(comfort, (zone,), ((zone, at),), score, now, named=True)


def test_a_reaction_takes_the_hands_off_and_records_nothing() -> None:
    after = after_reaction(ON, LATER)
    assert after == replace(ON, hands_on=False, last=LATER)
    assert resume(after) == replace(ON, last=LATER)


def test_a_report_lowers_ceiling_and_level_below_what_hurt() -> None:
    after = hurt(replace(ON, level=3), "thoracic", at=3)
    assert (after.hands_on, after.level, after.ceiling("thoracic"), after.ceiling("shoulders")) == (
        False,
        2,
        2,
        4,
    )


def test_a_report_at_a_feather_touch_closes_the_zone_that_was_named() -> None:
    assert hurt(ON, "thoracic", at=1).closed == {"thoracic"}
    assert resume(hurt(ON, "thoracic", at=1)).level == 1


def test_where_nobody_said_where_all_of_the_path_takes_it() -> None:
    before = (("lumbar_strip", 2), ("thoracic", 3))
    after = record_pain(
        replace(ON, level=3), ("lumbar_strip", "thoracic"), before, Band.MILD, LATER, named=False
    )
    assert (after.ceiling("lumbar_strip"), after.ceiling("thoracic")) == (1, 2)
    assert (after.total, dict(after.reports)) == (1, {"lumbar_strip": 1, "thoracic": 1})


def test_where_nobody_said_where_a_feather_touch_is_only_left_out_for_this_round() -> None:
    after = resume(record_pain(ON, ("thoracic",), (("thoracic", 1),), Band.MILD, LATER, named=False))
    back, stroking = LIBRARY.zones["thoracic"], LIBRARY.techniques["T01"]
    assert after.closed == frozenset()
    assert coached(1, back, stroking, after, FREE) == 0
    assert coached(1, back, stroking, new_round(after), FREE) == 1


def test_another_zone_than_the_one_worked_takes_the_firmest_of_it() -> None:
    before = (("lumbar_strip", 2), ("thoracic", 3))
    after = record_pain(replace(ON, level=3), ("neck",), before, Band.MILD, LATER, named=True)
    assert (after.ceiling("neck"), after.ceiling("thoracic")) == (2, 4)


def test_the_bands_have_their_effects() -> None:
    none, mild, moderate, severe = (hurt(replace(ON, level=3), "thoracic", each, at=3) for each in Band)
    assert [each.ceiling("thoracic") for each in (none, mild, moderate)] == [2, 2, 1]
    assert [bool(each.soft_next) for each in (none, mild, moderate)] == [False, True, False]
    assert [bool(each.stroking_only) for each in (none, mild, moderate)] == [False, False, True]
    assert [each.ended for each in (none, mild, moderate, severe)] == [False, False, False, True]
    assert not resume(severe).hands_on


def test_the_second_report_in_a_zone_closes_it_and_the_third_in_all_ends_the_session() -> None:
    once = hurt(replace(ON, level=4), "thoracic", at=4)
    twice = hurt(once, "thoracic", at=3)
    assert once.closed == frozenset()
    assert twice.closed == {"thoracic"}
    assert not twice.ended
    assert hurt(twice, "shoulders").ended


def test_two_zones_with_reports_make_every_zone_wary() -> None:
    after = hurt(hurt(replace(ON, level=4), "thoracic", at=4), "shoulders", at=3)
    assert after.ceiling("sacrum") == 2


def test_only_a_soft_step_lets_a_zone_off(library: Library) -> None:
    wary = resume(hurt(replace(ON, level=3), "thoracic", at=3))
    folds, rubbing = library.techniques["T09"], library.techniques["T04"]
    assert step_done(wary, ["thoracic"], folds).soft_next == {"thoracic"}
    assert step_done(wary, ["shoulders"], rubbing).soft_next == {"thoracic"}
    assert step_done(wary, ["thoracic"], rubbing).soft_next == frozenset()


def test_lighter_is_lighter_than_what_is_felt_and_never_less_than_a_feather() -> None:
    assert lighter(replace(ON, level=3), 3).level == 2
    assert lighter(replace(ON, level=3), 2).level == 1
    assert lighter(replace(ON, level=1), 1).level == 1
    assert lighter(replace(ON, level=3, hands_on=False), 0).level == 2


def test_firmer_is_one_firmer() -> None:
    assert firmer(ON, FOLDS, FREE, Moment()) == replace(ON, level=3)
    assert firmer(replace(ON, level=3), KNEADING, FREE, Moment()) == replace(ON, level=4)


@pytest.mark.parametrize(
    ("comfort", "touch", "restriction", "why"),
    [
        (replace(ON, hands_on=False), FOLDS, FREE, NoRise.HANDS_OFF),
        (replace(ON, ended=True), FOLDS, FREE, NoRise.HANDS_OFF),
        (replace(ON, level=4), KNEADING, FREE, NoRise.HIGHEST),
        (replace(ON, last=Moment(18, 100)), FOLDS, FREE, NoRise.RECENT_REPORT),
        (replace(ON, last=Moment(10, 1900)), FOLDS, FREE, NoRise.RECENT_REPORT),
        (replace(ON, last=Moment(), worst_of_last=Band.MODERATE), FOLDS, FREE, NoRise.LAST_WAS_BAD),
        (replace(ON, highest=2), FOLDS, FREE, NoRise.ZONE_HURT),
        (ON, FOLDS, Restriction(cap=2), NoRise.SCREENING),
        (replace(ON, level=3), KNEADING, Restriction(cap=3), NoRise.SCREENING),
        (replace(ON, level=3), Touch(4, FOLDS.path, FOLDS.technique), FREE, NoRise.ZONE_LIMIT),
        (ON, Touch(1, FOLDS.path, FOLDS.technique), FREE, NoRise.STEP_IS_LIGHT),
    ],
)
def test_firmer_is_refused_for_a_reason(
    comfort: Comfort, touch: Touch, restriction: Restriction, why: NoRise
) -> None:
    assert firmer(comfort, touch, restriction, LATER) is why


def test_firmer_is_refused_while_a_question_is_open_and_in_a_closed_zone() -> None:
    assert firmer(ON, FOLDS, FREE, LATER, question_open=True) is NoRise.QUESTION_OPEN
    closed = close(ON, [segment.zone.id for segment in FOLDS.path])
    assert firmer(closed, FOLDS, FREE, LATER) is NoRise.ZONE_CLOSED


events = st.lists(
    st.tuples(
        st.sampled_from(
            ["react", "record", "unnamed", "lighter", "firmer", "resume", "off", "done", "round", "close"]
        ),
        st.sampled_from(sorted(STEPS)),
        st.sampled_from(Band),
        st.integers(0, 2),
        st.floats(0, 200),
    ),
    max_size=25,
)


@given(events, st.integers(1, 4))
def test_intensity_only_falls_by_itself(history: list[tuple[str, str, Band, int, float]], cap: int) -> None:
    restriction = Restriction(cap=cap)
    comfort, now, felt = ON, Moment(), dict.fromkeys(LIBRARY.zones, 4)
    reacted: Moment | None = None
    for event, name, score, steps, seconds in history:
        now = Moment(now.steps + steps, now.seconds + seconds)
        step = STEPS[name]
        zones = [segment.zone.id for segment in step.path]
        along = coached_along(step.effort, step.path, step.technique, comfort, restriction)
        before = comfort
        match event:
            case "react":
                comfort, reacted = after_reaction(comfort, now), now
            case "record" | "unnamed":
                named = event == "record"
                where = zones[:1] if named else zones
                comfort, reacted = record_pain(comfort, where, along, score, now, named=named), now
                for zone, each in along:
                    if zone in where and each:
                        felt[zone] = min(felt[zone], each - 1 if named or each > 1 else 1)
                if dict(comfort.reports).get(where[0], 0) >= 2:
                    assert comfort.ceiling(where[0]) == 0
            case "lighter":
                comfort = lighter(comfort, max(each for _, each in along))
            case "firmer":
                answer = firmer(comfort, Touch(step.effort, step.path, step.technique), restriction, now)
                if isinstance(answer, Comfort):
                    assert answer.level == comfort.level + 1
                    assert reacted is None or now.steps - reacted.steps >= 3
                    assert reacted is None or now.seconds - reacted.seconds >= 180
                    comfort = answer
            case "resume":
                comfort = resume(comfort)
            case "off":
                comfort = hands_off(comfort)
            case "done":
                comfort = step_done(comfort, zones, step.technique)
            case "round":
                comfort = new_round(comfort)
            case "close":
                comfort = close(comfort, zones)
        assert event == "firmer" or comfort.level <= before.level
        assert all(comfort.ceiling(zone) <= before.ceiling(zone) for zone in LIBRARY.zones)
        assert comfort.total < 3 or comfort.ended
        assert comfort.ended >= before.ended
        assert event == "resume" or comfort.hands_on <= before.hands_on
        after = coached_along(step.effort, step.path, step.technique, comfort, restriction)
        assert all(each <= min(felt[zone], comfort.level, cap) for zone, each in after)


def test_what_somebody_said_is_right_holds_there_while_it_gets_firmer_elsewhere() -> None:
    zones = [segment.zone.id for segment in FOLDS.path]
    low, high = FOLDS.path[0], FOLDS.path[1:]
    at_the_waist, above = replace(FOLDS, path=(low,)), replace(FOLDS, path=high)
    answered = settled(ON, zones[:1])
    assert dict(answered.answered) == {zones[0]: 2}
    firmer_above = firmer(answered, above, FREE, LATER)
    assert isinstance(firmer_above, Comfort)
    assert firmer_above.level == 3
    assert felt(firmer_above, above) == 3
    assert felt(firmer_above, at_the_waist) == felt(answered, at_the_waist) == 2
    again = firmer(firmer_above, at_the_waist, FREE, LATER)
    assert isinstance(again, NoRise), "the waist bears no more, whatever is asked for"


def test_less_holds_until_more_is_asked_for_there_by_one_at_a_time() -> None:
    zones = [segment.zone.id for segment in FOLDS.path]
    less = settled(lighter(ON, 2), zones)
    level_up = replace(less, level=3)
    assert felt(level_up, FOLDS) == 1
    once = firmer(level_up, FOLDS, FREE, LATER)
    assert isinstance(once, Comfort)
    assert (once.level, felt(once, FOLDS)) == (3, 2)


def felt(comfort: Comfort, touch: Touch) -> int:
    return coached_on(touch.effort, touch.path, touch.technique, comfort, FREE)
