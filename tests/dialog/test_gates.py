"""Cups and honey: what is asked first, the kind ways out, and whole sessions behind the gate."""

from __future__ import annotations

from functools import cache

import pytest
from kit.talking import ALL_CLEAR, REHEARSED, Talk, dialog_data

from assistant.coaching.gate import FULL_PASS, Grants
from assistant.coaching.restriction import Outcome
from assistant.dialog.conversation import Conversation
from assistant.dialog.effects import End, Hush, Say

CUPS = ("no", "yes", "ready", "yes")
"""Blood thinners, a soft cup, tried, and easily off."""
HONEY = ("no", "yes", "no redness")
"""Allergy, tried a day ago, and how it looks."""


def at_gate(name: str) -> Talk:
    return Talk().say(name, "15 minutes", *ALL_CLEAR).listen_out()


def screened_with(name: str, **answers: str) -> Talk:
    """With something at the last question, which these answers belong to; the others are no."""
    talk = Talk().say(name, "15 minutes", *ALL_CLEAR[:7], "yes").listen_out()
    while talk.state.startswith("screening"):
        assert talk.now.interview is not None
        back = talk.state == "screening.reading_back"
        talk.say("yes" if back else answers.get(talk.now.interview.open, "no")).listen_out()
    return talk


@cache
def _coached(name: str, answers: tuple[str, ...]) -> Conversation:
    return at_gate(name).say(*answers, *REHEARSED, "skip the preparation").wait(0.1).now


def cupped() -> Talk:
    """The cup has just been set."""
    talk = Talk(_coached("cupping", CUPS))
    while not talk.now.cup.on:
        talk.wait(1)
    return talk.clear()


def to_the_end(talk: Talk) -> Talk:
    for _ in range(2000):
        talk.wait(1)
        if talk.of(End):
            return talk
        if talk.now.open:
            talk.say("yes")
    raise AssertionError(f"no end, but {talk.state}")


@pytest.mark.whole
@pytest.mark.parametrize(("name", "answers"), [("cupping", CUPS), ("honey massage", HONEY)])
def test_whoever_answers_everything_gets_it_to_its_end(name: str, answers: tuple[str, ...]) -> None:
    talk = at_gate(name)
    assert talk.state == "gating"
    talk = to_the_end(Talk(_coached(name, answers)))
    assert talk.now.finished
    assert not talk.now.cup.on
    assert talk.said[-1] == "rest.over"


@pytest.mark.parametrize(
    ("name", "answers"),
    [
        ("cupping", ("yes",)),
        ("cupping", ("not sure",)),
        ("cupping", ("no", "no")),
        ("cupping", ("no", "yes", "ready", "no")),
        ("cupping", ("no", "yes", "ready", "not sure")),
        ("honey massage", ("yes",)),
        ("honey massage", ("not sure",)),
        ("honey massage", ("no", "no")),
        ("honey massage", ("no", "yes", "it's red")),
        ("honey massage", ("no", "yes", "a little pink")),
        ("honey massage", ("no", "yes", "redness")),
        ("honey massage", ("no", "yes", "not sure")),
    ],
)
def test_a_bad_answer_ends_kindly_and_yes_takes_what_is_possible(name: str, answers: tuple[str, ...]) -> None:
    talk = at_gate(name).clear().say(*answers).listen_out()
    assert talk.state == "choosing"
    assert talk.said[-2:] == ["gate.shut", "gate.instead"]
    talk.say("yes").listen_out()
    assert talk.state == "rehearsing"
    assert talk.now.choice.program == "p15"
    assert not dialog_data().library.programs[talk.now.choice.program].gate


def test_no_to_what_is_offered_asks_which() -> None:
    talk = at_gate("cupping").say("yes").clear().say("no")
    assert talk.said == ["choose.which"]
    assert talk.say("the seven step one").now.choice.program == "p15"


def test_a_restriction_shuts_the_cups_out() -> None:
    talk = screened_with("cupping", diabetes="yes", diabetes_feeling="yes")
    assert talk.now.restriction is not None
    assert talk.now.restriction.outcome is Outcome.RESTRICT
    assert talk.now.gate.answered == frozenset()
    assert (talk.state, talk.said[-2:]) == ("choosing", ["gate.shut", "gate.instead"])


def test_blood_thinners_told_at_the_gate_are_asked_about() -> None:
    talk = at_gate("cupping").say("i'm on warfarin")
    assert talk.state.startswith("screening")


def test_an_allergy_to_bees_shuts_the_honey_out_before_it_is_asked() -> None:
    talk = screened_with("honey massage", allergy="yes", allergy_what="bees")
    assert talk.now.restriction is not None
    assert "p12" in talk.now.restriction.programs_out
    assert (talk.state, talk.said[-2:]) == ("choosing", ["gate.shut", "gate.instead"])


@pytest.mark.parametrize("name", ["cupping", "honey massage"])
def test_an_answer_heard_badly_opens_nothing(name: str) -> None:
    talk = at_gate(name)
    before = talk.now.gate
    talk.mumble("no").mumble("yes")
    assert talk.now.gate == before or talk.state == "choosing"
    assert talk.now.gate.answered == frozenset()


def test_two_answers_in_one_breath_open_nothing() -> None:
    talk = at_gate("cupping").say("no", "yes").clear().say("ready yes")
    assert talk.now.gate.open == "suction_test"
    assert talk.now.gate.part == 0


def test_a_bare_no_is_not_no_redness() -> None:
    talk = at_gate("honey massage").say("no", "yes").clear().say("no")
    assert (talk.said, talk.state) == (["gate.whole"], "gating")
    assert talk.say("no redness").listen_out().state == "rehearsing"


def test_why_and_skip_and_silence_pass_nothing() -> None:
    talk = at_gate("cupping").clear().say("why").say("skip").wait(200)
    assert talk.now.gate.open == "no_blood_thinners"
    assert talk.said.count("gate.why") == 2
    assert talk.said.count("gate.no_blood_thinners") == 4


def test_stop_and_pause_at_the_gate_come_back_to_the_question() -> None:
    talk = at_gate("cupping").say("pause").clear().say("carry on")
    assert (talk.state, talk.said) == ("gating", ["gate.no_blood_thinners"])


@pytest.mark.parametrize("word", ["stop", "it hurts", "pause", "ouch", "i feel dizzy", "my thumbs hurt"])
def test_the_cup_comes_off_before_the_hands(word: str) -> None:
    talk = cupped().interrupt(word)
    said = talk.of(Say)
    assert talk.of(Hush)
    assert (said[0].text, said[0].urgent) == ("Cup off. Press beside the rim.", True)
    assert len(said) > 1
    assert not any(each.urgent for each in said[1:])
    assert not talk.now.comfort.hands_on


def test_the_cup_comes_off_when_nobody_can_be_heard() -> None:
    talk = cupped().wait(0.1, deaf=True)
    assert talk.said[:2] == ["cup.off", "deaf.hands_off"]
    assert talk.state == "paused"


def test_it_is_said_until_somebody_says_that_it_is_off() -> None:
    talk = cupped().interrupt("pause").listen_out().clear().wait(30)
    assert talk.said == 2 * ["cup.off", "cup.tell_me"]
    talk.interrupt("stop")
    assert "cup.off" in talk.said[4:]
    talk.say("the cup is off").clear().wait(8)
    assert talk.said == []
    assert not talk.now.cup.on
    assert talk.interrupt("stop").said[0] == "stop.hands_off"


def test_a_badly_heard_word_does_not_confirm_it() -> None:
    talk = cupped().interrupt("stop").listen_out().mumble("the cup is off")
    assert talk.now.cup.on


def test_pain_under_the_cup_lowers_that_place_and_goes_on_softly() -> None:
    talk = cupped().interrupt("it hurts").say("the cup is off", "no", "two")
    assert talk.state == "pain.offering"
    talk.say("yes")
    assert talk.state == "coaching.guiding"
    assert talk.now.comfort.ceiling("thoracic") <= 1


@pytest.mark.whole
def test_the_next_step_without_asks_whether_it_is_off() -> None:
    talk = cupped()
    while talk.now.open != "cup_off":
        talk.wait(1)
    assert talk.clear().say("no").said == ["cup.off"]
    assert talk.now.open == "cup_off"
    assert talk.say("yes").now.cup.on is False


@pytest.mark.whole
def test_a_cup_works_ten_minutes_at_the_most() -> None:
    talk = cupped()
    for _ in range(6):
        talk.wait(120)
        if "cup.enough" in talk.said:
            break
        talk.say("start over", "yes")
        while talk.state.startswith("coaching") and not talk.now.cup.on:
            talk.wait(5)
        while talk.now.place.step < 2:
            talk.say("next")
    assert "cup.enough" in talk.said
    to_the_end(talk)
    assert talk.now.cup.worked <= 601 * 16_000


def test_something_told_late_ends_the_cupping() -> None:
    talk = cupped().interrupt("i have diabetes")
    for _ in range(9):
        if not talk.state.startswith("screening"):
            break
        talk.say("yes")
    assert talk.state == "resting"


def test_cups_are_listed_only_for_those_who_may_have_them() -> None:
    def named(talk: Talk) -> str:
        talk.say("what's there")
        return " ".join(each.text for each in talk.of(Say) if each.key == "choose.all")

    everybody = named(Talk())
    assert "seven step" in everybody
    assert "cupping" not in everybody
    assert "cupping" in named(at_gate("cupping").say("yes").clear())


def test_every_condition_of_a_gate_has_words_and_the_other_way_round() -> None:
    used = {each for program in dialog_data().library.programs.values() for each in program.gate}
    assert used == {condition.id for condition in dialog_data().gates.conditions}
    asked = {each.id for each in dialog_data().gates.conditions if each.parts}
    assert used - asked == {FULL_PASS}
    last = dialog_data().gates.condition("forearm_test").parts[-1]
    assert last.grants is Grants.NO_REDNESS
