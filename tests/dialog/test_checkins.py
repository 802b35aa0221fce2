"""Whether the pressure is right is asked in every new place and every three minutes (safety.md, 3.2)."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.talking import ALL_CLEAR, REHEARSED, Talk, coached

from assistant.clock import to_seconds
from assistant.coaching.comfort import Stretches
from assistant.coaching.landmarks import landmark
from assistant.coaching.techniques import Strength
from assistant.coaching.wording import speech_seconds
from assistant.dialog import cues
from assistant.dialog.conversation import CHECK_IN, PlanPlace
from assistant.dialog.cues import EVERY, FIRM, NOTHING_YET, Asked
from assistant.dialog.cues import Talk as Much
from assistant.dialog.effects import Listen, Say
from assistant.dialog.talk.guiding import felt, intensity, planned, step, time_left

ZONES = ("neck", "shoulders", "lumbar_strip")
FELT = st.dictionaries(st.sampled_from(ZONES), st.integers(1, 4), min_size=1).map(
    lambda each: tuple(sorted(each.items()))
)
SECONDS = st.floats(0, 600)


@given(FELT, FELT, SECONDS, SECONDS, SECONDS, SECONDS, SECONDS)
def test_a_new_place_is_asked_about_at_once_and_an_old_one_in_time(
    before: Stretches, now: Stretches, spoken: float, elapsed: float, on: float, end: float, left: float
) -> None:
    asked = NOTHING_YET.and_now(before, on)
    for talk in Much:
        times = cues.checks_due(
            now, asked, talk, spoken=spoken, elapsed=elapsed, hands_on=on, end=end, left=left
        )
        assert list(times) == sorted(times)
        assert all(max(spoken, elapsed) <= at <= end for at in times)
        new = [
            zone
            for zone, each in now
            if zone not in dict(before) and (talk is not Much.QUIET or each >= FIRM)
        ]
        if new and times:
            assert times[0] <= max(spoken, elapsed) + 17
        if not new and times and not any(each >= FIRM for _, each in now):
            assert times[0] - elapsed >= EVERY[talk] - 0.001


@given(FELT, FELT, FELT)
def test_what_was_asked_about_is_kept_at_its_firmest(
    first: Stretches, then: Stretches, now: Stretches
) -> None:
    asked = NOTHING_YET.and_now(first, 1).and_now(then, 2)
    assert set(dict(asked.at_most)) == {zone for zone, _ in first + then}
    assert not cues.is_new_pressure(then, asked, Much.NORMAL)
    if cues.is_new_pressure(now, asked, Much.QUIET):
        assert cues.is_new_pressure(now, asked, Much.NORMAL)


def asked_at(felt: Stretches, left: float) -> list[float]:
    asked = NOTHING_YET.and_now((("neck", 2),), 1)
    return list(
        cues.checks_due(felt, asked, Much.NORMAL, spoken=6, elapsed=0, hands_on=400, end=300, left=left)
    )


def test_shortly_before_the_end_only_a_new_place_is_asked_about() -> None:
    known, new = (("neck", 2),), (("shoulders", 1),)
    assert asked_at(known, 300) == [12, 192]
    assert asked_at(known, 221) == [12]
    assert asked_at(known, 42) == [12]
    assert asked_at(known, 41) == []
    assert asked_at(new, 41) == [12]
    assert asked_at(new, 300) == [12, 192]


@pytest.mark.parametrize(("before_the_end", "asked_there"), [(45, True), (20, False)])
def test_the_end_lands_without_a_question(before_the_end: float, asked_there: bool) -> None:
    talk = coached(15)
    talk.now = talk.now.but(place=PlanPlace(step=len(planned(talk.now).steps) - 2))
    talk.say("next").listen_out()
    left, whole = time_left(talk.now)
    assert left == whole > 60
    last = to_seconds(talk.now.hands_on) + left - before_the_end - EVERY[Much.NORMAL]
    talk.now = talk.now.but(asked=NOTHING_YET.and_now(felt(talk.now), last))
    talk.clear().interrupt("talk normally").wait(left + 5)
    assert talk.state == "resting"
    assert ("coach.check_in" in talk.said) is asked_there


def test_a_firm_place_is_asked_about_also_when_little_is_said() -> None:
    assert cues.is_new_pressure((("neck", 3),), Asked((("neck", 2),)), Much.QUIET)
    assert not cues.is_new_pressure((("neck", 2),), NOTHING_YET, Much.QUIET)


def begun(program: str, minutes: int) -> Talk:
    talk = Talk().say(program, f"{minutes} minutes", *ALL_CLEAR, *REHEARSED).listen_out()
    return talk.say("skip the preparation")


@pytest.mark.whole
@pytest.mark.parametrize(
    ("program", "minutes"), [("the first back massage", 15), ("the neck and shoulder massage", 8)]
)
def test_through_a_whole_massage(program: str, minutes: int) -> None:
    talk = begun(program, minutes)
    assert talk.state.startswith("coaching")
    asked: list[float] = []
    known: set[str] = set()
    spoke = 0.0
    words = {True: 0, False: 0}
    while talk.state.startswith("coaching"):
        here, zones, number = step(talk.now), dict(felt(talk.now)), talk.now.place.step
        talk.clear().wait(0.3)
        for say in talk.of(Say):
            words[say.key == "coach.check_in"] += len(say.text.split())
            if say.key == "coach.check_in":
                asked.append(to_seconds(talk.now.hands_on))
                assert here.technique.strength is not Strength.PERCUSSION
                assert to_seconds(talk.samples) - spoke > 0.9
                if set(zones) - known:
                    long = speech_seconds(f"{landmark(here, ())} {here.instruction}")
                    assert to_seconds(talk.now.place.elapsed) < max(20, 1.3 * long + 4)
                known |= set(zones)
        if talk._silent_at > talk.samples:
            spoke = to_seconds(talk._silent_at)
        if talk.now.place.step != number:
            short = here.seconds < 35
            assert set(zones) <= known or short or here.technique.strength is Strength.PERCUSSION
    assert all(after - before < 180 + 60 for before, after in pairwise(asked))
    assert words[True] < 0.1 * words[False]


def asked() -> Talk:
    """The first stroke, and the pressure has just been asked about."""
    talk = coached()
    while not talk.now.open:
        talk.wait(0.3)
    return talk.listen_out()


def test_silence_changes_nothing() -> None:
    talk = asked()
    comfort, place = talk.now.comfort, talk.now.place.step
    talk.clear().wait(9)
    assert talk.now.open == ""
    assert (talk.now.comfort, talk.now.place.step, talk.said) == (comfort, place, [])


@pytest.mark.parametrize("answer", ["yes", "that's good"])
def test_yes_changes_nothing(answer: str) -> None:
    talk = asked()
    comfort = talk.now.comfort
    talk.say(answer)
    assert (talk.now.open, talk.now.comfort) == ("", comfort)


def test_no_is_lighter_first_and_then_asks_and_at_the_lightest_takes_the_hands_off() -> None:
    talk = coached().say("next").wait(60)
    while not talk.now.open:
        talk.wait(0.3)
    before = intensity(talk.now)
    assert before > 1
    talk.clear().say("no")
    assert intensity(talk.now) == before - 1
    assert talk.said == ["pace.lighter", "coach.better"]
    assert talk.now.open == CHECK_IN
    for _ in range(before - 1):
        talk.clear().say("no")
    assert talk.state == "pain.suspecting"
    assert talk.said == ["pain.hands_off", "pain.suspect"]
    assert talk.now.comfort.total == 0


def test_firmer_is_an_answer_and_softer_too() -> None:
    talk = asked().say("softer")
    assert talk.now.open == ""
    talk = asked().clear().say("firmer")
    assert not any(key == "firmer.question_open" for key in talk.said)


@pytest.mark.whole
def test_saying_less_asks_less() -> None:
    def questions(talk: Talk) -> int:
        talk.clear().wait(7 * 60)
        return talk.said.count("coach.check_in")

    quiet, normal = questions(coached().say("say less")), questions(coached())
    assert 1 <= quiet < normal <= 7


def test_what_was_asked_is_not_open_any_more_once_the_hands_are_off() -> None:
    talk = asked().say("it hurts", "no", "shoulders")
    assert talk.state == "pain.scoring"
    expected = talk.of(Listen)[-1].expected
    assert "PAIN_SCORE" in expected
    assert not {"YES", "NO"} & set(expected), "numbers are not listened for beside a yes"
