from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.doctor.check_words import CheckWords
from assistant.doctor.echo_judging import Flow, Played, echo, flow, loudspeaker
from assistant.doctor.finding import Verdict

WORDS = CheckWords.load()
HEADPHONES = Played(True, -60.0, -22.0, -60.0, -60.0, 0.0, 0.1)
ECHOING = Played(True, -60.0, -22.0, -34.0, -52.0, 0.12, 0.9)


@pytest.mark.parametrize(
    ("played", "begins", "verdict"),
    [
        (HEADPHONES, "The microphone does not hear", Verdict.OK),
        (replace(HEADPHONES, heard_dbfs=-57.1), "The microphone does not hear", Verdict.OK),
        (replace(HEADPHONES, heard_dbfs=-57.0), "While the loudspeaker played", Verdict.LOOK),
        (ECHOING, "The program hears itself after 120 milliseconds, and takes", Verdict.OK),
        (
            replace(ECHOING, left_dbfs=-46.0),
            "The program hears itself after 120 milliseconds, and takes",
            Verdict.OK,
        ),
        (
            replace(ECHOING, left_dbfs=-45.9),
            "The program hears itself after 120 milliseconds, and can",
            Verdict.LOOK,
        ),
        (
            replace(ECHOING, heard_dbfs=-55.0, left_dbfs=-54.0),
            "The program hears itself after 120 milliseconds, and takes",
            Verdict.OK,
        ),
        (replace(ECHOING, delay_seconds=0.36), "The program hears itself as late as 360", Verdict.LOOK),
        (replace(ECHOING, sureness=0.4), "While the loudspeaker played", Verdict.LOOK),
        (
            replace(ECHOING, mistaken=0.2),
            "The program hears itself after 120 milliseconds, and takes",
            Verdict.OK,
        ),
        (replace(ECHOING, mistaken=0.21), "While the loudspeaker played", Verdict.LOOK),
        (replace(ECHOING, obeyed="stop"), "While the program spoke, it heard this: stop.", Verdict.LOOK),
    ],
)
def test_echo(played: Played, begins: str, verdict: Verdict) -> None:
    finding = echo(WORDS, played)
    assert finding.sentence.startswith(begins)
    assert finding.verdict is verdict


def test_the_figures_of_an_echo() -> None:
    assert echo(WORDS, ECHOING).figures == {
        "rise_db": 26.0,
        "delay_sureness": 0.9,
        "taken_for_somebody_percent": 0.0,
        "delay_milliseconds": 120,
        "level_db": -12.0,
        "reduction_db": 18.0,
        "left_above_room_db": 8.0,
    }


def test_loudspeaker() -> None:
    assert "hears it" in loudspeaker(WORDS, ECHOING, 0.8).sentence
    unsure = loudspeaker(WORDS, HEADPHONES, 0.8)
    assert unsure.verdict is Verdict.OK
    assert "--output" in unsure.advice
    assert unsure.figures["volume_percent"] == 80
    assert loudspeaker(WORDS, replace(ECHOING, words=False), 0.8).verdict is Verdict.LOOK


@pytest.mark.parametrize(
    ("lost", "late", "verdict"),
    [
        (0, 0, Verdict.OK),
        (0, 20, Verdict.OK),
        (0, 21, Verdict.LOOK),
        (15, 6, Verdict.LOOK),
        (250, 0, Verdict.LOOK),
        (251, 0, Verdict.BAD),
    ],
)
def test_flow(lost: int, late: int, verdict: Verdict) -> None:
    assert flow(WORDS, Flow(1000, lost, late)).verdict is verdict


@pytest.mark.parametrize(
    ("drift", "verdict"), [(2e-4, Verdict.OK), (2.1e-4, Verdict.LOOK), (-2.1e-4, Verdict.LOOK)]
)
def test_two_clocks_that_differ_more_than_clocks_do(drift: float, verdict: Verdict) -> None:
    assert flow(WORDS, Flow(1000, 0, 0, drift)).verdict is verdict


def test_no_blocks_at_all_are_no_fault_of_the_flow() -> None:
    assert flow(WORDS, Flow(0, 0, 0)).verdict is Verdict.OK


decibels = st.floats(-100, 0)


@given(decibels, decibels, decibels, decibels, st.floats(0, 0.5), st.floats(0, 1))
def test_no_echo_keeps_anybody_from_beginning(
    room: float, played: float, heard: float, left: float, delay: float, sureness: float
) -> None:
    measured = Played(True, room, played, heard, left, delay, sureness)
    assert echo(WORDS, measured).verdict is not Verdict.BAD


@given(decibels, decibels, decibels)
def test_the_more_is_left_the_worse_it_is_judged(heard: float, one: float, other: float) -> None:
    less, more = sorted((one, other))
    order = list(Verdict)
    soft, loud = (echo(WORDS, replace(ECHOING, heard_dbfs=heard, left_dbfs=left)) for left in (less, more))
    assert order.index(soft.verdict) <= order.index(loud.verdict)
