"""What somebody wants a massage for shades it, within every limit."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.restrictions import restrictions
from kit.talking import ALL_CLEAR, REHEARSED, Talk, dialog_data

from assistant.coaching.comfort import Comfort
from assistant.coaching.plan import Plan, plan
from assistant.coaching.program import Program
from assistant.coaching.replanning import seconds_in
from assistant.coaching.restriction import Restriction, permitted
from assistant.coaching.shading import UNSHADED, Order, Shade, shaded
from assistant.coaching.step import FASTEST, SLOWEST
from assistant.coaching.techniques import Strength
from assistant.dialog.effects import End, Say
from assistant.dialog.states import COACHING

PROGRAMS = tuple(dialog_data().library.programs.values())
SHADES = st.builds(
    Shade,
    tempo=st.floats(0.7, 1.3),
    fastest=st.sampled_from([16.0, 26.0]),
    without=st.frozensets(st.sampled_from([Strength.MEDIUM, Strength.POWER, Strength.PERCUSSION])),
    last=st.floats(0.5, 2.0),
    order=st.sampled_from(Order),
    sooner=st.frozensets(st.sampled_from(["shoulders", "neck", "thoracic", "calf"])),
)


@given(st.sampled_from(PROGRAMS), SHADES, restrictions, st.integers(3, 60))
def test_no_shade_loosens_a_limit(
    program: Program, shade: Shade, restriction: Restriction, minutes: int
) -> None:
    granted = frozenset(program.gate)
    made = plan(shaded(program, shade), restriction, minutes, program.who, Comfort(), granted)
    if not isinstance(made, Plan):
        return
    assert made.seconds <= 60 * restriction.minutes * 1.05 + 60
    assert made.steps[0].technique.stroking
    assert made.steps[-1].technique.stroking
    for step in made.steps:
        assert step.technique.strength not in shade.without
        assert step.step.hold or SLOWEST <= step.strokes_per_minute <= FASTEST
        assert all(permitted(restriction, each.zone, step.technique) > 0 for each in step.path)


def laid_out(talk: Talk, *answers: str) -> Talk:
    talk.say(*answers, *ALL_CLEAR, *REHEARSED)
    return talk.listen_out()


def test_for_sleep_it_is_slower_and_ends_in_silence() -> None:
    talk = laid_out(Talk().say("I can't sleep"), "the seven step one", "15 minutes")
    assert talk.now.plan is not None
    assert all(step.step.hold or step.strokes_per_minute <= 16 for step in talk.now.plan.steps)
    talk.say("skip the preparation").clear()
    while talk.state in COACHING:
        talk.say("next")
    talk.listen_out().wait(2)
    told = talk.said[talk.said.index("coach.closing") :]
    assert told.index("rest.asleep") < told.index("rest.good_night")
    assert told[-1] == "rest.good_night"
    assert {"watch", "rise"} <= {key.partition(".")[2] for key in told}
    assert "aftercare.thanks" not in told
    assert talk.of(End)
    assert "bring you back" not in " ".join(say.text for say in talk.of(Say))


def test_after_a_stop_nothing_ends_in_silence() -> None:
    talk = laid_out(Talk().say("I can't sleep"), "the seven step one", "15 minutes")
    talk.say("skip the preparation").wait(20).clear().say("stop", "yes")
    assert "rest.good_night" not in talk.said
    assert talk.state == "resting"


def test_after_desk_work_the_shoulders_get_more() -> None:
    desk = laid_out(Talk().say("back after desk work"), "the seven step one", "30 minutes").now.plan
    plain = laid_out(Talk(), "the seven step one", "30 minutes").now.plan
    assert desk is not None
    assert plain is not None
    assert seconds_in(desk.steps, ["shoulders"]) > seconds_in(plain.steps, ["shoulders"])
    assert desk.seconds == pytest.approx(plain.seconds, rel=0.06)


@pytest.mark.parametrize("said", ["my legs swell in the evening", "puffy ankles"])
def test_swollen_legs_pass_the_safety_questions_first(said: str) -> None:
    talk = Talk().say(said)
    assert talk.now.offered.program == "p05"
    talk.say("yes", "15 minutes", "my legs", "yes", "no").clear()
    assert "leg" in " ".join(text for _, text in talk.now.last)
    talk.say("yes")
    while talk.state.startswith("screening"):
        talk.say("yes")
    assert talk.state in ("refused", "emergency", "ended")
    assert talk.now.restriction is None or talk.now.restriction.refused
    assert not talk.now.steps_begun


def test_one_swollen_leg_is_a_danger_and_no_need() -> None:
    assert "red.clot" in Talk().clear().say("my leg is swollen").said


def test_another_wish_takes_the_shade_away() -> None:
    talk = Talk().say("I can't sleep")
    assert talk.now.shade.silent
    assert talk.say("something gentle").now.shade == UNSHADED


def test_someone_else_has_no_shade() -> None:
    assert Talk().say("I can't sleep", "someone else").now.shade == UNSHADED


def test_unshaded_is_as_it_was() -> None:
    program = PROGRAMS[0]
    assert shaded(program, replace(Shade(), tempo=1.0)) is program


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda each: each.id)
def test_an_order_moves_the_steps_between_opening_and_closing(program: Program) -> None:
    written = [step.id for step in program.steps]
    for order in (Order.SLOWING, Order.QUICKENING):
        made = shaded(program, replace(UNSHADED, order=order))
        ids = [step.id for step in made.steps]
        assert sorted(ids) == sorted(written)
        assert ids[0] == written[0]
        assert [step.id for step in made.closing] == [step.id for step in program.closing]
        if program.gate:
            assert ids == written, "a cup comes on warm skin only"


def test_before_bed_it_grows_calmer_and_in_the_morning_livelier() -> None:
    seven = next(each for each in PROGRAMS if each.id == "p15")
    calmer, livelier = (
        [step.strokes_per_minute for step in shaded(seven, replace(UNSHADED, order=order)).steps[1:]]
        for order in (Order.SLOWING, Order.QUICKENING)
    )
    assert calmer == sorted(calmer, reverse=True)
    assert livelier == sorted(livelier)
    assert calmer != [step.strokes_per_minute for step in seven.steps[1:]]


def test_from_the_desk_the_shoulders_come_right_behind_the_opening() -> None:
    talk = laid_out(Talk().say("back after desk work"), "the seven step one", "30 minutes")
    assert talk.now.plan is not None
    first, *others = dict.fromkeys(step.id for step in talk.now.plan.steps)
    assert (first, others[:2]) == ("p15.1a", ["p15.1b", "p15.3b"])


def test_what_is_strong_keeps_what_is_soft_behind_it() -> None:
    classic = next(each for each in PROGRAMS if each.id == "p07")
    for order in Order:
        ids = [step.id for step in shaded(classic, replace(UNSHADED, order=order)).steps]
        assert ids.index("p07.3b") == ids.index("p07.3a") + 1
