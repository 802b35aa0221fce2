"""The installed command on a virtual sound card: talked to through its microphone, heard through its loudspeaker."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from kit.virtual_card import Running, VirtualCard, needs_pulseaudio, virtual_card
from kit.voices import needs_flite

VOICE = "flite:slt"
HEARD = "you: "
"""Stands in every line of what was heard."""


def _portaudio_is_missing() -> bool:
    try:
        import sounddevice  # noqa: F401
    except OSError:
        return True
    return False


pytestmark = [
    pytest.mark.live,
    pytest.mark.timeout(400),
    needs_pulseaudio,
    needs_flite,
    pytest.mark.skipif(_portaudio_is_missing(), reason="needs PortAudio"),
]


@pytest.fixture
def card(tmp_path: Path) -> Iterator[VirtualCard]:
    with virtual_card(tmp_path) as made:
        yield made


@pytest.fixture
def massage(card: VirtualCard) -> Iterator[Running]:
    command = Path(sys.executable).with_name("massage")
    running = Running([str(command), "--engine", "pocketsphinx"], card.environment)
    yield running
    running.stop()


def say_until(card: VirtualCard, massage: Running, words: str, answer: str) -> float:
    """Say it again until it is answered, as people do; returns how long after the words the answer came."""
    for _ in range(4):
        said = card.say(words, VOICE)
        if (came := massage.comes(answer, 12)) is not None:
            return came - said
    pytest.fail(f"{words!r} is not answered:\n" + "".join(massage.lines))


def test_it_is_talked_to_and_answers(card: VirtualCard, massage: Running) -> None:
    with card.recorded() as played:
        massage.until("Which massage would you like?")
        say_until(card, massage, "seven step massage", "Long strokes")
        say_until(card, massage, "fifteen minutes", "Is that right?")
        assert say_until(card, massage, "stop", "Shall we leave it for today?") < 12
        say_until(card, massage, "yes", "the end")
        assert massage.ended() == 0
    assert np.abs(played.loudspeaker.astype(int)).max() > 1000


def test_a_microphone_that_goes_away_is_told_and_comes_back(card: VirtualCard, massage: Running) -> None:
    massage.until("Which massage would you like?")
    card.unplug()
    massage.until("I can't hear you.", 10)
    card.plug_in()
    massage.until("I can hear you again.", 15)
    say_until(card, massage, "stop", "Shall we leave it for today?")


@pytest.mark.parametrize("decibels", [-12, -6])
def test_beside_a_loudspeaker_it_hears_people_and_never_itself(
    card: VirtualCard, massage: Running, decibels: float
) -> None:
    card.echo(decibels)
    massage.until("Which massage would you like?")
    assert massage.comes(HEARD, 14) is None, "".join(massage.lines)
    say_until(card, massage, "seven step massage", "Long strokes")
    assert massage.comes(HEARD, 8) is None, "".join(massage.lines)
    say_until(card, massage, "fifteen minutes", "The person being massaged answers.")
    assert massage.comes(HEARD, 4) is None, "".join(massage.lines)
    assert say_until(card, massage, "stop", "Shall we leave it for today?") < 6
