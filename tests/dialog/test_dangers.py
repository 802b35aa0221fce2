"""Red flags, disclosures and what is only perhaps meant: the protective reading, from everywhere."""

from __future__ import annotations

import pytest
from kit.talking import ALL_CLEAR, Talk, coached, prepared

from assistant.dialog.effects import Hush, Say


def spoken(talk: Talk) -> str:
    return " ".join(say.text for say in talk.of(Say))


@pytest.mark.parametrize("start", [Talk, prepared, coached])
def test_an_emergency_acts_in_one_turn(start: type[Talk]) -> None:
    talk = start().wait(5).clear().interrupt("i have chest pain")
    assert talk.state == "emergency"
    assert "Call 1 1 2 now. I can't call for you." in spoken(talk)
    talk.interrupt("carry on").interrupt("next")
    assert talk.state == "emergency"


@pytest.mark.parametrize(
    "text",
    [
        "i have chest pain and i feel dizzy",
        "my calf is hot and i have chest pain",
        "i can't breathe and my leg is numb",
        "i feel dizzy and my face is drooping",
    ],
)
def test_of_several_signs_in_one_breath_the_gravest_is_heard_to_its_end(text: str) -> None:
    talk = coached().wait(5).clear().interrupt(text)
    assert talk.state == "emergency"
    assert len(talk.of(Hush)) == 1
    assert len(talk.said) == 1
    assert "Call 1 1 2 now. I can't call for you." in spoken(talk)


@pytest.mark.parametrize("text", ["i feel dizzy", "my calf is hot", "my leg is numb", "it's tingling"])
def test_nothing_less_cuts_off_the_number_or_lowers_an_emergency(text: str) -> None:
    talk = coached().wait(5).interrupt("chest pain").wait(2).clear().interrupt(text)
    assert talk.state == "emergency"
    assert talk.of(Hush) == []
    assert talk.said == ["red.chest_pain"]
    talk.clear().wait(90)
    assert talk.said == ["emergency.stay"]


@pytest.mark.parametrize(
    "first", ["i feel dizzy", "my calf is hot", "my leg is numb", "it's tingling", "it hurts"]
)
@pytest.mark.parametrize("badly", [False, True])
def test_a_graver_sign_from_the_other_pass_is_acted_on(first: str, badly: bool) -> None:
    talk = coached().wait(5).begin_to_say(first) if badly else coached().wait(5).interrupt(first)
    talk.clear().interrupt("i have chest pain")
    assert talk.state == "emergency"
    assert talk.said == ["red.chest_pain"]


def test_a_graver_sign_that_was_weak_at_first_is_acted_on_once_it_is_sure() -> None:
    talk = coached().wait(5).interrupt("my leg is numb").begin_to_say("chest pain")
    assert talk.state == "pain.suspecting"
    assert talk.interrupt("chest pain").state == "emergency"


@pytest.mark.parametrize(
    ("first", "state"), [("i feel dizzy", "refused"), ("my leg is numb", "pain.suspecting")]
)
def test_a_graver_sign_heard_badly_at_the_end_of_the_breath_is_not_dropped(first: str, state: str) -> None:
    talk = coached().wait(5).interrupt(first).clear().mumble("chest pain")
    assert talk.state == state
    if state == "refused":
        assert "Call 1 1 2 now." in spoken(talk)
    else:
        assert talk.say("yes").state == "emergency"


@pytest.mark.parametrize("again", ["i have chest pain", "i can't breathe", "my calf is hot", "i feel dizzy"])
def test_the_same_or_a_lesser_sign_of_the_same_breath_is_not_told_again(again: str) -> None:
    talk = coached().wait(5).interrupt("i have chest pain").clear().interrupt(again).mumble(again)
    assert talk.effects == []
    assert talk.state == "emergency"


def test_after_dizzy_a_lesser_sign_of_the_same_breath_adds_nothing() -> None:
    talk = coached().wait(5).interrupt("i feel dizzy").clear().interrupt("my leg is numb")
    assert talk.state == "refused"
    assert talk.effects == []


@pytest.mark.parametrize("start", [Talk, coached])
def test_a_lesser_sign_heard_badly_lowers_no_graver_one_that_is_asked_about(start: type[Talk]) -> None:
    talk = start().wait(20).mumble("chest pain").wait(5).mumble("i feel dizzy").wait(5)
    assert talk.say("yes").state == "emergency"


def test_a_red_flag_heard_badly_before_hands_is_asked_about_and_not_forgotten() -> None:
    talk = Talk().wait(5).mumble("chest pain")
    assert talk.state == "stopped"
    talk.clear().say("yes")
    assert talk.state == "emergency"
    assert "Call 1 1 2 now." in spoken(talk)


def test_silence_after_such_a_question_names_the_number_and_ends_nothing() -> None:
    talk = Talk().wait(5).mumble("chest pain").clear().wait(60)
    assert talk.state == "stopped"
    assert talk.said == ["pain.silence"]


def test_a_red_flag_heard_badly_with_hands_on_is_answered_before_they_come_back() -> None:
    talk = coached().wait(20).mumble("chest pain")
    assert talk.state == "pain.suspecting"
    talk.say("carry on")
    assert talk.state == "pain.suspecting"
    talk.say("yes")
    assert talk.state == "emergency"


def test_stop_talking_is_a_stop() -> None:
    talk = coached().wait(20).interrupt("stop talking")
    assert not talk.now.comfort.hands_on


def test_no_to_no_pain_is_pain() -> None:
    talk = coached().wait(20).say("it doesn't hurt", "no")
    assert talk.state.startswith("pain")


def test_what_is_told_while_choosing_is_asked_about_before_anything_else() -> None:
    talk = Talk().say("i'm pregnant", "the seven step one", "fifteen minutes")
    assert talk.now.interview is not None
    assert ("pregnant", "yes") in talk.now.interview.answers


def test_pregnancy_told_under_way_ends_a_massage_that_lies_face_down() -> None:
    talk = coached(30).wait(60).say("i'm pregnant")
    for _ in range(8):
        if not talk.state.startswith("screening"):
            break
        talk.say("no" if "bleeding" in " ".join(talk.said[-2:]) else "yes")
    assert not talk.state.startswith("coaching")
    talk.say("carry on")
    assert not talk.state.startswith("coaching")


def test_after_a_long_pause_one_answer_is_enough_to_go_on() -> None:
    talk = coached().wait(15).say("pause").wait(31 * 60).say("carry on", "no", "yes")
    assert talk.state == "paused"
    talk.say("carry on")
    assert talk.state == "coaching.guiding"


def test_a_bad_ending_is_not_called_a_good_massage() -> None:
    talk = coached().wait(15).say("stop", "yes").clear().wait(400)
    assert any(key.startswith("aftercare.") for key in talk.said)
    assert "aftercare.thanks" not in talk.said


def test_not_finished_after_a_stop_waits_for_as_long_as_they_like() -> None:
    talk = coached().wait(15).say("stop", "no").wait(300)
    assert talk.state == "paused"
    talk.say("carry on")
    assert talk.now.comfort.level == 1


def test_a_healthy_person_hears_that_changes_are_to_be_told() -> None:
    talk = Talk().say("the seven step one", "fifteen minutes", *ALL_CLEAR)
    assert "Tell me any time if that changes." in spoken(talk)


def test_an_answer_that_fits_nothing_is_asked_again() -> None:
    talk = coached().wait(20).say("my neck hurts", "no").clear().say("yes")
    assert talk.said


def test_pain_during_the_rest_is_heard() -> None:
    talk = coached().wait(15).say("stop", "yes").wait(10).clear().interrupt("my neck hurts")
    assert talk.said[:2] == ["pain.thanks", "pain.see_someone"]
    assert talk.state == "resting"


def test_asking_again_what_there_is_names_others() -> None:
    talk = Talk().listen_out().clear().say("what is there")
    first = spoken(talk)
    assert spoken(talk.clear().say("what is there")) != first


@pytest.mark.parametrize("words", ["my foot is numb", "i can barely feel my foot"])
def test_what_can_hardly_be_felt_is_numb(words: str) -> None:
    assert coached().wait(15).say(words).state == "pain.waiting"


def test_a_touch_that_can_hardly_be_felt_is_asked_about_and_not_made_firmer() -> None:
    talk = coached().wait(60)
    before = talk.now.comfort
    talk.clear().say("i can hardly feel it")
    assert talk.said == ["check.ask_receiver"]
    assert talk.now.comfort == before
