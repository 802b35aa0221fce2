from __future__ import annotations

import pytest

from assistant.hearing.whisper.floors import Floors
from assistant.hearing.whisper.spotting import BELOW, REMEMBERED, Spotting

FLOORS = Floors(
    spotted=-4,
    steady=-5,
    ended=-4,
    sure=-2,
    never_met=-3,
    sure_word=-1,
    disputed=3,
    spotted_phrases={"wait": -3},
    learned={"stop": -7.5},
)


@pytest.fixture
def spotting() -> Spotting:
    made = Spotting(FLOORS)
    made.begin()
    return made


def test_what_is_above_its_own_floor_is_told_once(spotting: Spotting) -> None:
    assert not spotting.found({"stop": -4.1, "wait": -3.1})
    spotting.begin()
    assert spotting.found({"stop": -3.9, "wait": -3.1})
    assert not spotting.found({"stop": -0.1})
    assert spotting.found({"wait": -2.9})
    assert spotting.spotted == ("stop", "wait")


def test_what_is_less_probable_is_told_when_it_stays(spotting: Spotting) -> None:
    for scores in ({"stop": -4.9}, {"help": -4.9}, {"stop": -5.1}, {"stop": -4.9}):
        assert not spotting.found(scores)
    assert spotting.found({"stop": -4.9})
    assert spotting.spotted == ("stop",)


def test_it_does_not_stay_from_one_utterance_to_the_next(spotting: Spotting) -> None:
    assert not spotting.found({"stop": -4.9})
    spotting.begin()
    assert not spotting.found({"stop": -4.9})


def test_the_next_utterance_begins_with_nothing(spotting: Spotting) -> None:
    spotting.found({"stop": -1})
    spotting.begin()
    assert spotting.spotted == ()
    assert spotting.found({"stop": -1})


@pytest.mark.parametrize(
    ("score", "floor"),
    [(-0.5, -5), (-3.0, -6.0), (-4.9, -7.5), (-6.0, -7.5)],
    ids=["clear", "soft", "bounded", "missed"],
)
def test_a_rehearsal_lowers_the_floor_of_who_speaks_less_clearly_within_a_bound(
    spotting: Spotting, score: float, floor: float
) -> None:
    spotting.found({"stop": score})
    spotting.begin()
    spotting.learn("stop")
    assert spotting.steadily("stop") == max(min(-5, score - BELOW), -7.5) == floor


def test_a_rehearsal_never_raises_a_floor(spotting: Spotting) -> None:
    for score in (-4.0, -0.2):
        spotting.found({"stop": score})
        spotting.learn("stop")
        for _ in range(REMEMBERED):
            spotting.begin()
    assert spotting.steadily("stop") == -7.0


def test_nothing_is_learned_of_what_was_not_heard_or_has_no_bound(spotting: Spotting) -> None:
    spotting.learn("stop")
    spotting.found({"wait": -4.0})
    spotting.learn("wait")
    assert spotting.steadily("stop") == -5
    assert spotting.steadily("wait") == -5


def test_what_was_said_long_ago_teaches_nothing(spotting: Spotting) -> None:
    spotting.found({"stop": -4.9})
    for _ in range(REMEMBERED):
        spotting.begin()
    spotting.learn("stop")
    assert spotting.steadily("stop") == -5
