"""A sudden loud voice without words gets "All right?" (safety.md, decision 12)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kit.talking import Talk, coached, prepared

from assistant.coaching.comfort import Comfort
from assistant.dialog.effects import Cue, Hush, Say
from assistant.dialog.talk.standing import intensity


def startled() -> Talk:
    return coached().say("next").wait(30).clear().cry()


def test_it_is_silent_and_asks() -> None:
    talk = startled()
    assert isinstance(talk.effects[0], Hush)
    assert [say.text for say in talk.of(Say)] == ["All right?"]
    assert not talk.now.comfort.hands_on


@pytest.mark.parametrize("answer", ["yes", "carry on"])
def test_a_clear_answer_goes_on_where_it_was(answer: str) -> None:
    talk = startled()
    place, level = talk.now.place.step, talk.now.comfort.level
    before = intensity(talk.now)
    talk.clear().say(answer)
    assert talk.state == "coaching.guiding"
    assert talk.now.place.step == place
    assert (talk.now.comfort.level, intensity(talk.now)) == (level, before)
    assert talk.of(Cue)[-1].strokes_per_minute > 0
    assert talk.now.comfort.total == 0
    assert talk.said == ["startled.go_on"]


def test_a_yes_heard_badly_is_asked_again() -> None:
    talk = startled().listen_out().clear().mumble("yes")
    assert talk.state == "pain.startled"
    assert talk.said == ["startled.all_right"]


@pytest.mark.parametrize("answer", ["no", "not sure", "softer"])
def test_no_takes_the_hands_off_and_asks_whether_something_hurts(answer: str) -> None:
    talk = startled().clear().say(answer)
    assert talk.state == "pain.suspecting"
    assert talk.said == ["pain.hands_off", "pain.suspect"]
    assert talk.now.comfort.total == 0


def test_silence_takes_the_hands_off_and_asks_again() -> None:
    talk = startled().listen_out().clear().wait(7.9)
    assert talk.said == []
    talk.wait(0.5)
    assert talk.state == "pain.suspecting"
    assert talk.said == ["pain.hands_off", "pain.suspect"]
    assert talk.wait(300).state == "pain.suspecting"


@pytest.mark.parametrize(("heard", "state"), [("well", "pain.asking"), ("badly", "pain.suspecting")])
def test_pain_is_pain(heard: str, state: str) -> None:
    talk = startled().listen_out()
    {"well": talk.interrupt, "badly": talk.mumble}[heard]("it hurts")
    assert talk.state == state


@pytest.mark.parametrize(
    ("said", "state"), [("stop", "stopped"), ("pause", "paused"), ("i have chest pain", "emergency")]
)
def test_what_protects_is_heeded(said: str, state: str) -> None:
    assert startled().interrupt(said).state == state


def test_a_pause_or_stop_in_between_comes_back_to_a_question() -> None:
    for word in ("stop", "pause"):
        talk = startled().say(word, "carry on")
        assert not talk.now.comfort.hands_on or word == "pause"
        if talk.state == "pain.offering":
            talk.say("yes")
        assert talk.state == "coaching.guiding"


@pytest.mark.parametrize("start", [Talk, prepared])
def test_before_hands_are_on_a_noise_is_a_noise(start: type[Talk]) -> None:
    talk = start()
    before = talk.now
    talk.clear().cry()
    assert talk.effects == []
    assert talk.now.state == before.state


def test_with_the_hands_off_it_asks_nothing_more() -> None:
    talk = coached().wait(20).say("it hurts").clear().cry()
    assert talk.effects == []


ANSWERS = ["yes", "no", "carry on", "softer", "next", "firmer", "um", "stop", "it hurts", ""]


@settings(max_examples=10)
@given(st.lists(st.tuples(st.sampled_from(ANSWERS), st.booleans()), max_size=5))
def test_after_a_cry_nothing_is_firmer(answers: list[tuple[str, bool]]) -> None:
    talk = coached().say("next").wait(30)
    before: Comfort = talk.now.comfort
    talk.cry()
    for text, well in answers:
        if text:
            (talk.interrupt if well else talk.mumble)(text)
        if talk.state.startswith("coaching"):
            break
        assert not talk.now.comfort.hands_on
        talk.wait(9)
    assert talk.now.comfort.level <= before.level
