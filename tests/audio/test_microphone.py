"""A microphone that sends blocks may send no sound: which it is, and how soon that is said."""

from __future__ import annotations

import numpy as np
import pytest
from kit.recordings import Sound

from assistant.audio.microphone import MicrophoneWatch
from assistant.clock import BLOCK, to_samples, to_seconds
from assistant.contact import Microphone

RANDOM = np.random.default_rng(12)
SOON = 10.0
"""Seconds after which any fault is said."""


def room(seconds: float, level: float = 8.0) -> Sound:
    """A quiet room."""
    return np.rint(RANDOM.normal(0, level, to_samples(seconds))).astype(np.int16)


def constant(seconds: float, value: int, waver: int = 0) -> Sound:
    return (value + RANDOM.integers(0, waver + 1, to_samples(seconds))).astype(np.int16)


def square(seconds: float) -> Sound:
    """Driven far beyond its scale."""
    return np.where(RANDOM.normal(0, 1, to_samples(seconds)) > 0, 32_767, -32_768).astype(np.int16)


def told(*sounds: Sound) -> list[tuple[float, Microphone]]:
    """What it comes to, with the second at which it changed."""
    watch, changes = MicrophoneWatch(), list[tuple[float, Microphone]]()
    sound = np.concatenate(sounds)
    for at in range(0, len(sound) - BLOCK + 1, BLOCK):
        before = watch.fault
        watch.note(sound[at : at + BLOCK])
        if watch.fault is not before:
            changes.append((to_seconds(at + BLOCK), watch.fault))
    return changes


@pytest.mark.parametrize(
    ("sound", "fault"),
    [
        (constant(SOON, 0), Microphone.SILENT),
        (constant(SOON, -1200), Microphone.SILENT),
        (constant(SOON, 0, waver=1), Microphone.SILENT),
        (constant(SOON, 32_767), Microphone.SILENT),
        (square(SOON), Microphone.CLIPPED),
    ],
    ids=["zeros", "one value", "the lowest bit", "at the end of the scale", "clipping"],
)
def test_what_is_no_sound_is_said_within_ten_seconds_and_is_over_soon_after(
    sound: Sound, fault: Microphone
) -> None:
    (first, what), (last, well) = told(room(20), sound, room(10))
    assert (what, well) == (fault, Microphone.WELL)
    assert first <= 20 + SOON
    assert last <= 20 + SOON + 5


@pytest.mark.parametrize("level", [1.5, 8.0, 300.0])
def test_a_room_however_quiet_is_a_room(level: float) -> None:
    assert told(room(60, level)) == []


def test_a_noise_gate_that_opens_now_and_then_is_no_fault() -> None:
    assert told(*(part for _ in range(6) for part in (constant(4, 0), room(0.5, 900)))) == []


def test_a_cry_that_is_clipped_is_no_fault() -> None:
    assert told(*(part for _ in range(6) for part in (room(2), square(1.5)))) == []


def test_a_click_does_not_switch_it_on_again() -> None:
    click = constant(0.03, 0)
    click[100] = 9000
    assert [fault for _, fault in told(constant(20, 0), click, constant(8, 0))] == [Microphone.SILENT]


def test_no_block_at_all_is_said_at_once_and_begins_anew() -> None:
    watch = MicrophoneWatch()
    watch.note(room(0.03))
    watch.note(None)
    assert watch.fault is Microphone.GONE
    watch.note(room(0.03))
    assert not watch.fault
