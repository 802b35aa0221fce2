"""A simulated room: our own voice comes back through a loudspeaker while other people speak into it."""

from __future__ import annotations

import time
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kit.recordings import Sound
from kit.vocabularies import COACHING
from kit.voices import FLITE, needs_flite, render
from numpy.typing import NDArray

from assistant.audio.delay import LONGEST
from assistant.audio.echo import EchoCanceller
from assistant.clock import BLOCK, RATE, to_samples
from assistant.hearing.pocket import PocketDecoding
from assistant.speaking.pronunciation import load
from assistant.speaking.renderer import Renderer

Floats = NDArray[np.float64]

SECONDS = 18
SAMPLES = to_samples(SECONDS) // BLOCK * BLOCK
LOUD = 2000.0
"""Root mean square of the echo, and of people at 0 dB."""
SENTENCES = (
    "Lay both hands flat at the waist, one each side of the spine, and let them rest there for a moment.",
    "Glide slowly up the back to the shoulders, and come back down along the sides without any pressure.",
    "Now make small circles beside the spine, never on it, and move up a hand's width at a time.",
)
WORDS = ("stop", "it hurts", "yes", "softer", "next", "slower", "help", "too much")
FIRST_WORD = 5.0
"""Seconds after which people speak."""


@cache
def own_voice() -> Floats:
    renderer = Renderer(load("en").espeak)
    pause = np.zeros(to_samples(0.3))
    pieces = [piece for text in SENTENCES for piece in (renderer.render(text, 150), pause)]
    renderer.close()
    return np.resize(np.concatenate(pieces).astype(np.float64), SAMPLES)


def room(delay: float, number: int = 1) -> Floats:
    """An impulse response: direct sound after `delay` seconds, then 0.2 s of decaying reverberation."""
    length = to_samples(0.2)
    tail = np.random.default_rng(number).normal(0, 0.1, length) * 10 ** (-3 * np.arange(length) / length)
    tail[0] = 1
    return np.concatenate([np.zeros(to_samples(delay)), np.convolve(tail, (0.25, 0.5, 0.25))])


@cache
def echo(delay: float = 0.05, number: int = 1) -> Floats:
    size = 2 * SAMPLES
    spectrum = np.fft.rfft(own_voice(), size) * np.fft.rfft(room(delay, number), size)
    return leveled(np.fft.irfft(spectrum)[:SAMPLES], LOUD)


def leveled(samples: Floats, level: float) -> Floats:
    return np.asarray(samples * level / np.sqrt(np.mean(np.square(samples))))


@cache
def hiss() -> Floats:
    return np.random.default_rng(7).normal(0, 15, SAMPLES)


def as_sound(samples: Floats) -> Sound:
    return np.clip(np.rint(samples), -32768, 32767).astype(np.int16)


def cancelled(heard: Sound, played: Sound, canceller: EchoCanceller | None = None) -> Sound:
    canceller = canceller or EchoCanceller()
    starts = range(0, len(heard), BLOCK)
    return np.concatenate(
        [canceller.cancel(heard[at : at + BLOCK], played[at : at + BLOCK]) for at in starts]
    )


def lowered(heard: Sound, left: Sound, start: float, end: float) -> float:
    """Echo return loss enhancement in decibels, from one second to another."""
    span = slice(to_samples(start), to_samples(end))
    before, after = (np.mean(np.square(sound[span], dtype=np.float64)) for sound in (heard, left))
    return float(10 * np.log10(before / after))


@cache
def people(level: float) -> tuple[Floats, tuple[tuple[str, int, int], ...]]:
    """Words one after another, `level` decibels over the echo; which, and where each begins and ends."""
    sound, spoken, at = np.zeros(SAMPLES), [], to_samples(FIRST_WORD)
    for number, word in enumerate(WORDS):
        said = render(FLITE[number % len(FLITE)], word).astype(np.float64)
        sound[at : at + len(said)] = leveled(said, LOUD * 10 ** (level / 20))
        spoken.append((word, at, at + len(said)))
        at += len(said) + to_samples(0.9)
    assert at < SAMPLES
    return sound, tuple(spoken)


@cache
def recogniser() -> PocketDecoding:
    return PocketDecoding(COACHING)


def understood(sound: Sound, spoken: tuple[tuple[str, int, int], ...]) -> int:
    """How many of the words a recogniser gets right."""
    decoding, right = recogniser(), 0
    for word, start, end in spoken:
        decoding.begin()
        decoding.feed(sound[start - to_samples(0.4) : end + to_samples(0.4)].tobytes())
        right += decoding.finish() == word
    return right


@pytest.mark.parametrize("delay", [0.0, 0.03, 0.12, 0.25, 0.4])
def test_takes_its_own_voice_out(delay: float) -> None:
    heard = as_sound(echo(delay) + hiss())
    left = cancelled(heard, as_sound(own_voice()))
    assert lowered(heard, left, 2, 4) > 8
    assert lowered(heard, left, 5, 8) > 20
    assert lowered(heard, left, 9, SECONDS) > 28


@needs_flite
@pytest.mark.parametrize(("level", "kept"), [(0, 22), (-6, 20), (-12, 16)])
def test_keeps_what_others_say_into_it(level: float, kept: float) -> None:
    others, spoken = people(level)
    left = cancelled(as_sound(echo() + others + hiss()), as_sound(own_voice()))
    ratios = [
        10 * np.log10(np.mean(others[a:b] ** 2) / np.mean((left - others - hiss())[a:b] ** 2))
        for _, a, b in spoken
    ]
    assert np.mean(ratios) > kept
    for _, a, b in spoken:
        assert np.corrcoef(left[a:b], others[a:b])[0, 1] > 0.9


@needs_flite
def test_a_recogniser_gets_the_words_that_others_say_into_it() -> None:
    right = []
    for level in (0, -6, -12):
        others, spoken = people(level)
        heard = as_sound(echo() + others + hiss())
        left = cancelled(heard, as_sound(own_voice()))
        right.append([understood(sound, spoken) for sound in (heard, left, as_sound(others + hiss()))])
    without, cleaned, alone = np.sum(right, axis=0)
    assert without <= len(WORDS)
    assert cleaned >= 2 * len(WORDS)
    assert alone - cleaned <= len(WORDS) / 2


@needs_flite
def test_does_not_unlearn_while_others_speak() -> None:
    others, _ = people(6)
    left = cancelled(as_sound(echo() + others + hiss()), as_sound(own_voice()))
    residue = as_sound(left - others)
    assert lowered(as_sound(echo()), residue, FIRST_WORD, SECONDS) > 18


@pytest.mark.parametrize(
    ("before", "after", "gain"),
    [
        pytest.param((0.05, 1), (0.05, 1), 2.0, id="louder"),
        pytest.param((0.05, 1), (0.05, 1), 0.5, id="softer"),
        pytest.param((0.05, 1), (0.05, 2), 1.0, id="another place"),
        pytest.param((0.05, 1), (0.25, 1), 1.0, id="later"),
        pytest.param((0.25, 1), (0.02, 1), 1.0, id="sooner"),
    ],
)
def test_recovers_from_a_change(before: tuple[float, int], after: tuple[float, int], gain: float) -> None:
    change = to_samples(10)
    samples = np.concatenate([echo(*before)[:change], gain * echo(*after)[change:]])
    heard = as_sound(samples + hiss())
    left = cancelled(heard, as_sound(own_voice()))
    assert lowered(heard, left, 8, 9.9) > 25
    assert lowered(heard, left, 13, 15) > 10
    assert lowered(heard, left, 16, SECONDS) > 22


def test_a_loudspeaker_switched_off_leaves_what_is_heard_as_it_is() -> None:
    samples = np.where(np.arange(SAMPLES) < to_samples(10), echo(), 0)
    heard = as_sound(samples + hiss())
    left = cancelled(heard, as_sound(own_voice()))
    assert -1 < lowered(heard, left, 10, 12) < 1
    assert lowered(heard, left, 12, SECONDS) == pytest.approx(0, abs=0.3)


def test_a_clipped_second_is_not_learned() -> None:
    samples = echo() + hiss()
    bang = slice(to_samples(10), to_samples(11))
    samples[bang] += np.random.default_rng(3).normal(0, 30_000, RATE)
    heard = as_sound(samples)
    left = cancelled(heard, as_sound(own_voice()))
    assert lowered(heard, left, 11.2, 14) > 28


def test_what_is_heard_while_nothing_is_played_is_left_as_it_is() -> None:
    canceller = EchoCanceller()
    cancelled(as_sound(echo()), as_sound(own_voice()), canceller)
    silent = np.zeros(SAMPLES, np.int16)
    cancelled(silent, silent, canceller)
    noise = as_sound(np.random.default_rng(5).normal(0, 3000, SAMPLES))
    assert np.array_equal(cancelled(noise, silent, canceller), noise)


def test_still_knows_the_room_after_a_silence() -> None:
    canceller = EchoCanceller()
    heard, played = as_sound(echo() + hiss()), as_sound(own_voice())
    cancelled(heard, played, canceller)
    cancelled(as_sound(hiss()), np.zeros(SAMPLES, np.int16), canceller)
    assert lowered(heard, cancelled(heard, played, canceller), 0.1, 3) > 25


def test_deaf_seconds_unlearn_nothing() -> None:
    heard, played = as_sound(echo() + hiss()), as_sound(own_voice())
    heard[to_samples(10) : to_samples(12)] = 0
    assert lowered(heard, cancelled(heard, played), 12.1, 14) > 28


def test_the_same_sound_gives_the_same_samples() -> None:
    heard, played = as_sound(echo() + hiss()), as_sound(own_voice())
    assert np.array_equal(cancelled(heard, played), cancelled(heard, played))


block = st.tuples(st.sampled_from([0, 1, 300, 8_000, 60_000]), st.sampled_from([0, 1, 300, 8_000, 60_000]))


@settings(max_examples=20, derandomize=True)
@given(levels=st.lists(block, min_size=1, max_size=8), shift=st.integers(0, LONGEST), like=st.booleans())
def test_is_never_louder_than_what_was_heard(levels: list[tuple[int, int]], shift: int, like: bool) -> None:
    canceller = EchoCanceller()
    learned = 60 * BLOCK
    cancelled(as_sound(echo()[:learned]), as_sound(own_voice()[:learned]), canceller)
    each = 12 * BLOCK
    noise = np.random.default_rng(shift).normal(size=each)
    for heard_level, played_level in levels:
        heard = as_sound(heard_level * (np.roll(noise, shift) if like else noise[::-1]))
        played = as_sound(played_level * noise)
        left = cancelled(heard, played, canceller)
        assert left.dtype == np.int16
        before, after = (
            np.sqrt(np.square(sound.reshape(-1, BLOCK), dtype=np.float64).sum(axis=1))
            for sound in (heard, left)
        )
        assert np.all(after <= before + np.sqrt(BLOCK))  # rounding
        if not heard_level:
            assert not left.any()


def test_costs_little() -> None:
    heard, played = as_sound(echo() + hiss()), as_sound(own_voice())
    canceller, costs = EchoCanceller(), []
    for second in range(2, SECONDS - 1):
        start = to_samples(second) // BLOCK * BLOCK
        span = slice(start, start + 33 * BLOCK)
        begun = time.process_time()
        cancelled(heard[span], played[span], canceller)
        costs.append((time.process_time() - begun) / (33 * BLOCK / RATE))
    assert min(costs) < 0.03
