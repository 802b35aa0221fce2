"""Whatever takes microphone or loudspeaker away while hands are on is told, and the hands go off."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from kit.running_command import Running
from kit.virtual_card import VirtualCard, needs_pulseaudio, virtual_card
from session.test_live_ending import COACHING, TESTS

from assistant.session.time_gap import LONGEST

pytestmark = [pytest.mark.live, pytest.mark.long, pytest.mark.timeout(300), needs_pulseaudio]

SOON = 12.0
"""Seconds, with what the machine may be late by."""


@pytest.fixture
def card(tmp_path: Path) -> Iterator[VirtualCard]:
    with virtual_card(tmp_path) as made, made.quiet_room():
        yield made


@pytest.fixture
def massage(card: VirtualCard) -> Iterator[Running]:
    running = Running([sys.executable, "-c", COACHING.format(tests=TESTS)], card.environment)
    running.until("More, less, or just right?")
    yield running
    running.stop()


@pytest.mark.parametrize(
    ("begin", "end", "told", "over"),
    [
        (
            ("set-source-mute", "mic", "1"),
            ("set-source-mute", "mic", "0"),
            "only silence",
            "I can hear you again",
        ),
        (
            ("suspend-source", "mic", "1"),
            ("suspend-source", "mic", "0"),
            "can't hear you",
            "I can hear you again",
        ),
        (
            ("suspend-sink", "spk", "1"),
            ("suspend-sink", "spk", "0"),
            "can't hear me",
            "You can hear me again",
        ),
    ],
    ids=["the microphone is muted", "the microphone is gone", "the loudspeaker is gone"],
)
def test_it_is_told_and_comes_back(
    card: VirtualCard, massage: Running, begin: tuple[str, ...], end: tuple[str, ...], told: str, over: str
) -> None:
    card.control(*begin)
    massage.until(told, SOON)
    card.control(*end)
    massage.until(over, SOON)
    assert massage.comes("On we go", 3) is None


def test_a_sound_server_that_is_started_again_is_found(card: VirtualCard, massage: Running) -> None:
    card.end_server()
    massage.until("Hands off", SOON)
    card.start_server()
    with card.quiet_room():
        massage.until("can hear", 30)


def test_a_process_that_was_stopped_asks_before_it_goes_on(massage: Running) -> None:
    massage.send(signal.SIGSTOP)
    time.sleep(LONGEST + 1)  # what it is about
    massage.send(signal.SIGCONT)
    massage.until("I was away for a while", SOON)
