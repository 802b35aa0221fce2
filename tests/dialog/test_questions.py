"""What people ask is answered in every part of a session, and then the open question is put again."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from kit.talking import ALL_CLEAR, REHEARSED, Talk, chosen, coached, dialog_data, prepared, understanding

from assistant.clock import RATE
from assistant.dialog.effects import Say
from assistant.dialog.states import LIVE
from assistant.dialog.table import ASKING, TABLE
from assistant.dialog.triggers import REACTING, Trigger
from assistant.hearing.heard import Heard
from assistant.library.answers import UNKNOWN, WISH
from assistant.library.sentences import Sentence, usual

BOOK = dialog_data().answers
UNHEARD_OF = "what is the capital of peru"

SCENES: dict[str, tuple[str, ...]] = {
    "screening.asking": ("the seven step one", "thirty minutes"),
    "screening.reading_back": ("the seven step one", "thirty minutes", *ALL_CLEAR[:-1]),
    "rehearsing": ("the seven step one", "thirty minutes", *ALL_CLEAR),
    "gating": ("honey massage", "fifteen minutes", *ALL_CLEAR),
    "refused": ("the seven step one", "thirty minutes", "no", "no"),
    "emergency": ("the seven step one", "thirty minutes", "chest pain"),
}
"""What leads to a state before hands are on."""
UNDER_HANDS: dict[str, tuple[str, ...]] = {
    "coaching.guiding": (),
    "pain.asking": ("my shoulders hurt",),
    "pain.locating": ("it hurts", "no"),
    "pain.scoring": ("my shoulders hurt", "no"),
    "pain.offering": ("my shoulders hurt", "no", "two"),
    "pain.tracing": ("my shoulders hurt", "yes"),
    "pain.waiting": ("my foot fell asleep",),
    "paused": ("pause",),
    "stopped": ("stop",),
    "resting": ("stop", "yes"),
}


def at(state: str) -> Talk:
    """A talk that has got to this state, and has been quiet for a moment."""
    if state == "choosing":
        talk = Talk()
    elif state == "preparing":
        talk = prepared()
    elif state in SCENES:
        talk = Talk().say(*SCENES[state])
    else:
        talk = coached().say(*UNDER_HANDS[state])
    assert talk.wait(1).state == state
    return talk.clear()


STATES = ("choosing", "preparing", *SCENES, *UNDER_HANDS)
OPEN = tuple(
    each for each in STATES if each.startswith(("screening", "pain", "stopped", "gating", "choosing"))
)


@pytest.mark.parametrize("said", [UNHEARD_OF, "who are you", "why", "is that normal?", "do you like birds?"])
@pytest.mark.parametrize("state", STATES)
def test_no_question_meets_silence_anywhere(state: str, said: str) -> None:
    talk = at(state).interrupt(said)
    assert talk.of(Say)
    assert talk.state == state


@pytest.mark.parametrize("said", [UNHEARD_OF, "who are you"])
@pytest.mark.parametrize("state", OPEN)
def test_then_the_open_question_is_put_again(state: str, said: str) -> None:
    talk = at(state)
    asked = talk.now.last[-1][1]
    talk.interrupt(said)
    assert [each.text for each in talk.of(Say)].count(asked) == 1
    assert talk.of(Say)[-1].text == asked
    assert talk.now.last[-1][1] == asked


@pytest.mark.parametrize("state", OPEN)
def test_a_question_is_no_answer(state: str) -> None:
    talk = at(state)
    before = talk.now
    now = talk.interrupt("who are you").now
    assert (now.interview, now.choice, now.episode, now.gate) == (
        before.interview,
        before.choice,
        before.episode,
        before.gate,
    )


def test_every_part_of_the_conversation_has_a_row() -> None:
    for trigger in (*ASKING, Trigger.WHY):
        answered = {source for row in TABLE if trigger in row.triggers for source in row.source}
        assert answered >= LIVE, trigger


def test_the_hands_go_on_as_they_were() -> None:
    talk = at("coaching.guiding")
    before = talk.now
    talk.say("who are you", "what muscle is that", UNHEARD_OF)
    now = talk.now
    assert (now.place.step, now.comfort, now.manner, now.plan) == (
        before.place.step,
        before.comfort,
        before.manner,
        before.plan,
    )


def test_where_exactly_tells_the_whole_instruction_again() -> None:
    talk = at("coaching.guiding").interrupt("where exactly")
    assert talk.said == ["step.p15.1a"]


def test_the_muscle_is_that_under_the_hands() -> None:
    zones = BOOK.by_id["what_muscle"].zones
    talk = at("coaching.guiding").interrupt("what muscle is that")
    assert talk.of(Say)[0].text == usual(zones["lumbar_strip"])


def test_how_hard_is_told_as_it_is_coached() -> None:
    assert at("coaching.guiding").interrupt("how hard should I press").said == ["answer.how_hard", "touch.1"]


def test_whether_it_is_right_the_one_who_feels_it_is_asked() -> None:
    talk = at("coaching.guiding").interrupt("am I doing it right")
    assert talk.said == ["answer.doing_right", "check.ask_receiver"]
    alone = Talk(chosen("p08", 10)).begin().say(*ALL_CLEAR, *REHEARSED[:2], "skip the preparation").clear()
    assert alone.say("am I doing it right").said == ["answer.doing_right"]


def test_an_open_small_question_is_put_again() -> None:
    talk = at("coaching.guiding").interrupt("start again").clear().say("who are you")
    assert talk.said == ["answer.who_are_you", "start_over.confirm"]


def test_to_get_up_the_hands_come_off_first() -> None:
    talk = at("coaching.guiding").interrupt("can I get up")
    assert talk.state == "paused"
    assert talk.said == ["pause.hands_off"]


def test_how_they_lie_is_told_for_the_massage_that_was_chosen() -> None:
    talk = at("preparing").say("which way round should he lie")
    assert talk.said == ["prepare.lie", "prepare.waiting"]


def test_nobody_is_told_of_oil_who_must_not_have_it() -> None:
    said = ("the seven step one", "thirty minutes", *ALL_CLEAR[:7], "i'm allergic to nuts")
    talk = Talk().say(*said)
    assert talk.state.startswith("screening")
    assert BOOK.by_id["oil"].no_oil
    assert all("nut" not in each.text for each in BOOK.by_id["oil"].say)


@pytest.mark.parametrize("said", ["is it supposed to hurt", "should it be painful", "why does it hurt there"])
def test_pain_wins_over_a_question(said: str) -> None:
    assert at("coaching.guiding").interrupt(said).state.startswith("pain")


@pytest.mark.parametrize("said", ["can we stop", "should I stop", "is it bad that I feel dizzy"])
def test_stop_and_danger_win_over_a_question(said: str) -> None:
    assert not at("coaching.guiding").interrupt(said).state.startswith("coaching")


def wordings(*sentences: Sentence) -> Iterator[str]:
    """Every way in which one of them is said."""
    return (wording.text for sentence in sentences for wording in sentence)


def with_hands_on() -> Iterator[tuple[str, str]]:
    """All that may be answered while hands are on."""
    for each in BOOK.answers:
        for text in wordings(
            each.at.get("coaching", each.say), each.alone, each.no_oil, *each.zones.values()
        ):
            if text and each.then not in ("instruct", "rest"):
                yield each.id, text


def test_no_answer_with_hands_on_holds_a_word_that_takes_them_off() -> None:
    def reacts(text: str) -> bool:
        words = " ".join(re.sub(r"[^a-z' ]", " ", text.lower()).split())
        heard = understanding().understand(Heard(words, True, 0, RATE), ())
        return any(each.name in REACTING for each in heard.intents)

    assert reacts("Say stop when it hurts.")
    assert [each for each in with_hands_on() if reacts(each[1])] == []


def test_no_answer_ends_in_a_question_and_all_are_short() -> None:
    for each in BOOK.answers:
        for text in wordings(each.say, each.alone, each.no_oil, *each.at.values(), *each.zones.values()):
            assert not text.endswith("?"), each.id
            assert len(text.split()) <= 26, (each.id, text)


def test_every_entry_can_be_asked_for() -> None:
    unasked = {each.id for each in BOOK.answers if not (each.also or each.whole or each.hear or each.intents)}
    assert unasked == {UNKNOWN, WISH}


def test_every_state_that_an_entry_names_is_one() -> None:
    names = {each.part for each in LIVE}
    for each in BOOK.answers:
        assert {state.partition(".")[0] for state in each.at} <= names, each.id


@pytest.mark.parametrize(
    ("said", "asks", "only"),
    [
        ("what is that", True, True),
        ("um, so what's that then", True, True),
        ("can i have the foot massage", True, False),
        ("the foot massage, is that good", False, False),
        ("is it?", True, True),
        ("really?", True, True),
        ("how about the foot massage", True, False),
        ("no", False, False),
        ("", False, False),
    ],
)
def test_a_question_is_known_by_how_it_begins(said: str, asks: bool, only: bool) -> None:
    assert BOOK.asks(said) is asks
    assert BOOK.only_asks(said) is only
