"""Microphones and loudspeakers of the room over the network: heard, played to, killed, and found again."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from kit.wyoming_server import LEVEL, TONE, free_port, wyoming

from assistant.audio import card as cards
from assistant.audio.addresses import address_of
from assistant.audio.card import Card
from assistant.audio.devices import CardError, Devices
from assistant.audio.duplex import Duplex
from assistant.audio.loudspeaker import Loudspeaker as LoudspeakerAlone
from assistant.audio.sound import Sound
from assistant.clock import BLOCK, RATE, to_seconds
from assistant.contact import Loudspeaker, Microphone


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cards, "RETRY_EVERY", 0.2)


def address(port: int) -> str:
    return f"wyoming://127.0.0.1:{port}"


def turn_until(card: Card, enough: Callable[[Sound | None], bool], seconds: float) -> float:
    """Turn the card as a session does until something is so; how long that took."""
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        block = card.read()
        card.write(_beep())
        if enough(block):
            return time.monotonic() - began
    pytest.fail(f"not within {seconds} seconds")


def _beep() -> Sound:
    return (LEVEL * np.sin(2 * np.pi * TONE * np.arange(BLOCK) / RATE)).astype(np.int16)


def _frequency(block: Sound) -> float:
    return float(np.argmax(np.abs(np.fft.rfft(block))) * RATE / len(block))


def test_what_it_hears_comes_as_blocks_at_one_rate_and_what_is_played_arrives(tmp_path: Path) -> None:
    mic, snd, played = free_port(), free_port(), tmp_path / "played"
    with (
        wyoming("mic", mic),
        wyoming("snd", snd, str(played)),
        Card(Devices(address(mic), address(snd))) as card,
    ):
        card.begin()
        blocks: list[Sound] = []

        def many(block: Sound | None) -> bool:
            blocks.extend([] if block is None else [block])
            return len(blocks) > 30

        turn_until(card, many, 5)
        assert all(len(each) == BLOCK for each in blocks)
        heard = np.concatenate(blocks[10:])
        assert _frequency(heard) == pytest.approx(TONE, abs=5)
        assert np.abs(heard).max() == pytest.approx(LEVEL, rel=0.1)
        assert not card.stopped
    sound = np.frombuffer(played.read_bytes(), np.int16)
    assert _frequency(sound[-8 * BLOCK :]) == pytest.approx(TONE, abs=40)
    assert len(sound) > 20 * BLOCK


def test_it_plays_at_the_pace_of_time_and_no_faster(tmp_path: Path) -> None:
    mic, snd, played = free_port(), free_port(), tmp_path / "played"
    with (
        wyoming("mic", mic),
        wyoming("snd", snd, str(played)),
        Card(Devices(address(mic), address(snd))) as card,
    ):
        began = time.monotonic()
        card.begin()
        turn_until(card, lambda _: time.monotonic() - began > 1.5, 5)
        took = time.monotonic() - began
    assert len(played.read_bytes()) / 2 / RATE < took + 0.2


def test_a_microphone_that_is_killed_is_deafness_and_comes_back(tmp_path: Path) -> None:
    mic, snd = free_port(), free_port()
    with (
        wyoming("snd", snd, str(tmp_path / "played")),
        wyoming("mic", mic) as process,
        Card(Devices(address(mic), address(snd))) as card,
    ):
        card.begin()
        turn_until(card, lambda block: block is not None, 5)
        process.kill()
        assert turn_until(card, lambda block: block is None, 3) < 1.5
        began = time.monotonic()
        for _ in range(10):  # while it is gone turns keep the pace: a key is a stop in the next one
            assert card.read() is None
        assert time.monotonic() - began < 1.0
        process.wait()
        with wyoming("mic", mic):
            turn_until(card, lambda block: block is not None, 10)


def test_a_loudspeaker_that_is_killed_is_told_and_comes_back(tmp_path: Path) -> None:
    mic, snd, played = free_port(), free_port(), tmp_path / "played"
    with (
        wyoming("mic", mic),
        wyoming("snd", snd, str(played)) as process,
        Card(Devices(address(mic), address(snd))) as card,
    ):
        card.begin()
        turn_until(card, lambda _: not card.stopped, 8)
        process.kill()
        turn_until(card, lambda _: card.stopped, 5)
        process.wait()
        before = played.stat().st_size
        with wyoming("snd", snd, str(played)):
            turn_until(card, lambda _: not card.stopped, 10)
            assert played.stat().st_size > before


def test_the_session_is_told_of_it_as_of_a_card(tmp_path: Path) -> None:
    mic, snd = free_port(), free_port()
    with (
        wyoming("snd", snd, str(tmp_path / "played")),
        wyoming("mic", mic) as process,
        Card(Devices(address(mic), address(snd))) as card,
    ):
        duplex = Duplex(card)
        duplex.begin()
        found: set[Microphone] = set()
        began = time.monotonic()
        while time.monotonic() - began < 8 and Microphone.GONE not in found:
            came = duplex.hear()
            duplex.play(np.zeros(BLOCK, np.int16))
            found.add(came.contact.microphone)
            if came.block is not None and came.contact.loudspeaker is Loudspeaker.WELL:
                process.kill()
    assert found == {Microphone.WELL, Microphone.GONE}


def test_a_loudspeaker_alone_speaks_to_who_types(tmp_path: Path) -> None:
    snd, played = free_port(), tmp_path / "played"
    with wyoming("snd", snd, str(played)), LoudspeakerAlone(Devices(output=address(snd))) as loudspeaker:
        loudspeaker.begin()
        began = time.monotonic()
        while time.monotonic() - began < 5 and not (
            played.exists() and np.any(np.frombuffer(played.read_bytes()))
        ):
            loudspeaker.play(_beep())
            time.sleep(to_seconds(BLOCK))
    assert np.any(np.frombuffer(played.read_bytes(), np.int16))


def test_what_does_not_answer_is_told_with_what_to_do() -> None:
    with pytest.raises(
        CardError, match=r"loudspeaker wyoming://127.0.0.1:\d+ does not answer.*See that it is on"
    ):
        Card(Devices(address(free_port()), address(free_port())))


@pytest.mark.parametrize(
    "given",
    [
        "wyoming://kitchen",
        "wyoming://",
        "http://kitchen:80",
        "wyoming://kitchen:port",
        "://",
        "wyoming://k:0",
    ],
)
def test_what_is_no_address_is_refused_with_an_example(given: str) -> None:
    with pytest.raises(CardError, match=r"wyoming://kitchen\.local:10600"):
        address_of(given, "input")
