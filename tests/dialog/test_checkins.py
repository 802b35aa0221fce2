"""A check-in in every new place and every three minutes, seldom as a question (safety.md, 3.2 and decision 24)."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.talking import ALL_CLEAR, REHEARSED, Talk, coached

from assistant.clock import to_samples, to_seconds
from assistant.coaching import reactions
from assistant.coaching.comfort import Stretches
from assistant.coaching.landmarks import landmark
from assistant.coaching.techniques import Strength
from assistant.coaching.wording import speech_seconds
from assistant.dialog import checkins
from assistant.dialog.checkins import BETWEEN_QUESTIONS, EVERY, FIRM, LATEST, NOTHING_YET, CheckIns
from assistant.dialog.conversation import CHECK_IN, HOW_MUCH, PlanPlace
from assistant.dialog.cues import Talk as Much
from assistant.dialog.effects import Listen, Say
from assistant.dialog.talk.standing import felt, intensity, moment, planned, step, time_left

ZONES = ("neck", "shoulders", "lumbar_strip")
CHECK_INS = ("coach.check_in", "coach.invite", "coach.alone")
FELT = st.dictionaries(st.sampled_from(ZONES), st.integers(1, 4), min_size=1).map(
    lambda each: tuple(sorted(each.items()))
)
SECONDS = st.floats(0, 600)


@given(FELT, FELT, SECONDS, SECONDS, SECONDS, SECONDS, SECONDS)
def test_a_new_place_has_its_check_in_after_two_strokes_and_an_old_one_in_time(
    before: Stretches, now: Stretches, begun: float, elapsed: float, on: float, end: float, left: float
) -> None:
    so_far = NOTHING_YET.and_now(before, on, asking=True)
    for talk in Much:
        times = checkins.due(
            now, so_far, talk, begun=begun, stroke=4.3, elapsed=elapsed, hands_on=on, end=end, left=left
        )
        assert list(times) == sorted(times)
        assert all(max(begun + 8.6, elapsed) <= at <= end for at in times)
        new = [
            zone
            for zone, each in now
            if zone not in dict(before) and (talk is not Much.QUIET or each >= FIRM)
        ]
        if new and times:
            assert times[0] <= max(begun, elapsed) + LATEST
        if not new and times and not any(each >= FIRM for _, each in now):
            assert times[0] - elapsed >= EVERY[talk] - 0.001


@given(FELT, FELT, FELT)
def test_what_a_check_in_was_about_is_kept_at_its_firmest(
    first: Stretches, then: Stretches, now: Stretches
) -> None:
    so_far = NOTHING_YET.and_now(first, 1, asking=True).and_now(then, 2, asking=False)
    assert set(dict(so_far.at_most)) == {zone for zone, _ in first + then}
    assert (so_far.last, so_far.asked) == (2, 1)
    assert not checkins.is_new_pressure(then, so_far, Much.NORMAL)
    if checkins.is_new_pressure(now, so_far, Much.QUIET):
        assert checkins.is_new_pressure(now, so_far, Much.NORMAL)


def due_at(felt: Stretches, left: float) -> list[float]:
    so_far = NOTHING_YET.and_now((("neck", 2),), 1, asking=True)
    return list(
        checkins.due(
            felt, so_far, Much.NORMAL, begun=6, stroke=3, elapsed=0, hands_on=400, end=300, left=left
        )
    )


def test_shortly_before_the_end_there_is_only_one_for_a_new_place() -> None:
    known, new = (("neck", 2),), (("shoulders", 1),)
    assert due_at(known, 300) == [12, 192]
    assert due_at(known, 221) == [12]
    assert due_at(known, 42) == [12]
    assert due_at(known, 41) == []
    assert due_at(new, 41) == [12]
    assert due_at(new, 300) == [12, 192]


@given(st.lists(st.floats(1, 200), max_size=60))
def test_no_half_hour_has_more_than_four_questions(pauses: list[float]) -> None:
    so_far, on, questions = NOTHING_YET, 0.0, list[float]()
    for pause in pauses:
        on += pause
        asking = checkins.asks((("neck", 2),), (), so_far, on)
        so_far = so_far.and_now((("neck", 2),), on, asking=asking)
        questions += [on] if asking else []
    assert all(sum(begin <= each < begin + 1800 for each in questions) <= 4 for begin in questions)
    assert not pauses or questions[:1] == [pauses[0]]


def test_where_somebody_said_how_much_is_right_nobody_asks_again_unless_it_is_firmer() -> None:
    long_ago = NOTHING_YET.and_now((("neck", 2),), 1, asking=True)
    assert checkins.asks((("neck", 2),), (), long_ago, 1 + BETWEEN_QUESTIONS)
    assert not checkins.asks((("neck", 2),), (), long_ago, BETWEEN_QUESTIONS)
    assert not checkins.asks((("neck", 2),), (("neck", 2),), long_ago, 1000)
    assert checkins.asks((("neck", 3),), (("neck", 2),), long_ago, 1000)


def test_the_last_strokes_have_no_check_in_however_long_ago_the_last_one_was() -> None:
    talk = coached(15)
    talk.now = talk.now.but(place=PlanPlace(step=len(planned(talk.now).steps) - 2))
    talk.say("next").listen_out()
    left, whole = time_left(talk.now)
    assert left == whole > 60
    talk.now = talk.now.but(check_ins=NOTHING_YET)
    talk.clear().interrupt("talk normally").wait(left + 5)
    assert talk.state == "resting"
    assert not {*CHECK_INS} & set(talk.said)


def test_a_firm_place_has_its_check_in_also_when_little_is_said() -> None:
    assert checkins.is_new_pressure((("neck", 3),), CheckIns((("neck", 2),)), Much.QUIET)
    assert not checkins.is_new_pressure((("neck", 2),), NOTHING_YET, Much.QUIET)


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
    times: list[float] = []
    questions: list[float] = []
    known: set[str] = set()
    spoke = 0.0
    words = {True: 0, False: 0}
    while talk.state.startswith("coaching"):
        here, zones, number = step(talk.now), dict(felt(talk.now)), talk.now.place.step
        talk.clear().wait(0.3)
        for say in talk.of(Say):
            words[say.key in CHECK_INS] += len(say.text.split())
            if say.key in CHECK_INS:
                times.append(to_seconds(talk.now.hands_on))
                questions += times[-1:] if say.key == "coach.check_in" else []
                assert say.key != "coach.alone"
                assert here.technique.strength is not Strength.PERCUSSION
                assert not here.closing
                assert to_seconds(talk.samples) - spoke > 0.9
                long = speech_seconds(here.instruction)
                strokes = 2 * here.seconds_each / here.step.strokes
                assert to_seconds(talk.now.place.elapsed) >= long + strokes - 0.3
                if set(zones) - known:
                    told = speech_seconds(f"{landmark(here, ())} {here.instruction}")
                    assert to_seconds(talk.now.place.elapsed) < 1.3 * told + 20 + 4
                known |= set(zones)
        if talk._silent_at > talk.samples:
            spoke = to_seconds(talk._silent_at)
        if talk.now.place.step != number:
            short = here.seconds < 50
            assert set(zones) <= known or short or here.technique.strength is Strength.PERCUSSION
    assert all(after - before < 180 + 60 for before, after in pairwise(times))
    assert len(questions) <= 1 + talk.now.hands_on / to_samples(BETWEEN_QUESTIONS)
    assert questions
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


@pytest.mark.parametrize("answer", ["yes", "mm"])
def test_a_yes_that_says_nothing_of_how_much_changes_nothing(answer: str) -> None:
    talk = asked()
    comfort = talk.now.comfort
    talk.say(answer)
    assert (talk.now.open, talk.now.comfort) == ("", comfort)


def at_the_ribs() -> Talk:
    """Somebody was just asked, in a step that may be firmer than the level."""
    talk = coached().say("next").wait(60)
    talk.now = talk.now.but(check_ins=NOTHING_YET)
    talk.say("next")
    while talk.now.open != HOW_MUCH:
        talk.wait(0.3)
    return talk.listen_out().clear()


@pytest.mark.parametrize("answer", ["just right", "about right", "that's good"])
def test_just_right_is_remembered_for_that_place(answer: str) -> None:
    talk = at_the_ribs().say(answer)
    assert (talk.now.open, talk.said) == ("", [])
    assert dict(talk.now.comfort.answered) == dict.fromkeys(dict(felt(talk.now)), 2)
    talk.now = talk.now.but(check_ins=NOTHING_YET)
    assert not checkins.asks(felt(talk.now), talk.now.comfort.answered, NOTHING_YET, 2000)


@pytest.mark.parametrize("answer", ["less", "a bit less", "softer", "too firm"])
def test_less_is_lighter_at_once_and_remembered(answer: str) -> None:
    talk = at_the_ribs()
    before = intensity(talk.now)
    talk.say(answer)
    assert intensity(talk.now) == before - 1
    assert dict(talk.now.comfort.answered) == dict.fromkeys(dict(felt(talk.now)), before - 1)


@pytest.mark.parametrize("answer", ["more", "a bit more", "yes, a little more please"])
def test_more_is_a_wish_for_firmer_where_it_was_asked_and_nowhere_else(answer: str) -> None:
    talk = at_the_ribs()
    before = intensity(talk.now)
    talk.say(answer)
    assert (intensity(talk.now), talk.said) == (before + 1, ["pace.firmer"])
    for unasked in ("", CHECK_IN):
        talk = at_the_ribs()
        talk.now = talk.now.but(open=unasked)
        talk.say(answer)
        assert (intensity(talk.now), talk.said) == (before, ["firmer.say_so"])


def test_more_after_a_report_is_answered_like_any_wish_for_firmer() -> None:
    talk = at_the_ribs()
    comfort = talk.now.comfort
    talk.now = talk.now.but(comfort=reactions.after_reaction(comfort, moment(talk.now)))
    talk.now = talk.now.but(comfort=reactions.resume(talk.now.comfort))
    talk.say("more")
    assert talk.said == ["firmer.recent_report"]
    assert talk.now.comfort.level == comfort.level


@pytest.mark.parametrize("answer", ["no", "a bit less", "softer", "too firm"])
def test_an_invitation_needs_no_answer_and_takes_one(answer: str) -> None:
    talk = at_the_ribs()
    talk.now = talk.now.but(open="", check_ins=NOTHING_YET.and_now((), 0, asking=True))
    talk.say("next")
    while not talk.now.open:
        talk.wait(0.3)
    assert talk.now.open == CHECK_IN
    assert talk.said[-1] == "coach.invite"
    before = intensity(talk.now)
    talk.listen_out().clear().say(answer)
    assert talk.said[0] == "pace.lighter"
    assert intensity(talk.now) == before - 1


def test_whoever_is_alone_is_asked_nothing() -> None:
    talk = Talk().say("the foot massage for yourself", "20 minutes", *ALL_CLEAR, *REHEARSED[:2]).listen_out()
    talk.say("skip the preparation").clear().wait(19 * 60)
    assert "coach.alone" in talk.said
    assert not {"coach.check_in", "coach.invite"} & set(talk.said)


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
        return sum(key in CHECK_INS for key in talk.said)

    quiet, normal = questions(coached().say("say less")), questions(coached())
    assert 1 <= quiet < normal <= 7


def test_what_was_asked_is_not_open_any_more_once_the_hands_are_off() -> None:
    talk = asked().say("it hurts", "no", "shoulders")
    assert talk.state == "pain.scoring"
    expected = talk.of(Listen)[-1].expected
    assert "PAIN_SCORE" in expected
    assert not {"YES", "NO"} & set(expected), "numbers are not listened for beside a yes"
