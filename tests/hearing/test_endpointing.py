from __future__ import annotations

import itertools

import numpy as np
import pytest
from kit.noises import noise
from kit.scenario import At, Scene, scene
from kit.voices import ESPEAK, FLITE, needs_flite, render

from assistant.clock import BLOCK, RATE, to_samples
from assistant.hearing.endpointing import (
    DIP,
    FIRST_SOFT,
    LONGEST,
    PRE_ROLL,
    Endpointer,
    SpeechChunk,
)

ONE, OTHER = ESPEAK
VOICES = [*(pytest.param(voice, marks=needs_flite) for voice in FLITE), *ESPEAK]
NEAR = to_samples(0.06)
"""Two blocks: as near to a word's true edges as blocks can tell."""
SOFT = to_samples(0.3)
"""Samples of clatter beside a word that may be taken for its soft edges."""


def chunks(sound: np.ndarray, patience: float = 0.5) -> list[tuple[int, SpeechChunk]]:
    endpointer = Endpointer(patience)
    ends = range(BLOCK, len(sound) + 1, BLOCK)
    taken = ((at, endpointer.take(sound[at - BLOCK : at], at)) for at in ends)
    return [(at, chunk) for at, chunk in taken if chunk]


def utterances(sound: np.ndarray, patience: float = 0.5) -> list[tuple[int, SpeechChunk]]:
    """The last chunk of each, and when it came."""
    return [(at, chunk) for at, chunk in chunks(sound, patience) if chunk.last]


def two_words(gap: float) -> Scene:
    first = scene(At(1.0, "carry on", ONE), seconds=2.5).spoken[0]
    second = first.end / RATE + gap
    return scene(At(1.0, "carry on", ONE), At(second, "stop", OTHER), seconds=second + 2)


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("words", ["stop", "it hurts", "carry on"])
def test_begins_and_ends_with_the_word(voice: str, words: str) -> None:
    acted = scene(At(1.0, words, voice), seconds=3.5)
    [(_, heard)] = utterances(acted.sound)
    [said] = acted.spoken
    assert abs(heard.start - said.start) <= NEAR
    assert abs(heard.end - said.end) <= NEAR


@pytest.mark.parametrize("patience", [0.3, 0.5, 1.2])
def test_ends_when_the_patience_has_passed(patience: float) -> None:
    acted = scene(At(1.0, "stop", ONE), seconds=4)
    [(at, heard)] = utterances(acted.sound, patience)
    assert to_samples(patience) <= at - heard.end < to_samples(patience) + BLOCK


def test_patience_decides_whether_a_pause_ends_it() -> None:
    acted = two_words(0.8)
    assert len(utterances(acted.sound, patience=0.5)) == 2
    [(_, both)] = utterances(acted.sound, patience=1.2)
    assert abs(both.start - acted.spoken[0].start) <= NEAR
    assert abs(both.end - acted.spoken[1].end) <= NEAR


def test_speech_is_noticed_within_five_blocks_and_its_beginning_is_kept() -> None:
    acted = scene(At(1.0, "carry on", ONE), seconds=3.5)
    taken = chunks(acted.sound)
    at, first = taken[0]
    assert first.first
    assert at - first.start <= 5 * BLOCK
    whole = b"".join(chunk.sound for _, chunk in taken)
    begins, ends = first.start - PRE_ROLL * BLOCK, taken[-1][0]
    assert whole == acted.sound[begins:ends].tobytes()


def test_a_dip_is_where_one_may_begin_anew() -> None:
    acted = two_words(0.25)
    taken = chunks(acted.sound)
    [(at, back)] = [(at, chunk) for at, chunk in taken if chunk.anew]
    second = acted.spoken[1].start
    assert second <= at <= second + FIRST_SOFT + NEAR, "its soft first sound is in the dip"
    assert back.anew == acted.sound[at - len(back.anew) // 2 : at].tobytes()
    assert DIP < len(back.anew) // 2 <= at - acted.spoken[0].end + NEAR


def test_a_click_is_no_speech() -> None:
    sound = scene(seconds=3).sound.copy()
    sound[RATE : RATE + BLOCK] = np.random.default_rng(1).normal(0, 5000, BLOCK)
    assert chunks(sound) == []


def test_a_microphone_with_an_offset_hears_as_well() -> None:
    acted = scene(At(1.0, "carry on", ONE), seconds=3.5)
    [(_, heard)] = utterances(acted.sound + np.int16(3000))
    assert abs(heard.start - acted.spoken[0].start) <= NEAR


def test_a_word_behind_many_others_is_as_long_where_the_source_sends_nothing_between() -> None:
    word = render(ONE, "no")
    rest = np.zeros(RATE, np.int16)
    row = [utterance for _, utterance in utterances(np.concatenate([*(15 * [rest, word]), rest]))]
    lengths = [heard.end - heard.start for heard in row]
    assert len(lengths) == 15
    assert min(lengths) > len(word) - 2 * NEAR


def test_perfect_silence_is_no_speech_and_does_not_lower_the_floor() -> None:
    silence = np.zeros(10 * RATE // BLOCK * BLOCK, np.int16)
    assert chunks(silence) == []
    acted = scene(At(1.0, "stop", ONE), seconds=3)
    assert len(utterances(np.concatenate([silence, acted.sound]))) == 1


def test_steady_noise_becomes_the_floor() -> None:
    quiet = scene(seconds=3).sound
    hum = noise("pink", 9 * RATE // BLOCK * BLOCK)
    taken = chunks(np.concatenate([quiet, hum]))
    assert all(at <= len(quiet) + 4 * RATE for at, _ in taken)


def test_a_word_over_steady_noise() -> None:
    acted = scene(At(6.0, "carry on", ONE), seconds=9, noise="pink", snr=12)
    heard = [each for _, each in utterances(acted.sound) if each.end > 5 * RATE]
    assert len(heard) == 1
    assert abs(heard[0].end - acted.spoken[0].end) <= SOFT


def test_endless_speech_is_cut_and_nothing_is_lost_between() -> None:
    lines = [At(1.0 + 0.75 * number, "carry on", ONE) for number in range(16)]
    taken = chunks(scene(*lines, seconds=15).sound)
    cut, after = next(pair for pair in itertools.pairwise(taken) if pair[0][1].last)
    assert cut[0] - cut[1].start == pytest.approx(LONGEST, abs=BLOCK)
    assert after[1].first
    assert after[0] - len(after[1].sound) // 2 <= cut[0]
    assert not cut[1].alone
    assert not after[1].alone


def test_what_stands_alone() -> None:
    taken = utterances(two_words(0.8).sound)
    assert [chunk.alone for _, chunk in taken] == [True, True]


def test_what_may_have_begun_before_it_was_listened_to_does_not_stand_alone() -> None:
    [(_, heard)] = utterances(scene(At(0.1, "carry on", ONE), seconds=2.5).sound)
    assert not heard.alone


def test_a_word_right_behind_a_sound_too_short_for_speech_does_not_stand_alone() -> None:
    acted = scene(At(1.0, "carry on", ONE), seconds=3)
    sound = acted.sound.copy()
    vowel = acted.spoken[0].start + 5 * BLOCK
    sound[RATE - 9 * BLOCK : RATE - 8 * BLOCK] = sound[vowel : vowel + BLOCK]
    [(_, heard)] = utterances(sound)
    assert abs(heard.start - acted.spoken[0].start) <= NEAR
    assert not heard.alone


@pytest.mark.parametrize("voice", VOICES)
def test_the_clatter_of_a_kitchen_is_no_part_of_a_word(voice: str) -> None:
    acted = scene(
        *(At(4.0 + 4 * number, "ready", voice) for number in range(5)), seconds=25, noise="kitchen", snr=20
    )
    heard = [each for _, each in utterances(acted.sound)]
    found = [
        any(abs(each.start - said.start) <= SOFT and abs(each.end - said.end) <= SOFT for each in heard)
        for said in acted.spoken
    ]
    assert sum(found) >= 3, "some clatter is as loud as a word"


def test_a_word_that_is_louder_than_what_came_before_begins_anew_and_stands_alone() -> None:
    acted = scene(At(1.0, "carry on", ONE), At(1.4, "stop", OTHER), seconds=4)
    [first, second] = acted.spoken
    sound = acted.sound.astype(np.float64)
    sound[: first.end] *= 0.05
    taken = chunks(sound.astype(np.int16))
    begins = [at for at, chunk in taken if chunk.restarts]
    assert begins
    assert all(second.start <= at <= second.end for at in begins)
    last = next(chunk for _, chunk in taken if chunk.last)
    assert abs(last.start - second.start) <= SOFT
    assert last.alone
