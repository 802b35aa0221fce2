"""Sentences that people say: an exception is no plain answer, a remark raises nothing, danger is never missed."""

from __future__ import annotations

import pytest
from kit.talking import Talk, coached

from assistant.dialog.screening.answer_kinds import Kind


def asked(question: int) -> Talk:
    answers = ("yes", *("no",) * 8)[:question]
    return Talk().say("the seven step one", "thirty minutes", *answers).listen_out().clear()


def passed(talk: Talk, question: str) -> bool:
    """The question was answered with what allows more."""
    interview = talk.now.interview
    assert interview is not None
    return interview.given(question) is (Kind.YES if question == "q0" else Kind.NO)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (0, "yes but she's only seventeen"),
        (0, "yes we are, well I had a couple of pints"),
        (0, "yes apart from the wine"),
        (0, "I guess"),
        (0, "are we both adults"),
        (1, "no although I did feel faint this morning"),
        (1, "no, well, a bit of a sniffle"),
        (1, "should I say no"),
        (2, "no but one ankle is puffier than the other"),
        (2, "no unless you count spider veins"),
        (2, "my dad had a clot"),
        (2, "what if I say no"),
        (2, "she says no"),
        (3, "no except a low dose aspirin"),
        (3, "no but I do get palpitations"),
        (4, "no but I could be"),
        (5, "no but my knee was replaced"),
        (6, "no, only a scab on my elbow"),
        (7, "no but I take something for my thyroid"),
        (7, "no to the last one"),
    ],
)
def test_an_answer_with_more_to_it_is_no_plain_one(question: int, said: str) -> None:
    assert not passed(asked(question).say(said), f"q{question}")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (0, "yes indeed"),
        (0, "yep all good"),
        (0, "both adults, both sober, both keen"),
        (1, "nope"),
        (2, "no, never had anything like that"),
        (3, "no, nothing of the kind"),
        (4, "definitely not, love"),
        (5, "no, none of that, thank you"),
        (6, "no, all clear"),
    ],
)
def test_a_plain_answer_in_many_words_is_a_plain_one(question: int, said: str) -> None:
    assert passed(asked(question).say(said), f"q{question}")


def test_more_than_a_no_is_read_back_once_and_then_asked_one_by_one() -> None:
    talk = asked(2).say("no but it is a long story")
    assert talk.said[-1] == "screening.plain"
    talk.clear().say("no but still")
    assert talk.said[0] == "screening.itemise"


def test_a_plain_yes_to_the_read_back_counts() -> None:
    assert passed(asked(2).say("no but it is a long story", "yes"), "q2")


@pytest.mark.parametrize("said", ["no, no pain", "I don't know, no", "not sure, yes", "no I don't know"])
def test_one_utterance_settles_at_most_one_question(said: str) -> None:
    talk = asked(1)
    assert talk.now.interview is not None
    before = len(talk.now.interview.answers)
    talk.say(said)
    assert len(talk.now.interview.answers) <= before + 1


@pytest.mark.parametrize(
    "said",
    [
        "firmer would kill me",
        "my grandmother always wanted it harder",
        "that's harder than last time",
        "he'd like it deeper",
        "is firmer better",
        "it's too light in here",
        "don't press harder",
        "could be a little stronger I suppose",
    ],
)
def test_a_remark_about_firmness_raises_nothing(said: str) -> None:
    talk = coached().wait(5).say("next").wait(5)
    level = talk.now.comfort.level
    assert talk.say(said).now.comfort.level <= level


@pytest.mark.parametrize(
    "said",
    [
        "his lips are blue",
        "dial 999",
        "call an ambulance",
        "he's having a fit",
        "a crushing feeling in my chest",
    ],
)
def test_danger_sends_for_help(said: str) -> None:
    assert coached().wait(5).interrupt(said).state == "emergency"


@pytest.mark.parametrize(
    "said", ["I can't see the clock", "there's a burning smell", "dinner is burning", "I feel a bit funny"]
)
def test_one_weak_word_is_asked_about_before_anything_latches(said: str) -> None:
    assert coached().wait(5).interrupt(said).state in ("pain.suspecting", "coaching.guiding")


@pytest.mark.parametrize(
    "said", ["am I going to be all right", "what do I do now", "next", "no", "I feel fine now"]
)
def test_in_an_emergency_everything_is_answered_by_what_to_do(said: str) -> None:
    talk = coached().wait(5).interrupt("call an ambulance").listen_out().clear().say(said)
    assert talk.state == "emergency"
    assert talk.said == ["red.help_called"]


@pytest.mark.parametrize(
    "said", ["no", "please don't", "that'll do", "get off", "not my bum", "you're scaring me"]
)
def test_a_refusal_takes_the_hands_off(said: str) -> None:
    assert not coached().wait(5).interrupt(said).now.comfort.hands_on


@pytest.mark.parametrize(
    "said",
    ["careful", "mind my bad shoulder", "you're on my spine", "gritting my teeth", "he pulled away", "shit"],
)
def test_unease_is_gentler_at_once_and_asked_about(said: str) -> None:
    talk = coached().wait(5).clear().interrupt(said)
    assert not talk.now.comfort.hands_on or talk.now.comfort.level < 2
    assert talk.said


def test_a_place_that_is_told_later_is_kept() -> None:
    talk = coached().wait(5).interrupt("it hurts").say("no", "shoulders").say("my shoulders")
    assert talk.state == "pain.scoring"
    assert talk.now.episode is not None
    assert talk.now.episode.zones == ("shoulders",)


@pytest.mark.parametrize("said", ["5 out of 5", "three of five", "8 out of 20"])
def test_a_number_on_another_scale_is_asked_again(said: str) -> None:
    talk = coached().wait(5).interrupt("my shoulders hurt").say("no").clear().say(said)
    assert talk.state == "pain.scoring"
    assert talk.said == ["pain.how_bad_again"]


@pytest.mark.parametrize(
    "said", ["I'm allergic to cats", "he passed out drunk at the party", "our neighbour fainted in church"]
)
def test_what_changes_nothing_stops_nothing(said: str) -> None:
    assert coached().wait(5).say(said).state == "coaching.guiding"


@pytest.mark.parametrize("said", ["I'm allergic to nuts", "I'm allergic", "I'm allergic to cats and almonds"])
def test_an_allergy_to_what_oils_hold_is_asked_about(said: str) -> None:
    assert coached().wait(5).interrupt(said).state == "screening.asking"


def test_down_a_limb_needs_no_further_question() -> None:
    assert coached().wait(5).interrupt("it shoots down my leg").state == "refused"


def test_whatever_is_pasted_is_looked_at_to_its_end_and_soon() -> None:
    assert coached().wait(5).interrupt("so very slow and then " * 3000 + "stop").state == "stopped"
