from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.audio.sound import Sound, dbfs
from assistant.clock import BLOCK, RATE
from assistant.speaking.mixer import DUCKED, Mixer
from assistant.speaking.utterances import PAUSE, RAMP

AMPLITUDE = 20_000
STEEPEST = 2 * np.pi * 200 / RATE * AMPLITUDE
"""Between neighbouring samples of the tone."""
CUE_STEEPEST = 0.026 * 32_768


def tone(samples: int) -> Sound:
    return (AMPLITUDE * np.sin(2 * np.pi * 200 * np.arange(samples) / RATE)).astype(np.int16)


def speaking(samples: int = 200 * BLOCK, volume: float = 1.0) -> Mixer:
    mixer = Mixer(volume)
    mixer.utterances.say("words", urgent=False).sound = tone(samples)
    return mixer


def play(mixer: Mixer, blocks: int) -> Sound:
    return np.concatenate([np.zeros(0, np.int16), *(mixer.block() for _ in range(blocks))])


def test_at_full_volume_every_sample_comes_out_as_it_went_in() -> None:
    assert np.array_equal(play(speaking(5 * BLOCK), 5), tone(5 * BLOCK))


@given(
    played=st.integers(0, 60),
    tempo=st.sampled_from([0.0, 12.0, 19.0, 26.0]),
    ducked=st.booleans(),
    volume=st.floats(0.1, 1.0),
    turned=st.booleans(),
    length=st.integers(1, 60 * BLOCK),
)
@settings(max_examples=60)
def test_hushed_in_any_state_it_is_silent_within_one_block_and_does_not_click(
    played: int, tempo: float, ducked: bool, volume: float, turned: bool, length: int
) -> None:
    mixer = speaking(length, volume)
    mixer.utterances.say("more words", urgent=False).sound = tone(9 * BLOCK)
    mixer.cue.beat(tempo)
    before = play(mixer, played)
    mixer.duck(ducked)
    if turned:
        mixer.turn(1.0 - volume / 2)
    mixer.hush(0.0)
    after = play(mixer, 40)
    assert not after[RAMP:].any()
    assert mixer.utterances.speech.waiting == 0
    end = len(before)
    sound = np.concatenate([before, after])[max(0, end - 2) : end + RAMP + 2].astype(int)
    assert np.abs(np.diff(sound)).max(initial=0) < STEEPEST + CUE_STEEPEST + AMPLITUDE / RAMP + 2


@pytest.mark.parametrize("seconds", [0.1, 0.5, 2.0])
def test_a_fade_is_over_when_it_was_asked_to_be(seconds: float) -> None:
    mixer = speaking()
    mixer.cue.beat(20)
    play(mixer, 30)
    mixer.hush(seconds)
    after = play(mixer, 80)
    last = round(seconds * RATE)
    assert not after[last:].any()
    assert np.abs(after[last // 2 : last]).max() < 0.55 * AMPLITUDE
    assert after[last - 300 : last].any()


def test_ducking_lowers_the_voice_smoothly_and_brings_it_back() -> None:
    mixer = speaking()
    full = play(mixer, 10)
    mixer.duck(True)
    ducked = play(mixer, 30)
    mixer.duck(False)
    back = play(mixer, 30)
    assert dbfs(ducked[-5 * BLOCK :]) - dbfs(full) == pytest.approx(20 * np.log10(DUCKED), abs=0.1)
    assert dbfs(back[-5 * BLOCK :]) == pytest.approx(dbfs(full), abs=0.1)
    assert dbfs(ducked[3 * BLOCK : 4 * BLOCK]) - dbfs(full) < -13
    jumps = np.abs(np.diff(np.concatenate([full, ducked, back]).astype(int)))
    assert jumps.max() < STEEPEST + AMPLITUDE / 900


def test_ducking_twice_is_ducking_once() -> None:
    one, other = speaking(), speaking()
    one.duck(True)
    other.duck(True)
    play(one, 1)
    play(other, 1)
    other.duck(True)
    assert np.array_equal(play(one, 20), play(other, 20))


def test_the_cue_is_ducked_and_turned_down_with_the_voice() -> None:
    loud, soft, ducked = Mixer(1.0), Mixer(0.5), Mixer(1.0)
    ducked.duck(True)
    for mixer in (loud, soft, ducked):
        mixer.cue.beat(20)
        play(mixer, 10)
    level = dbfs(play(loud, 80))
    assert dbfs(play(soft, 80)) - level == pytest.approx(-12, abs=0.3)
    assert dbfs(play(ducked, 80)) - level == pytest.approx(-14, abs=0.3)


def test_half_the_volume_is_twelve_decibels_less_and_is_reached_without_a_jump() -> None:
    mixer = speaking()
    full = play(mixer, 10)
    mixer.turn(0.5)
    turned = play(mixer, 20)
    assert dbfs(turned[-5 * BLOCK :]) - dbfs(full) == pytest.approx(-12.04, abs=0.1)
    assert np.abs(np.diff(turned.astype(int))).max() < STEEPEST + AMPLITUDE / 3_000
    assert dbfs(play(speaking(volume=0.5), 10)) - dbfs(full) == pytest.approx(-12.04, abs=0.1)


def test_no_volume_is_silence() -> None:
    assert not play(speaking(volume=0.0), 20).any()


def test_the_cue_sounds_under_the_voice() -> None:
    alone, both = Mixer(1.0), speaking(100 * BLOCK)
    alone.cue.beat(20)
    both.cue.beat(20)
    rest = play(both, 100).astype(int) - tone(100 * BLOCK) - play(alone, 100)
    assert np.abs(rest).max() <= 1


def test_too_much_sound_is_clipped_and_does_not_wrap() -> None:
    mixer = Mixer(1.0)
    mixer.utterances.say("loud", urgent=False).sound = np.full(100 * BLOCK, 32_767, np.int16)
    mixer.cue.beat(20)
    assert play(mixer, 100).min() > 30_000


def test_an_urgent_word_sounds_in_the_next_block_eighty_samples_in() -> None:
    mixer = speaking()
    play(mixer, 10)
    mixer.utterances.say("urgent", urgent=True).sound = np.full(BLOCK, 1_000, np.int16)
    after = play(mixer, 2)
    assert (after[RAMP : RAMP + BLOCK] == 1_000).all()
    assert not after[RAMP + BLOCK :].any()


def test_two_utterances_and_the_pause_between_them_in_samples() -> None:
    mixer = Mixer(1.0)
    for value in (1_000, 2_000):
        mixer.utterances.say("words", urgent=False).sound = np.full(700, value, np.int16)
    sound = play(mixer, 60)
    changes = np.flatnonzero(np.diff(sound.astype(int))) + 1
    assert changes.tolist() == [700, 700 + PAUSE, 1_400 + PAUSE]


@pytest.mark.parametrize("volume", [0.4, 0.9])
def test_voice_and_rhythm_follow_a_new_volume_together_and_within_150_milliseconds(volume: float) -> None:
    alike = []
    for spoken in (True, False):
        mixers = [speaking(), speaking()] if spoken else [Mixer(0.6), Mixer(0.6)]
        for mixer in mixers:
            if not spoken:
                mixer.cue.beat(20.0)
            play(mixer, 20)
        before, after = mixers
        after.turn(volume)
        usual, turned = (play(mixer, 10).astype(np.float64)[5 * BLOCK :] for mixer in (before, after))
        alike.append(np.sqrt(np.mean(turned**2) / np.mean(usual**2)))
    expected = [(volume / 1.0) ** 2, (volume / 0.6) ** 2]
    assert alike == pytest.approx(expected, rel=0.02)
