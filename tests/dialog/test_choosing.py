"""Choosing a massage by what one needs, by number, by "the other one": nothing that is said to it meets silence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from kit.talking import ALL_CLEAR, REHEARSED, Talk, coached, dialog_data, prepared

from assistant.coaching.program import Position
from assistant.dialog.conversation import Choice
from assistant.dialog.effects import Say
from assistant.dialog.states import State
from assistant.session.components import opening_conversation
from assistant.settings import Settings

PROGRAMS = dialog_data().library.programs


def asked(*said: str) -> Talk:
    """What came of the last of these, said one after the other in a new session."""
    *before, last = said
    return Talk().say(*before).clear().say(last)


@pytest.mark.parametrize(
    ("said", "offered"),
    [
        ("my feet are so tired", "p04"),
        ("foot rub please", "p04"),
        ("surprise me", "p15"),
        ("whatever you think is best", "p15"),
        ("you choose", "p15"),
        ("I don't know", "p15"),
        ("I just want a massage", "p15"),
        ("what do you recommend", "p15"),
        ("something to wake me up", "p07"),
        ("the short one", "p05"),
        ("what's cupping", "p11"),
        ("do you have a foot massage", "p04"),
    ],
)
def test_one_is_offered_and_a_yes_takes_it(said: str, offered: str) -> None:
    talk = asked(said)
    if not talk.now.offered.program:
        assert talk.now.named[0] == offered
        return
    assert talk.now.offered.program == offered
    assert talk.said[-1] == "offer.one"
    assert talk.say("yes").now.choice.program == offered


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("back massage", ("p15", "p01", "p07")),
        ("my wife wants a back rub", ("p15", "p01", "p07")),
        ("something for my back after work", ("p15", "p01", "p07")),
        ("my neck hurts from the computer", ("p14", "p09", "p08")),
        ("my calves are sore after running", ("p02", "p04")),
        ("help me sleep", ("p15", "p03", "p05")),
        ("do you do deep tissue", ("p07", "p15", "p06")),
        ("do it hard, I like it hard", ("p07", "p15", "p06")),
        ("head massage", ("p14", "p08")),
        ("can you massage my belly", ("p15", "p03")),
    ],
)
def test_several_are_named_and_it_is_asked_which(said: str, named: tuple[str, ...]) -> None:
    talk = asked(said)
    assert talk.now.named == named
    assert talk.now.choice == Choice()
    assert talk.say("the second one").now.choice.program == named[1]


@pytest.mark.parametrize(
    ("said", "taken"),
    [
        ("p15", "p15"),
        ("P 4", "p04"),
        ("number three", "p03"),
        ("fifteen", "p15"),
        ("the first one", "p01"),
        ("number eleven", "p11"),
    ],
)
def test_by_number(said: str, taken: str) -> None:
    assert asked(said).now.choice.program == taken


def test_a_number_that_is_none_reads_what_there_is() -> None:
    talk = asked("number 77")
    assert talk.said[0] == "choose.unknown"
    assert talk.now.choice == Choice()


def test_once_it_is_chosen_a_number_is_of_minutes() -> None:
    assert asked("foot massage", "fifteen").now.choice == Choice("p04", 15)
    assert asked("the seven step one", "the second one").now.choice == Choice("p15", 30)
    assert asked("the seven step one", "you choose").now.choice == Choice("p15", 15)
    assert asked("the seven step one", "the longest").now.choice.minutes in (0, 45)


@pytest.mark.parametrize("no", ["no", "no, the other one", "another one", "something else"])
def test_a_no_leads_to_the_next_of_those_that_were_meant(no: str) -> None:
    talk = asked("back massage", "yes", no)
    assert talk.now.offered.program == "p01"


def test_after_the_last_it_is_asked_anew() -> None:
    talk = asked("my feet are so tired", "no")
    assert talk.said == ["choose.which"]
    assert talk.now.named == ()


def test_the_other_of_two_is_the_second() -> None:
    talk = asked("head massage", "the other one")
    assert talk.now.offered.program == "p08"


def test_the_minutes_that_were_told_early_stand() -> None:
    talk = asked("fifteen minutes, something for my feet", "yes")
    assert talk.now.choice == Choice("p04", 15)
    assert talk.state.startswith("screening")


def test_the_same_as_last_time() -> None:
    last = Choice("p15", 15)
    talk = Talk(opening_conversation(Settings(), offered=last)).begin().say("no").clear()
    talk.say("actually, the same as last time")
    assert talk.now.offered == last
    assert talk.say("yes").now.choice == last
    assert asked("the same as last time").said == ["choose.no_last", "choose.which"]


def test_two_of_them_or_alone() -> None:
    for said, who in (
        ("there are two of us", "partner"),
        ("I'm alone", "self"),
        ("something for my partner", "partner"),
    ):
        talk = asked(said)
        assert talk.now.named
        assert {PROGRAMS[each].who for each in talk.now.named} == {who}
        assert {PROGRAMS[each].who for each in talk.now.possible} == {who}


def test_all_are_read_in_groups_and_none_with_a_gate() -> None:
    talk = asked("list them all")
    told = " ".join(each.text for each in talk.of(Say)).lower()
    assert all(program.name.lower() in told for program in dialog_data().library.open)
    assert "cupping" not in told
    assert talk.said.index("choose.all_partner") < talk.said.index("choose.all_alone")


@pytest.mark.parametrize("said", ["breast massage", "massage my groin", "happy ending"])
def test_places_that_are_left_alone_are_refused_kindly(said: str) -> None:
    talk = asked(said)
    assert talk.said[0] == "need.private"
    assert talk.now.named == ()


class TestPain:
    """Told before hands are on it is an answer to what they would like, and never a goodbye."""

    @pytest.mark.parametrize(
        "said", ["my back hurts", "my neck aches", "I've got a sore shoulder", "my feet are killing me"]
    )
    def test_it_offers_what_may_feel_good(self, said: str) -> None:
        talk = asked(said)
        assert talk.state == "choosing"
        assert talk.said[0] == "need.pain"
        assert talk.now.named

    def test_without_a_place_it_is_asked_where(self) -> None:
        talk = asked("it hurts")
        assert talk.said == ["need.pain", "need.pain_where"]
        assert talk.say("my neck").now.named == ("p14", "p09", "p08")

    def test_all_questions_come_before_hands_do_and_ask_about_it(self) -> None:
        talk = asked("my calves are sore after running", "the first one", "fifteen minutes")
        assert talk.state == "screening.asking"
        assert talk.now.interview is not None
        assert talk.now.interview.open == "swollen_leg"

    def test_a_red_flag_stays_one(self) -> None:
        assert asked("my calf is hot and swollen").state not in ("choosing", "screening.asking")
        assert asked("sudden chest pain").state == "emergency"

    def test_badly_heard_it_says_nothing(self) -> None:
        talk = Talk().clear()
        talk.begin_to_say("it hurts")
        assert talk.state == "choosing"
        assert "need.pain" not in talk.said


class TestLyingDown:
    """On the front is never required."""

    @pytest.mark.parametrize(
        ("said", "position"),
        [
            ("I can't lie on my front", Position.SIDE),
            ("is it okay if she sits on a chair", Position.ASTRIDE),
            ("I'd rather sit", Position.ASTRIDE),
            ("can she lie on her side", Position.SIDE),
            ("can he lean on the table", Position.LEANING),
            ("sitting astride a chair", Position.ASTRIDE),
        ],
    )
    def test_told_first_it_bars_what_needs_it(self, said: str, position: Position) -> None:
        talk = asked(said, "the seven step one")
        talk.say("thirty minutes", *ALL_CLEAR, *REHEARSED)
        assert talk.now.plan is not None
        assert talk.now.plan.position is position

    def test_while_getting_ready_it_is_laid_out_anew(self) -> None:
        talk = prepared().clear().say("I can't lie on my front")
        assert talk.state == "preparing"
        assert talk.now.plan is not None
        assert talk.now.plan.position is Position.SIDE

    def test_what_is_only_lying_makes_room_for_another(self) -> None:
        talk = asked("cupping", "I can't lie on my front")
        assert talk.now.choice == Choice()
        assert "p11" not in talk.now.possible

    def test_with_hands_on_they_come_off(self) -> None:
        assert coached().wait(10).say("I can't lie on my front").state == "paused"

    def test_another_person_may(self) -> None:
        assert asked("I can't lie on my front", "someone else").now.not_prone is False


class TestNotUnderstood:
    """Silence answers nothing."""

    def test_twice_once_more_then_what_can_be_said_here(self) -> None:
        talk = Talk()
        assert talk.clear().say("gibberish").said == ["question.again"]
        assert talk.clear().say("more gibberish").said == ["question.again"]
        assert talk.clear().say("still more").said == ["help.choosing", "choose.which"]

    def test_something_understood_begins_anew(self) -> None:
        talk = asked("gibberish", "more gibberish", "my feet are so tired", "gibberish")
        assert talk.said == ["question.again"]

    @pytest.mark.parametrize("said", ["help", "help me", "what can I say", "I need help"])
    def test_help_helps_before_hands_are_on(self, said: str) -> None:
        talk = asked(said)
        assert talk.said == ["help.choosing", "choose.which"]
        assert coached().wait(10).say(said).state != "coaching.guiding" or said == "what can I say"

    @pytest.mark.parametrize("state", ["screening", "preparing", "rehearsing"])
    def test_help_is_for_where_one_is(self, state: str) -> None:
        talk = Talk().say("the seven step one", "thirty minutes")
        if state == "rehearsing":
            talk.say(*ALL_CLEAR)
            talk.clear().say("what can I say")
        else:
            talk = prepared() if state == "preparing" else talk
            talk.clear().say("help")
        assert talk.state.startswith(state)
        assert f"help.{state}" in talk.said

    @pytest.mark.parametrize(
        "said",
        [
            *("yes", "no", "not sure", "ready", "next", "carry on", "start", "skip the questions", "slower"),
            *(
                "lovely",
                "perfect",
                "mm",
                "not really",
                "my left foot",
                "firmer",
                "softer",
                "I'm tired",
                "I'm cold",
            ),
            *(
                "go back",
                "who are you",
                "list them",
                "someone else",
                "repeat",
                "faster",
                "from the beginning",
            ),
        ],
    )
    @pytest.mark.parametrize(
        "before", [(), ("back massage",), ("my feet are so tired",), ("the seven step one",)]
    )
    def test_everything_is_answered(self, before: tuple[str, ...], said: str) -> None:
        talk = Talk().say(*before).clear().say(said)
        assert talk.of(Say), talk.state


def test_a_stop_is_taken_back_by_a_choice() -> None:
    talk = asked("stop", "back massage")
    assert talk.state == "choosing"
    assert talk.now.named


def test_with_hands_on_another_massage_has_to_wait() -> None:
    talk = coached().wait(3).clear().interrupt("foot massage").interrupt("can you do my feet now")
    assert talk.said == ["choose.not_now", "position.elsewhere"]
    assert talk.state.startswith("coaching")


def test_getting_ready_another_can_still_be_chosen() -> None:
    talk = prepared().say("the foot massage instead")
    assert (talk.state, talk.now.choice.program) == ("choosing", "p04")


def test_what_is_not_possible_is_not_named() -> None:
    barred = frozenset({"p15", "p01"})
    talk = prepared()
    assert talk.now.restriction is not None
    now = talk.now.but(
        state=State.CHOOSING, choice=Choice(), restriction=replace(talk.now.restriction, programs_out=barred)
    )
    talk = Talk(now).say("back massage")
    assert not barred & {*talk.now.named, *talk.now.possible}


def test_every_need_names_massages_that_there_are() -> None:
    for need in dialog_data().needs.needs:
        for program in (*need.partner, *need.alone):
            assert program in PROGRAMS, need.id
        assert all(PROGRAMS[each].who == "partner" for each in need.partner), need.id
        assert all(PROGRAMS[each].who == "self" for each in need.alone), need.id
        assert all(area in dialog_data().library.areas for area in need.areas), need.id


@pytest.mark.parametrize("minutes", ["12 minutes", "twelve minutes", "for twelve minutes"])
def test_the_minutes_behind_a_name_are_no_number_of_a_massage(minutes: str) -> None:
    talk = Talk().clear().say(f"the neck and shoulder massage, {minutes}")
    assert talk.now.choice == Choice("p14", 12)
    assert "choose.unknown" not in talk.said
