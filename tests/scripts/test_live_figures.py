"""The figures of a live session, from recordings whose figures are known because they were made."""

import os
from pathlib import Path

import numpy as np
import pytest
from benchmarks.live_figures import Clock, Said, cut, hushes, pace, place, silent_from, unasked
from benchmarks.live_people import replies
from benchmarks.live_room import usage
from benchmarks.live_wishes import runs
from kit.recordings import Sound
from kit.talking import dialog_data

from assistant.clock import BLOCK, RATE, Speech, Tick, to_samples, to_seconds
from assistant.dialog.effects import Effect, Hush, Listen, Say
from assistant.recording.recording import RecordedTurn
from assistant.understanding.understood import Evidence, Intent, Understood

BEGAN = 1_790_000_000.0
"""POSIX time of the recording's first sample."""
LATER = 2.5
"""Seconds of it before the session begins."""


def voice(seconds: float, seed: int = 1) -> Sound:
    """Something like speech: noise that swells four times a second."""
    count = to_samples(seconds)
    swell = 1.1 + np.sin(2 * np.pi * 4 * np.arange(count) / RATE)
    return (
        (1500 * swell * np.random.default_rng(seed).normal(size=count)).clip(-32768, 32767).astype(np.int16)
    )


def recorded(
    seconds: float, *events: tuple[float, Understood | Effect], speaking: bool = False
) -> list[RecordedTurn]:
    """Turns of a session that goes as it should, with these events at these seconds."""
    turns = [RecordedTurn(Tick(0, BEGAN + LATER))]
    for number in range(1, to_samples(seconds) // BLOCK + 1):
        now = to_seconds(number * BLOCK)
        speech = Speech(1, now / seconds, 1) if speaking else Speech()
        turns.append(RecordedTurn(Tick(number * BLOCK, BEGAN + LATER + now, speech=speech)))
    for at, event in events:
        turn = turns[to_samples(at) // BLOCK]
        turn.understood.append(event) if isinstance(event, Understood) else turn.effects.append(event)
    return turns


def understood(text: str, start: float, end: float) -> Understood:
    intents = (Intent("STOP", 0, 0),)
    return Understood(text, intents, Evidence.WEAK, True, to_samples(start), to_samples(end))


def said(start: float, end: float) -> Said:
    return Said("stop", "receiver", "flite:slt", to_samples(start), to_samples(end))


def test_a_word_is_found_where_it_was_said_under_a_louder_voice_and_noise() -> None:
    word = voice(0.4)
    room = voice(6.0, seed=2) // 2 + np.random.default_rng(3).normal(0, 150, 6 * RATE).astype(np.int16)
    room[40_123 : 40_123 + len(word)] += word
    assert place(word, room, 20_000, 60_000) == 40_123


def test_a_word_that_was_not_said_is_found_nowhere() -> None:
    assert place(voice(0.4), voice(6.0, seed=2), 0, 80_000) is None
    assert place(np.zeros(6400, np.int16), voice(6.0), 0, 80_000) is None


@pytest.mark.parametrize(("first", "last"), [(-RATE, 200), (79_000, 10 * RATE)])
def test_it_is_looked_for_no_further_than_the_recording_goes(first: int, last: int) -> None:
    room = voice(5.4)
    assert place(room[100 : 100 + RATE // 4], room, first, last) == (100 if first < 0 else None)


def test_silence_begins_where_a_hundredth_of_a_second_of_it_does() -> None:
    sound = voice(1.0) | 64
    sound[5000:5100] = 3  # too short
    sound[9000:9200] = -3
    assert silent_from(sound, 4000) == 9000
    assert silent_from(sound, 9300) is None


@pytest.mark.parametrize("gap", [0, 3 * BLOCK])
def test_the_voice_broke_off_where_the_loudspeaker_fell_silent(gap: int) -> None:
    emitted = voice(4.0) | 64
    hush = 90 * BLOCK
    emitted[hush - BLOCK : hush + RATE // 4] = 0  # what answers a turn is its own block
    latency = to_samples(LATER + 0.11) + gap
    loudspeaker = np.concatenate([np.zeros(latency, np.int16), emitted, np.zeros(RATE, np.int16)])
    assert cut(emitted, loudspeaker, hush, to_samples(LATER) + hush) == latency + hush - BLOCK


def test_a_sample_of_the_session_is_one_of_the_recording_and_back() -> None:
    clock = Clock(recorded(4.0), BEGAN)
    assert clock.room(to_samples(1.5)) == pytest.approx(to_samples(LATER + 1.5), abs=2)
    assert clock.session(to_samples(LATER + 1.5)) == pytest.approx(to_samples(1.5), abs=2)


def test_hushes_are_told_at_their_turns() -> None:
    turns = recorded(4.0, (1.5, Hush()), (2.1, Say("a", "Okay.")), (3.0, Hush()))
    assert hushes(turns) == [to_samples(1.5), to_samples(3.0)]


def test_what_is_heard_while_somebody_talks_to_it_is_theirs() -> None:
    turns = recorded(8.0, (3.4, understood("stop", 2.6, 3.3)), (3.4, Hush()))
    clock = Clock(turns, BEGAN)
    assert unasked(turns, clock, [said(LATER + 2.8, LATER + 3.2)]) == []
    for nobody in (said(LATER + 4.5, LATER + 5.0), said(LATER + 0.2, LATER + 0.6)):
        assert len(unasked(turns, clock, [nobody])) == 1


@pytest.mark.parametrize(
    ("effects", "reaction", "acted"),
    [
        ((), False, False),
        ((Listen(("STOP",)),), False, False),
        ((Hush(), Say("stop.hands_off", "Okay.")), True, False),
        ((Say("pace.slower", "Slower."),), False, True),
    ],
)
@pytest.mark.parametrize("speaking", [False, True])
def test_what_nobody_said_is_told_with_what_came_of_it(
    effects: tuple[Effect, ...], reaction: bool, acted: bool, speaking: bool
) -> None:
    turns = recorded(
        6.0, (3.0, understood("stop", 2.4, 2.9)), *((3.0, each) for each in effects), speaking=speaking
    )
    (found,) = unasked(turns, Clock(turns, BEGAN), [])
    assert (found.at, found.text) == (to_samples(3.0), "stop")
    assert (found.reaction, found.acted, found.own) == (reaction, acted, speaking)


def test_an_utterance_that_is_heard_by_two_passes_counts_once() -> None:
    first, second = understood("stop", 2.4, 2.7), understood("stop", 2.5, 2.9)
    turns = recorded(6.0, (2.8, first), (2.8, Hush()), (3.0, second), (3.0, Say("stop.finish", "Shall we?")))
    (found,) = unasked(turns, Clock(turns, BEGAN), [])
    assert (found.at, found.reaction, found.acted) == (to_samples(2.8) // BLOCK * BLOCK, True, True)


def test_words_without_a_meaning_are_nothing() -> None:
    nothing = Understood("house", (), Evidence.WEAK, True, 0, RATE)
    turns = recorded(6.0, (3.0, nothing))
    assert unasked(turns, Clock(turns, BEGAN), []) == []


def test_blocks_are_late_when_the_loudspeaker_had_nothing_left() -> None:
    turns = recorded(6.0)
    late = [
        RecordedTurn(Tick(turn.tick.samples, turn.tick.wall + (0.2 if turn.tick.samples > 3 * RATE else 0)))
        for turn in turns
    ]
    assert pace(turns, 0.09).late == 0
    measured = pace(late, 0.09)
    assert (measured.blocks, measured.late, measured.deaf) == (200, 1, 0)
    assert measured.longest == pytest.approx(0.23, abs=0.001)


def test_a_microphone_that_is_away_is_not_late() -> None:
    turns = [
        RecordedTurn(
            Tick(
                turn.tick.samples,
                turn.tick.wall + (0.5 if number >= 100 else 0) + (0.3 if number >= 140 else 0),
                deaf=100 <= number < 140,
            )
        )
        for number, turn in enumerate(recorded(6.0))
    ]
    measured = pace(turns, 0.09)
    assert (measured.late, measured.deaf, measured.blocks) == (0, 40, 160)


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="Linux tells it in /proc")
def test_a_process_tells_what_it_took() -> None:
    before = usage(os.getpid())
    sum(range(3_000_000))
    after = usage(os.getpid())
    assert after.processor > before.processor
    assert 5 < after.peak[os.getpid()] < 100_000


def test_the_people_have_an_answer_to_every_question_of_the_screening() -> None:
    answers = replies(dialog_data())
    for question in dialog_data().questions.questions:
        assert answers[question.ask].words in ("yes", "no")


def test_what_they_want_is_answered_by_sentences_that_there_are() -> None:
    prompts = dialog_data().prompts
    keys = {key for run in runs(quick=False) for wish in run.wishes for key in wish.answers}
    assert keys <= {*prompts.fixed, *prompts.varied}


def test_a_protective_word_is_said_often_enough_over_its_voice() -> None:
    assert sum(wish.over for run in runs(quick=False) for wish in run.wishes) >= 20
