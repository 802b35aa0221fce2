"""Sharp, numb, down a limb, dizzy: what it leads to, and when (safety.md, 3.2, red-flag table)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kit.talking import ALL_CLEAR, REHEARSED, Talk, coached

from assistant.clock import to_seconds
from assistant.dialog.effects import Say
from assistant.dialog.redflags import RedFlags
from assistant.dialog.talk.standing import felt, planned

SIGNS = RedFlags.load().signs


def spoken(talk: Talk) -> str:
    return " ".join(say.text for say in talk.of(Say))


def sharp() -> Talk:
    """The whole back was stroked, something hurts, and it is sharp."""
    return coached().wait(30).say("it hurts", "yes")


def test_sharp_is_asked_about_the_limb_and_then_where() -> None:
    talk = coached().wait(30).clear().say("it hurts", "yes")
    assert talk.state == "pain.tracing"
    assert talk.said[-3:] == ["pain.zone_left", "pain.see_someone", "pain.limb"]
    zones = {zone for zone, _ in felt(talk.now)} or talk.now.comfort.closed
    assert talk.now.comfort.closed == zones
    talk.say("no")
    assert talk.state == "pain.locating"
    talk.say("shoulders")
    assert talk.state == "pain.scoring"
    assert talk.now.comfort.closed == {"shoulders"}


def test_burning_is_a_yes_and_the_skin_is_looked_at() -> None:
    talk = coached().wait(30).say("it hurts").clear().say("burning")
    assert talk.state == "pain.tracing"
    assert talk.said == ["pain.zone_left", "red.burning", "pain.limb"]
    assert talk.now.comfort.closed


def test_nobody_says_where_and_all_of_the_path_stays_closed() -> None:
    talk = sharp()
    closed = talk.now.comfort.closed
    talk.say("no", "not sure", "two")
    assert talk.now.comfort.closed == closed


@pytest.mark.parametrize("answer", ["yes", "not sure"])
def test_down_a_limb_ends_it(answer: str) -> None:
    talk = sharp().clear().say(answer).wait(60)
    assert talk.state in ("refused", "ended")
    assert talk.said[0] == "red.nerve_limb"
    assert any(key.startswith("aftercare.") for key in talk.said)


def test_down_a_limb_is_ended_at_once_when_it_is_said() -> None:
    assert coached().wait(20).interrupt("it's tingling down my arm").state == "refused"


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_the_limb_is_answered_for_sure(answer: str) -> None:
    talk = sharp().listen_out().mumble(answer)
    assert talk.state == "pain.tracing"


def test_a_sharp_pain_that_was_named_needs_no_where() -> None:
    talk = coached().wait(20).clear().say("sharp pain in my shoulder", "no")
    assert talk.state == "pain.scoring"


def test_numb_where_hands_were_closes_the_place_and_waits() -> None:
    talk = coached().wait(20).clear().interrupt("it's numb")
    assert talk.state == "pain.waiting"
    assert talk.said == ["pain.hands_off", "red.numb"]
    assert talk.now.comfort.closed
    assert talk.now.comfort.total == 1
    talk.clear().wait(115)
    assert talk.said == []
    talk.wait(10)
    assert talk.said == ["numb.back"]


def test_a_foot_that_fell_asleep_closes_nothing() -> None:
    talk = coached().wait(20).interrupt("my foot fell asleep")
    assert talk.state == "pain.waiting"
    assert (talk.now.comfort.closed, talk.now.comfort.total) == (frozenset(), 0)


@pytest.mark.parametrize("said", ["it's numb", "my foot fell asleep"])
def test_back_again_it_goes_on_only_on_consent(said: str) -> None:
    talk = coached().wait(20).interrupt(said).clear().say("carry on")
    assert talk.said == ["numb.back"]
    if talk.say("yes").state == "pain.locating":
        talk.say("shoulders")
    assert talk.state == "pain.offering"
    assert talk.now.comfort.closed <= {"shoulders"}
    assert talk.say("carry on").state == "coaching.guiding"


def test_not_back_in_two_minutes_ends_it() -> None:
    talk = coached().wait(20).interrupt("my foot fell asleep").say("carry on", "no")
    assert talk.state == "pain.waiting"
    talk.wait(125).clear().say("no")
    assert talk.state == "resting"
    assert talk.said[0] == "numb.ends"


def test_silence_after_two_minutes_is_called_and_then_ends_it() -> None:
    talk = coached().wait(20).interrupt("it's numb").clear().wait(122 + 25)
    assert talk.said == ["numb.back", "pain.silence"]
    assert talk.wait(30).state == "resting"


@pytest.mark.parametrize("word", ["stop", "it hurts", "pause"])
def test_nothing_that_breaks_in_forgets_the_numbness(word: str) -> None:
    talk = coached().wait(20).say("my foot fell asleep", word, "carry on")
    assert talk.state == "pain.waiting"
    assert talk.say("yes").state == "pain.offering"


@pytest.mark.parametrize("well", [True, False])
def test_a_weak_answer_about_the_feeling_does_nothing(well: bool) -> None:
    talk = coached().wait(20).interrupt("my foot fell asleep").wait(125).listen_out()
    (talk.interrupt if well else talk.mumble)("no")
    assert (talk.state == "resting") is well


def seated() -> Talk:
    talk = Talk().say("the neck and shoulder massage", "10 minutes", *ALL_CLEAR, *REHEARSED).listen_out()
    return talk.say("skip the preparation").wait(20)


def test_dizzy_is_told_to_stay_down_only_when_lying() -> None:
    talk = coached().wait(20).clear().interrupt("i feel dizzy")
    assert "Stay lying down" in spoken(talk)
    assert "see a doctor today" not in spoken(talk)
    talk = seated().clear().interrupt("i feel dizzy")
    assert planned(talk.now).position == "astride"
    assert "lying" not in spoken(talk)


def test_dizzy_after_the_neck_was_worked_is_urgent() -> None:
    talk = seated()
    while "neck" not in talk.now.worked:
        talk.say("next")
    talk.clear().interrupt("i feel dizzy")
    assert talk.state == "refused"
    assert "see a doctor today, even if it passes" in spoken(talk)


def test_every_sign_has_words_for_those_who_sit() -> None:
    for name, sign in SIGNS.items():
        assert "lying" not in (sign.upright or sign.say), name


BECOMES = {"pain.zone_left", "pain.skipped", "pain.none", "pain.lighter_there", "pain.only_stroking"}
REPORTS = ["it hurts", "my neck hurts", "my shoulder hurts", "sharp", "ouch"]
ANSWERS = ["yes", "no", "not sure", "shoulders", "neck", "nought", "two", "five", "um"]


@settings(max_examples=12)
@given(
    st.integers(0, 4),
    st.lists(st.tuples(st.sampled_from(REPORTS), st.lists(st.sampled_from(ANSWERS), max_size=6)), max_size=2),
)
def test_one_thing_is_said_of_what_becomes_of_a_place(
    steps: int, reports: list[tuple[str, list[str]]]
) -> None:
    talk = coached(15)
    for _ in range(steps):
        talk.say("next")
    for report, answers in reports:
        if not talk.state.startswith("coaching"):
            break
        talk.wait(10).clear().say(report)
        for answer in answers:
            if talk.state in ("pain.offering", "resting", "refused", "ended"):
                break
            talk.say(answer)
        said = [key for key in talk.said if key in BECOMES]
        assert len(said) <= 1, said
        closed = talk.now.comfort.closed
        if said == ["pain.lighter_there"] and talk.now.episode:
            assert not closed.issuperset(talk.now.episode.zones)
        talk.say("carry on")
        if said == ["pain.zone_left"] and talk.state.startswith("coaching"):
            assert closed.isdisjoint(zone for zone, _ in felt(talk.now))


@pytest.mark.parametrize("program", ["the first back massage", "the upper back massage", "the foot massage"])
def test_what_is_left_out_of_a_round_is_not_gone_back_to_without_another_word(program: str) -> None:
    talk = Talk().say(program, "20 minutes", *ALL_CLEAR, *REHEARSED[:2])
    talk = talk.listen_out() if talk.state != "rehearsing" else talk.say(*REHEARSED[2:]).listen_out()
    talk.say("skip the preparation").wait(20).say("it hurts", "no")
    if talk.state == "pain.locating":
        talk.say("not sure")
    talk.say("two").clear().say("carry on")
    assert talk.state == "paused"
    assert talk.said == ["pain.let_rest"]
    assert not talk.now.comfort.hands_on
    before = talk.now.hands_on
    assert talk.wait(300).state == "paused"
    assert talk.now.hands_on == before
    talk.say("carry on")
    assert talk.state == "coaching.guiding"
    assert talk.now.plan
    assert to_seconds(talk.now.hands_on) > 0
    assert talk.now.plan.steps[talk.now.place.step].round > 1


def test_after_four_to_six_the_step_is_over() -> None:
    talk = coached().say("next", "next").wait(20)
    step = talk.now.place.step
    talk.say("my shoulder hurts", "no", "five", "carry on")
    if talk.state.startswith("coaching"):
        assert talk.now.place.step > step
