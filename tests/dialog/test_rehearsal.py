"""The words that take the hands off are said once before any hands are on (safety.md, decision 12)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.talking import ALL_CLEAR, REHEARSED, Talk, coached, dialog_data, prepared

from assistant.clock import to_seconds
from assistant.coaching.program import Who
from assistant.dialog import rehearsal
from assistant.dialog.effects import Hush, Record, Say
from assistant.dialog.rehearsal import PEOPLE, Rehearsal, Stage
from assistant.dialog.talk.rehearsing import REMINDERS

WORDS = dialog_data().rehearsal


def rehearsing(*said: str) -> Talk:
    """Screened, and asked for the first word."""
    return Talk().say("the seven step one", "thirty minutes", *ALL_CLEAR, *said)


def recorded(talk: Talk) -> list[tuple[tuple[str, str | int | float], ...]]:
    return [each.details for each in talk.of(Record) if each.kind == "rehearsed"]


def test_each_person_says_each_word_and_hears_that_it_was_heard() -> None:
    talk = rehearsing().listen_out().clear()
    begun = talk.samples
    for word in REHEARSED:
        assert talk.state == "rehearsing"
        talk.clear().say(word).wait(1)
        assert talk.said[0] == "rehearse.heard"
    assert talk.state == "preparing"
    assert to_seconds(talk.samples - begun) < 40


def test_alone_two_words_are_enough() -> None:
    programs = dialog_data().library.programs.values()
    alone = next(program for program in programs if program.who is Who.SELF and not program.gate)
    talk = Talk().say(alone.name, f"{alone.minutes.longest} minutes", *ALL_CLEAR)
    assert talk.state == "rehearsing"
    talk.say("stop", "it hurts")
    assert talk.state == "preparing"


def test_the_word_may_be_heard_badly_but_only_to_its_end() -> None:
    talk = rehearsing().listen_out().clear().begin_to_say("stop")
    assert talk.now.rehearsal == rehearsal.begin(Who.PARTNER)
    talk.wait(1).mumble("stop").listen_out().wait(1).mumble("it hurts")
    assert recorded(talk) == [
        (("person", "receiver"), ("word", "stop")),
        (("person", "receiver"), ("word", "it hurts")),
    ]


def test_both_passes_hear_the_same_word_and_it_counts_once() -> None:
    talk = rehearsing("stop").listen_out()
    start = talk.samples
    talk.mumble("it hurts")
    talk.samples = start
    talk.interrupt("it hurts")
    assert talk.state == "rehearsing"
    assert len(recorded(talk)) == 2


def test_a_stop_that_is_not_asked_for_is_a_stop() -> None:
    talk = rehearsing("stop").wait(1).interrupt("stop")
    assert talk.state == "stopped"
    talk.say("carry on")
    assert talk.state == "rehearsing"
    talk.say(*REHEARSED[1:])
    assert talk.state == "preparing"


@pytest.mark.parametrize(
    "said", ["cancel", "stop it hurts", "stop i don't want this", "hands off", "stop that now"]
)
def test_what_is_more_than_the_word_is_meant_in_earnest(said: str) -> None:
    assert rehearsing(said).state in ("stopped", "ended")


def test_the_right_words_in_the_wrong_order_are_heard_and_asked_for_again() -> None:
    talk = rehearsing().listen_out().clear().say("it hurts")
    assert talk.state == "rehearsing"
    assert talk.said[0] == "rehearse.heard"
    assert talk.say(*REHEARSED).state == "preparing"


@pytest.mark.parametrize("said", ["it really hurts", "my neck hurts", "it still hurts a lot"])
def test_real_pain_is_no_rehearsal_and_no_goodbye(said: str) -> None:
    talk = rehearsing("stop").clear().say(said)
    assert talk.state == "rehearsing"
    assert talk.said[0] == "pain.before_hands"


def test_a_second_stop_is_meant_in_earnest() -> None:
    assert rehearsing("stop", "stop").state == "stopped"


@pytest.mark.parametrize("said", [(), ("stop",), ("stop", "it hurts")])
def test_a_red_flag_acts_as_everywhere(said: tuple[str, ...]) -> None:
    assert rehearsing(*said).interrupt("i have chest pain").state == "emergency"


def test_what_is_not_heard_gets_another_word_and_then_the_key() -> None:
    talk = rehearsing().listen_out().clear().wait(60)
    assert [key for key in talk.said if key != "rehearse.listening"] == [
        "rehearse.again",
        "rehearse.other",
        *("rehearse.unheard", "rehearse.key", "rehearse.key", "rehearse.key"),
    ]
    assert talk.wait(600).state == "rehearsing"
    talk.say("ready")
    assert talk.now.rehearsal
    assert talk.now.rehearsal.people == PEOPLE[Who.PARTNER][1:]


def test_another_word_that_is_heard_is_enough() -> None:
    talk = rehearsing().listen_out().wait(20)
    assert talk.now.rehearsal
    assert talk.now.rehearsal.stage is Stage.OTHER
    talk.clear().say("help")
    assert talk.said[:2] == ["rehearse.heard", "rehearse.then"]


def test_ready_is_no_way_round_and_neither_is_skip() -> None:
    talk = rehearsing().clear()
    for said in ("ready", "yes", "skip this", "skip the preparation", "next", "carry on"):
        talk.say(said)
        assert talk.state == "rehearsing"
        assert recorded(talk) == []
    assert talk.said.count("rehearse.why") == 3


def test_the_key_is_left_only_on_good_evidence_or_a_key() -> None:
    at_key = rehearsing().listen_out().wait(40).now
    assert Talk(at_key).mumble("ready").now.rehearsal == at_key.rehearsal
    assert Talk(at_key).mumble("yes").now.rehearsal == at_key.rehearsal
    assert Talk(at_key).say("yes").now.rehearsal != at_key.rehearsal
    assert Talk(at_key).press().now.rehearsal != at_key.rehearsal
    assert rehearsing().press().state == "stopped"


def test_something_else_counts_as_not_heard_only_in_quiet() -> None:
    talk = rehearsing().interrupt("the weather is fine")
    assert talk.now.rehearsal == rehearsal.begin(Who.PARTNER)
    talk.say("the weather is fine")
    assert talk.now.rehearsal == rehearsal.missed(rehearsal.begin(Who.PARTNER))


def test_repeat_says_the_word_again() -> None:
    talk = rehearsing().clear().say("repeat")
    assert talk.said == ["rehearse.receiver", "rehearse.listening"]


def test_speaking_into_the_prompt_silences_it_and_counts() -> None:
    talk = rehearsing().clear().interrupt("stop")
    assert any(isinstance(effect, Hush) for effect in talk.effects)
    assert talk.said[0] == "rehearse.heard"


def test_no_protective_word_stands_in_the_sentence_that_is_spoken_last() -> None:
    last = [say.text for say in rehearsing("stop").of(Say)][-1]
    assert not any(word in last for each in WORDS.words for word in (each.say, each.instead))


def test_the_same_people_need_not_again_and_others_must() -> None:
    talk = prepared().interrupt("i have diabetes")
    for _ in range(6):
        if not talk.state.startswith("screening"):
            break
        talk.say("yes")
    assert talk.state == "preparing"
    talk = coached().say("someone else", "the seven step one", "thirty minutes", *ALL_CLEAR)
    assert talk.state == "rehearsing"


EVENTS = st.lists(st.sampled_from(["heard", "missed", "key"]), max_size=30)


@given(st.sampled_from(Who), EVENTS)
def test_nobody_is_through_without_every_word_or_the_key(who: Who, events: list[str]) -> None:
    now: Rehearsal = rehearsal.begin(who)
    words = dict.fromkeys(PEOPLE[who], 0)
    keyed = set()
    for event in events:
        if now.done:
            break
        person = now.people[0]
        if event == "heard":
            words[person] += 1
            now = rehearsal.heard(now, WORDS, 0)
        elif event == "missed":
            now = rehearsal.missed(now)
            assert now.people[0] == person
        elif now.stage is Stage.KEY:
            keyed.add(person)
            now = rehearsal.by_key(now, 0)
    through = [person for person in PEOPLE[who] if person not in now.people]
    assert all(words[person] == len(WORDS.words) or person in keyed for person in through)


@pytest.mark.parametrize(
    "agreed", ["done", "finished", "ready next", "ready skip", "okay ready why", "ready"]
)
@pytest.mark.parametrize("people", [1, 2])
def test_whoever_agrees_to_the_key_says_nothing_else_with_it(agreed: str, people: int) -> None:
    talk = rehearsing(*REHEARSED[: 2 * (2 - people)])
    talk.listen_out()
    while talk.now.rehearsal and talk.now.rehearsal.stage is not Stage.KEY:
        talk.say("bananas").listen_out()
    talk.clear().say(agreed)
    if people == 1:
        assert talk.state == "preparing"
    else:
        assert talk.state == "rehearsing"
        assert "rehearse.why" not in talk.said
        assert talk.now.rehearsal
        assert talk.now.rehearsal.stage is Stage.FIRST


def test_where_no_keys_are_read_none_is_promised_and_only_a_word_will_do() -> None:
    talk = rehearsing()
    talk.now = talk.now.but(keys=False)
    for _ in range(8):
        talk.listen_out().clear().say("bananas")
        assert talk.said, "whoever says something is answered"
        talk.say("ready")
    assert talk.state == "rehearsing"
    talk.listen_out().clear().wait(120)
    assert talk.said.count("rehearse.unheard") == REMINDERS
    talk.say(*(dialog_data().rehearsal.words[0].instead,)).say("it hurts", "stop", "it hurts")
    assert talk.state == "preparing"
    heard = [say.text for say in talk.of(Say)]
    assert not [text for text in heard if " key" in text]
