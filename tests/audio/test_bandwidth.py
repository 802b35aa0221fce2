"""A headset on a phone line is noticed by what it leaves out; nobody else is taken for one."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import soxr  # type: ignore[import-untyped]
from kit import noises
from kit.voices import FLITE, needs_flite, render
from numpy.typing import NDArray

from assistant.audio.bandwidth import ENOUGH, Bandwidth
from assistant.clock import BLOCK, RATE, to_samples

WORDS = "she says it is just above the left shoulder and it feels fine so far"


def spoken(level: float, noise: float) -> NDArray[np.float64]:
    """Half a minute of a voice of this loudness, in a room of that."""
    voice = render(FLITE[0], WORDS).astype(np.float64)
    voice *= level / np.sqrt(np.mean(np.square(voice)))
    sound = np.resize(voice, to_samples(30.0))
    return sound + np.random.default_rng(3).normal(0, noise, len(sound))


def narrowed(sound: NDArray[np.float64]) -> NDArray[np.float64]:
    """Through 8 kHz and back."""
    return np.asarray(soxr.resample(soxr.resample(sound, RATE, RATE // 2), RATE // 2, RATE))


def is_narrow(sound: NDArray[np.floating[Any]]) -> bool:
    bandwidth = Bandwidth()
    blocks = np.clip(np.rint(sound), -32_768, 32_767).astype(np.int16)
    for at in range(0, len(blocks) - BLOCK + 1, BLOCK):
        bandwidth.note(blocks[at : at + BLOCK])
    return bandwidth.narrow


@needs_flite
@pytest.mark.parametrize("level", [300.0, 3000.0])
def test_a_voice_through_a_telephone_is_narrow_and_the_same_voice_is_not(level: float) -> None:
    sound = spoken(level, noise=5)
    assert is_narrow(narrowed(sound))
    assert not is_narrow(sound)


def test_no_noise_of_a_room_is_narrow_by_itself() -> None:
    found = {
        name for name in ("kitchen", "tap", "music") if is_narrow(noises.noise(name, to_samples(20.0)) * 1.0)
    }
    assert found == set()


def test_a_quiet_room_tells_nothing() -> None:
    assert not is_narrow(narrowed(np.random.default_rng(4).normal(0, 8, to_samples(30.0))))


@needs_flite
def test_one_word_tells_nothing_yet() -> None:
    assert not is_narrow(narrowed(spoken(3000, noise=5))[: ENOUGH * BLOCK // 2])


@needs_flite
def test_it_is_judged_anew_as_long_as_there_is_sound() -> None:
    bandwidth = Bandwidth()
    sound = np.concatenate(
        [spoken(3000, noise=5), narrowed(spoken(3000, noise=5)), narrowed(spoken(3000, noise=5))]
    )
    blocks = np.clip(np.rint(sound), -32_768, 32_767).astype(np.int16)
    for at in range(0, len(blocks) - BLOCK + 1, BLOCK):
        bandwidth.note(blocks[at : at + BLOCK])
    assert bandwidth.narrow
