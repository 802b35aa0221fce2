"""Lying, side or chair is their choice at any time; certain places are asked about before hands go there."""

from __future__ import annotations

import pytest
from kit.talking import ALL_CLEAR, REHEARSED, Talk

from assistant.coaching.program import Position
from assistant.dialog.effects import Say
from assistant.dialog.states import COACHING


def getting_ready(massage: str = "the seven step one", minutes: str = "15 minutes") -> Talk:
    return Talk().say(massage, minutes, *ALL_CLEAR, *REHEARSED).listen_out()


def asked_leave(massage: str = "the seven step one", minutes: str = "15 minutes") -> Talk:
    talk = getting_ready(massage, minutes)
    while "prepare.may" not in talk.said:
        talk.say("ready")
    return talk.clear()


def lies(talk: Talk) -> Position:
    assert talk.now.plan is not None
    return talk.now.plan.position


@pytest.mark.parametrize(
    ("said", "position"),
    [
        ("on my side", Position.SIDE),
        ("at the table", Position.LEANING),
        ("can I sit astride the chair", Position.ASTRIDE),
    ],
)
def test_with_hands_on_they_come_off_and_it_is_told_how(said: str, position: Position) -> None:
    talk = getting_ready().say("skip the preparation").wait(20).clear().say(said)
    assert talk.state == "paused"
    assert lies(talk) is position
    assert talk.said[0] == "pause.hands_off"
    assert talk.said[-1] == "posture.ready"
    assert any(key.startswith("prepare.") for key in talk.said)
    assert talk.say("ready").state in COACHING


def test_on_the_side_they_turn_over_once_with_hands_off() -> None:
    talk = getting_ready().say("on my side", "skip the preparation").listen_out().clear()
    while talk.state in COACHING:
        talk.say("next")
    assert talk.state == "paused"
    assert not talk.now.comfort.hands_on
    assert "posture.turn_over" in talk.said
    talk.clear().say("ready")
    assert talk.state in COACHING
    assert "posture.turn_over" not in talk.said
    while talk.state in COACHING:
        talk.say("next")
    assert "posture.turn_over" not in talk.said
    assert talk.state == "resting"


def test_what_cannot_be_had_like_that_is_said() -> None:
    talk = getting_ready("the long back massage", "30 minutes").clear().say("on my side")
    assert "posture.cannot" in talk.said
    assert lies(talk) is not Position.SIDE


def test_a_yes_to_the_places_goes_on_with_the_breath() -> None:
    talk = asked_leave().say("ready")
    assert talk.said[-1] == "prepare.settle"


@pytest.mark.parametrize("said", ["no", "not sure"])
def test_a_no_leaves_them_out(said: str) -> None:
    talk = asked_leave("the long back massage", "30 minutes").say(said)
    assert talk.said == ["wish.leave_out", "prepare.settle"]
    plan = talk.now.plan
    assert plan is not None
    worked = {segment.zone.id for step in plan.steps for segment in step.path}
    assert not worked & {"sacrum", "flanks", "thigh"}
    assert plan.seconds == pytest.approx(30 * 60, rel=0.06)


def test_what_stays_covered_is_said_when_hands_come_there() -> None:
    talk = getting_ready("the long back massage", "30 minutes").say("skip the preparation", "say less")
    for _ in range(14):
        talk.say("next")
    texts = " ".join(say.text for say in talk.of(Say))
    assert texts.count("The waistband may come down") == 1


def test_ones_own_hands_are_not_asked() -> None:
    talk = Talk().say("the leg massage", "30 minutes", *ALL_CLEAR, "stop", "it hurts").listen_out()
    while talk.state == "preparing":
        talk.say("ready")
    assert "prepare.may" not in talk.said
