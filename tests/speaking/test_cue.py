from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.audio.resampling import Floats
from assistant.clock import BLOCK, RATE, to_samples
from assistant.coaching.step import FASTEST
from assistant.speaking.cue import FADE, GLIDE, SLOWEST, CueSound

JUMP = 0.026
"""Neighbouring samples of the undisturbed noise differ by 0.021 at the most; cut at its loudest it jumps by 0.08."""


def play(cue: CueSound, seconds: float) -> Floats:
    return np.concatenate([cue.block() for _ in range(to_samples(seconds) // BLOCK)])


def beginnings(sound: Floats) -> list[int]:
    """Samples at which a swell rises out of silence."""
    sounds = np.concatenate([[False], sound != 0.0])
    return [int(at) for at in np.flatnonzero(sounds[1:] & ~sounds[:-1])]


@pytest.mark.parametrize("tempo", range(12, 27))
def test_strokes_are_as_far_apart_as_the_tempo_says(tempo: int) -> None:
    cue = CueSound()
    cue.beat(tempo)
    starts = beginnings(play(cue, 31))
    assert len(starts) in (31 * tempo // 60, 31 * tempo // 60 + 1)
    for number, start in enumerate(starts):
        assert start == pytest.approx(number * 60 * RATE / tempo, abs=2)


@given(st.floats(min_value=0, exclude_min=True, allow_nan=False))
@settings(max_examples=30)
def test_no_tempo_leaves_the_limits(asked: float) -> None:
    cue = CueSound()
    cue.beat(asked)
    cue.block()
    assert cue.tempo == min(max(asked, SLOWEST), FASTEST)
    assert (SLOWEST, FASTEST) == (12, 26)


@given(st.lists(st.tuples(st.floats(0, 60), st.integers(1, 200)), min_size=2, max_size=6))
@settings(max_examples=30)
def test_however_it_is_turned_it_neither_clicks_nor_leaves_the_limits(turns: list[tuple[float, int]]) -> None:
    cue = CueSound()
    blocks = [np.zeros(1, np.float32)]
    for tempo, count in turns:
        cue.beat(tempo)
        for _ in range(count):
            blocks.append(cue.block())
            assert cue.tempo <= FASTEST
    sound = np.concatenate(blocks)
    assert np.abs(np.diff(sound)).max() < JUMP


def test_a_new_tempo_is_reached_in_a_few_strokes_each_a_little_shorter() -> None:
    cue = CueSound()
    cue.beat(12)
    before = play(cue, 12)
    cue.beat(24)
    lengths = np.diff(beginnings(np.concatenate([before, play(cue, 40)])))
    assert lengths[:2] == pytest.approx(5 * RATE, abs=2)
    changing = lengths[2:6]
    assert (np.diff(changing) < 0).all()
    assert (changing[1:] / changing[:-1]).min() > 0.7
    assert lengths[7:] == pytest.approx(2.5 * RATE, abs=2)
    assert GLIDE == 3


def test_a_change_in_the_middle_of_a_glide_goes_on_from_where_it_is() -> None:
    cue = CueSound()
    cue.beat(12)
    play(cue, 1)
    cue.beat(26)
    play(cue, 3)
    between = cue.tempo
    assert 12 < between < 26
    cue.beat(14)
    assert cue.tempo == between
    play(cue, 20)
    assert cue.tempo == 14


def test_nothing_fades_it_out() -> None:
    cue = CueSound()
    cue.beat(20)
    play(cue, 5)
    cue.beat(0)
    after = play(cue, 3)
    assert after[:FADE].any()
    assert not after[FADE:].any()


def test_it_begins_with_a_stroke_and_again_after_it_was_gone() -> None:
    cue = CueSound()
    cue.beat(15)
    play(cue, 6.5)
    cue.fade(80)
    cue.beat(20)
    after = play(cue, 10)
    assert after[:80].any()
    assert not after[80:BLOCK].any()
    assert beginnings(after[BLOCK:]) == pytest.approx([1 + n * 3 * RATE for n in range(4)], abs=2)


def test_a_fade_is_not_made_longer_by_another() -> None:
    cue = CueSound()
    cue.beat(20)
    play(cue, 1.5)
    cue.fade(80)
    cue.beat(0)
    assert not play(cue, 1)[80:].any()


def test_it_is_quiet_and_rests_between_the_strokes() -> None:
    cue = CueSound()
    cue.beat(20)
    sound = play(cue, 30)
    loudest = max(np.sqrt(np.mean(part**2)) for part in sound.reshape(-1, BLOCK))
    assert 0.01 < loudest < 0.04
    assert np.mean(sound == 0.0) == pytest.approx(0.1, abs=0.02)


def test_the_same_calls_give_the_same_samples() -> None:
    def run() -> Floats:
        cue = CueSound()
        cue.beat(16)
        first = play(cue, 7)
        cue.beat(22)
        return np.concatenate([first, play(cue, 7)])

    assert np.array_equal(run(), run())
