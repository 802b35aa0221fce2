from __future__ import annotations

import numpy as np
import pytest

from assistant.audio.reference import Reference
from assistant.audio.sound import FULL_SCALE, Sound, from_floats
from assistant.clock import BLOCK, RATE, to_samples


def tone(samples: int, hertz: float = 1000.0) -> Sound:
    return from_floats(10_000 / FULL_SCALE * np.sin(2 * np.pi * hertz * np.arange(samples) / RATE))


def test_tells_what_it_was_given() -> None:
    reference, sound = Reference(), tone(10 * BLOCK)
    told = []
    for at in range(0, len(sound), BLOCK):
        reference.put(sound[at : at + BLOCK])
        told.append(reference.take())
    late = np.concatenate(told)
    first = int(np.flatnonzero(late)[0]) - 1
    assert BLOCK < first < 2 * BLOCK
    assert np.array_equal(late[first:], sound[: len(late) - first])


def test_a_row_that_fell_short_is_told_from_its_end() -> None:
    reference, sound = Reference(), tone(4 * BLOCK)
    for _ in range(3):
        reference.take()
    assert reference.skipped < -BLOCK
    reference.put(sound)
    told = np.concatenate([reference.take() for _ in range(4)])
    assert np.array_equal(told[-BLOCK:], sound[2 * BLOCK - 258 : 3 * BLOCK - 258])


@pytest.mark.parametrize("drift", [50e-6, -50e-6, 300e-6])
def test_reads_faster_or_slower_without_a_seam(drift: float) -> None:
    reference, blocks = Reference(), 200
    reference.put(tone(to_samples(0.2)))
    for _ in range(2):
        reference.take()
    reference.drift = drift
    told = []
    sound = tone((blocks + 20) * BLOCK)[to_samples(0.2) :]
    for number in range(blocks):
        reference.put(sound[number * BLOCK : (number + 1) * BLOCK])
        told.append(reference.take())
    heard = np.concatenate(told)
    phase = 2j * np.pi * 1000 * np.arange(len(heard)) * (1 + drift) / RATE
    exact = 2 * np.real(np.exp(phase) * np.mean(heard * np.exp(-phase)))
    assert np.sqrt(np.mean((heard - exact) ** 2)) < 30
    assert reference.skipped == pytest.approx(blocks * BLOCK * drift)


def test_what_the_microphone_missed_is_left_out() -> None:
    reference = Reference()
    reference.put(tone(to_samples(20)))
    reference.take()
    assert reference.skipped > to_samples(18)
