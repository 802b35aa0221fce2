from __future__ import annotations

import numpy as np
import pytest
from kit.noises import noise

from assistant.audio.delay import DelayTracker
from assistant.audio.echo import EchoCanceller
from assistant.audio.sound import Sound
from assistant.clock import BLOCK, RATE, to_samples
from assistant.doctor.loopback import SILENCE, Taken, came_back, session_sound
from assistant.doctor.wording import Wording
from assistant.settings import Settings

DELAY = to_samples(0.1)
ROOM = -66.0


@pytest.fixture(scope="module")
def played() -> Sound:
    sounds, voiced = session_sound(Settings(), Wording.load().spoken)
    assert voiced
    return np.concatenate(sounds)


def taken(played: Sound, gain: float) -> tuple[Taken, DelayTracker]:
    """What a microphone makes of it that hears it this much lower, in a room that is not silent."""
    room = noise("pink", len(played)).astype(np.float64) * 10 ** (ROOM / 20) * 32.768
    echo = np.concatenate([np.zeros(DELAY), played])[: len(played)] * gain
    heard = np.rint(room + echo).astype(np.int16)
    canceller, tracker = EchoCanceller(), DelayTracker()
    left = []
    for start in range(0, len(played), BLOCK):
        pair = heard[start : start + BLOCK], played[start : start + BLOCK]
        tracker.track(*pair)
        left.append(canceller.cancel(*pair))
    return Taken(played, heard, np.concatenate(left), heard), tracker


def test_the_session_is_heard_at_its_volume_and_ends_in_silence(played: Sound) -> None:
    assert 5 < len(played) / RATE < 15
    assert not played[-BLOCK:].any()
    assert len(played) % len(SILENCE) == 0


@pytest.mark.parametrize("decibels", [-6, -12, -20])
def test_an_echo_comes_back_with_its_level_and_delay(played: Sound, decibels: float) -> None:
    back = came_back(*_with_room(taken(played, 10 ** (decibels / 20))), words=True)
    assert back.heard_dbfs - back.played_dbfs == pytest.approx(decibels, abs=0.5)
    assert back.delay_seconds == pytest.approx(0.1, abs=0.001)
    assert back.left_dbfs <= back.heard_dbfs


def test_what_is_taken_out_of_an_echo_is_seen(played: Sound) -> None:
    back = came_back(*_with_room(taken(played, 0.25)), words=True)
    assert back.heard_dbfs - back.left_dbfs > 10


def test_headphones_give_nothing_back(played: Sound) -> None:
    back = came_back(*_with_room(taken(played, 0.0)), words=True)
    assert back.heard_dbfs == pytest.approx(ROOM, abs=1.5)
    assert back.sureness < 0.3


def _with_room(result: tuple[Taken, DelayTracker]) -> tuple[Taken, float, DelayTracker]:
    return result[0], ROOM, result[1]
