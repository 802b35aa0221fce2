"""A voice satellite as microphone: heard from its wake word on, killed, and found again."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

pytest.importorskip("aioesphomeapi", reason="it cannot be had for Macs with Intel processors")

from kit.esphome_device import esphome
from kit.wyoming_server import TONE, free_port, wyoming

from assistant.audio import card as cards
from assistant.audio.card import Card
from assistant.audio.devices import CardError, Devices
from assistant.audio.sound import Sound
from assistant.clock import BLOCK, RATE


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cards, "RETRY_EVERY", 0.2)


def turn_until(card: Card, enough: Callable[[Sound | None], bool], seconds: float) -> float:
    """Turn the card as a session does until something is so; how long that took."""
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        block = card.read()
        card.write(np.zeros(BLOCK, np.int16))
        if enough(block):
            return time.monotonic() - began
    pytest.fail(f"not within {seconds} seconds")


def devices(satellite: int, snd: int) -> Devices:
    return Devices(f"esphome://127.0.0.1:{satellite}", f"wyoming://127.0.0.1:{snd}")


def test_it_is_heard_killed_and_found_again(tmp_path: Path) -> None:
    satellite, snd = free_port(), free_port()
    with (
        wyoming("snd", snd, str(tmp_path / "played")),
        esphome(satellite) as process,
        Card(devices(satellite, snd)) as card,
    ):
        card.begin()
        blocks: list[Sound] = []

        def many(block: Sound | None) -> bool:
            blocks.extend([] if block is None else [block])
            return len(blocks) > 30

        turn_until(card, many, 8)
        heard = np.concatenate(blocks)
        assert np.argmax(np.abs(np.fft.rfft(heard))) * RATE / len(heard) == pytest.approx(TONE, abs=5)
        process.kill()
        assert turn_until(card, lambda block: block is None, 4) < 2.0
        process.wait()
        with esphome(satellite):
            turn_until(card, lambda block: block is not None, 10)


def test_one_that_nobody_woke_is_deaf_and_keeps_its_connection(tmp_path: Path) -> None:
    satellite, snd = free_port(), free_port()
    with (
        wyoming("snd", snd, str(tmp_path / "played")),
        esphome(satellite, "asleep"),
        Card(devices(satellite, snd)) as card,
    ):
        card.begin()
        stream: Any = card._streams["input"]
        turn_until(card, lambda block: block is None, 6)
        for _ in range(20):
            assert card.read() is None
        assert card._streams["input"] is stream
        assert stream.connected


def test_a_device_without_a_microphone_is_told() -> None:
    satellite, snd = free_port(), free_port()
    with (
        wyoming("snd", snd, "/dev/null"),
        esphome(satellite, "mute"),
        pytest.raises(CardError, match="needs voice_assistant in its configuration"),
    ):
        Card(devices(satellite, snd))


def test_one_that_does_not_answer_is_told() -> None:
    snd = free_port()
    with (
        wyoming("snd", snd, "/dev/null"),
        pytest.raises(CardError, match=r"microphone esphome://.* does not answer"),
    ):
        Card(devices(free_port(), snd))


def test_it_is_refused_as_a_loudspeaker_because_it_would_not_hear_stop() -> None:
    with pytest.raises(CardError, match="does not hear while it speaks"):
        Card(Devices(f"esphome://127.0.0.1:{free_port()}", f"esphome://127.0.0.1:{free_port()}"))
