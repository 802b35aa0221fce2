"""When it hurts: the reaction, the questions and what is recorded (safety.md, 3.2 and decisions 3 to 6)."""

from __future__ import annotations

import pytest
from kit.talking import coached, prepared

from assistant.dialog.effects import Hush, Record, Say
from assistant.dialog.screening.interview import SUMMARY


def _records(talk: object) -> list[str]:
    return [record.kind for record in talk.of(Record)]  # type: ignore[attr-defined]


def test_pain_silences_and_takes_the_hands_off_in_one_turn() -> None:
    talk = coached().wait(20).clear().interrupt("it hurts")
    assert isinstance(talk.effects[0], Hush)
    assert talk.effects[0].fade == 0
    first = talk.of(Say)[0]
    assert (first.text, first.urgent) == ("Okay. Hands off.", True)
    assert not talk.now.comfort.hands_on
    assert talk.state.startswith("pain")


def test_a_partial_is_enough_to_react_and_not_enough_to_record() -> None:
    talk = coached().wait(20).clear().begin_to_say("it hurts")
    assert talk.state == "pain.suspecting"
    assert "pain" not in _records(talk)
    assert "pain.suspect" not in talk.said
    assert talk.wait(2).said[-1] == "pain.suspect"


def test_the_end_of_the_same_utterance_records_what_its_beginning_made_suspect() -> None:
    talk = coached().wait(20)
    start = talk.samples
    talk.begin_to_say("it hurts")
    talk.samples = start  # the final result is about the same stretch of sound
    talk.interrupt("it hurts")
    assert talk.state == "pain.asking"
    assert talk.now.comfort.total == 1


def test_the_same_utterance_is_not_counted_twice() -> None:
    talk = coached().wait(20)
    start = talk.samples
    for _ in range(3):
        talk.samples = start
        talk.interrupt("it hurts")
    assert talk.now.comfort.total == 1


def test_a_false_alarm_is_taken_back_only_after_it_is_read_back() -> None:
    talk = coached().wait(20)
    before = talk.now.comfort
    talk.begin_to_say("it hurts").wait(2).say("no")
    assert talk.state == "pain.withdrawing"
    talk.say("yes")
    assert talk.state == "pain.offering"
    talk.say("carry on")
    assert talk.state == "coaching.guiding"
    assert (talk.now.comfort.ceilings, talk.now.comfort.level) == (before.ceilings, before.level)
    assert talk.now.comfort.total == 0


def test_silence_after_a_suspicion_holds() -> None:
    talk = coached().wait(20).begin_to_say("it hurts").wait(120)
    assert talk.state == "pain.suspecting"
    assert talk.now.comfort.total == 0
    assert talk.said.count("pain.silence") == 1


def test_carrying_on_without_an_answer_records_the_lowest_band() -> None:
    talk = coached().wait(20).begin_to_say("it hurts").say("carry on")
    assert talk.now.comfort.total == 1
    assert talk.now.comfort.reports


@pytest.mark.parametrize(("number", "state"), [("two", "pain.offering"), ("five", "pain.offering")])
def test_a_number_leads_to_an_offer(number: str, state: str) -> None:
    talk = coached().wait(200).say("it hurts", "no", "shoulder", number)
    assert talk.state == state


def test_two_resumes_below_where_it_hurt() -> None:
    talk = coached().say("next", "next").wait(40)
    hurt_at = talk.now.comfort.level
    talk.say("my back hurts", "no", "two", "carry on")
    assert talk.state.startswith("coaching")
    assert talk.now.comfort.level <= max(1, hurt_at - 1)
    assert all(most < hurt_at for _, most in talk.now.comfort.ceilings)


def test_eight_ends_the_hands_on_without_closing_strokes() -> None:
    talk = coached().say("next").wait(40).clear().say("it hurts", "no", "where the shoulder is", "eight")
    assert talk.state == "resting"
    assert not any(key.startswith("step.") for key in talk.said)
    assert "pain.ends" in talk.said


def test_the_third_report_ends_the_hands_on() -> None:
    talk = coached().wait(10)
    for area in ("neck", "shoulders"):
        talk.say(f"my {area} hurts", "no", "one", "carry on").wait(5)
    talk.say("my leg hurts", "no", "one")
    assert talk.state == "resting"


def test_yes_to_sharp_closes_the_place() -> None:
    talk = coached().wait(10).say("my neck hurts", "yes")
    assert "neck" in talk.now.comfort.closed


def test_unclear_twice_counts_as_four_to_six() -> None:
    talk = coached().wait(10).say("my neck hurts", "no", "um", "i don't know")
    assert talk.state == "pain.offering"
    assert "neck" in talk.now.comfort.stroking_only


def test_a_number_heard_badly_is_read_back() -> None:
    talk = coached().wait(10).say("my neck hurts", "no").listen_out().mumble("two")
    assert talk.state == "pain.confirming"
    talk.say("yes")
    assert talk.state == "pain.offering"


def test_stop_it_hurts_is_both() -> None:
    talk = coached().wait(10).clear().interrupt("stop it hurts")
    assert talk.state == "pain.asking"
    assert talk.now.comfort.total == 1


def test_pain_before_any_hands_is_heard_and_no_goodbye() -> None:
    from kit.talking import prepared

    talk = prepared().clear().interrupt("ouch")
    assert talk.state == "preparing"
    assert talk.said[0] == "pain.before_hands"


@pytest.mark.parametrize("words", ["it hurts a lot", "it really hurts", "that hurts so badly"])
def test_how_bad_is_answered_by_how_much_it_hurts(words: str) -> None:
    talk = coached().wait(15).say("my lower back hurts", "no")
    assert talk.state == "pain.scoring"
    talk.clear().say(words)
    assert talk.state == "resting"
    assert "pain.ends" in talk.said


def test_it_hurts_alone_is_no_number() -> None:
    talk = coached().wait(15).say("my lower back hurts", "no").clear().say("it hurts")
    assert talk.state == "pain.scoring"
    assert talk.said == ["pain.how_bad"]


@pytest.mark.parametrize("word", ["stop", "pause"])
@pytest.mark.parametrize("cry", ["it hurts", "ouch", "my lower back hurts"])
def test_pain_is_heard_after_getting_ready_was_broken_off_for_new_answers(word: str, cry: str) -> None:
    talk = prepared().say(word, "i have epilepsy")
    while talk.state.startswith("screening"):
        assert talk.now.interview is not None
        talk.say("yes" if talk.now.interview.open == SUMMARY else "no")
    talk.say("skip the preparation").wait(5)
    assert talk.now.comfort.hands_on
    talk.clear().interrupt(cry)
    assert not talk.now.comfort.hands_on
    assert talk.state.startswith("pain")
    assert talk.now.comfort.total == 1


def test_a_second_place_that_is_named_takes_the_record_as_well() -> None:
    talk = coached().wait(30).say("it hurts", "my shoulder", "my back")
    assert {zone for zone, _ in talk.now.comfort.reports} >= {"shoulders", "lumbar_strip"}
    assert talk.now.comfort.total == 1


def test_who_carries_on_without_saying_where_is_told_what_is_left_out() -> None:
    talk = coached(15).say("it hurts", "no")
    assert talk.state == "pain.locating"
    talk.clear().say("carry on").listen_out()
    told = [each.text for each in talk.of(Say)]
    assert told[:2] == ["We'll leave this out for now: long strokes.", "On we go, softly."]
    assert talk.now.place.step > 0


def test_what_is_left_out_is_named_once_when_the_place_is_not_known() -> None:
    talk = coached(15).say("it hurts", "no", "not sure").clear().say("three", "carry on")
    assert talk.said.count("pain.skipped") == 1
