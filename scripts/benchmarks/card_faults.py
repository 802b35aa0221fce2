"""What may happen to a sound card while hands are on: how each is brought about on a virtual card, and taken back."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from dataclasses import dataclass

from kit.virtual_card import VirtualCard

from benchmarks.live_room import Room

Act = Callable[[Room], None]

ELSEWHERE = "elsewhere"
"""A loudspeaker that nobody in the room hears, and a microphone that hears nobody."""
_SPEAKER = ("module-remap-sink", "sink_name=spk")
_OWN = ("PortAudio", "ALSA plug-in")
"""Stands in the properties of the program's streams."""


@dataclass(frozen=True)
class CardFault:
    """One of them."""

    name: str
    begin: Act
    end: Act
    during: float = 16.0
    """Seconds for which it lasts."""


def _told(*words: str) -> Act:
    def tell(room: Room) -> None:
        room.card.control(*words)

    return tell


def _signalled(number: int) -> Act:
    return lambda room: os.kill(room.running.process, number)


def _streams(card: VirtualCard, kind: str) -> list[str]:
    """Numbers of the program's own streams: "sink-inputs" or "source-outputs"."""
    numbers, number = [], ""
    for line in card.control("list", kind).splitlines():
        if line.startswith(("Sink Input #", "Source Output #")):
            number = line.rpartition("#")[2]
        elif "application.name" in line and any(name in line for name in _OWN):
            numbers.append(number)
    return numbers


def _moved(kind: str, target: str) -> Act:
    command = "move-sink-input" if kind == "sink-inputs" else "move-source-output"

    def move(room: Room) -> None:
        for number in _streams(room.card, kind):
            room.card.control(command, number, target)

    return move


def _take_loudspeaker(room: Room) -> None:
    """The server moves what it played to another, as it does when one is unplugged."""
    card = room.card
    card.control("set-default-sink", ELSEWHERE)
    for line in card.control("list", "short", "modules").splitlines():
        if all(word in line for word in _SPEAKER) or "module-loopback" in line:
            card.control("unload-module", line.split()[0])


def _bring_loudspeaker(room: Room) -> None:
    card = room.card
    left = "channels=1 channel_map=mono remix=no master_channel_map=front-left"
    card.control("load-module", *_SPEAKER, "master=room", *left.split())
    card.control("set-default-sink", "spk")
    _moved("sink-inputs", "spk")(room)
    card.echo(card.decibels)


def _end_server(room: Room) -> None:
    room.card.end_server()


def _start_server(room: Room) -> None:
    room.card.start_server()
    room.card.echo(room.card.decibels)


FAULTS = (
    CardFault("microphone muted", _told("set-source-mute", "mic", "1"), _told("set-source-mute", "mic", "0")),
    CardFault(
        "microphone's volume at nothing",
        _told("set-source-volume", "mic", "0%"),
        _told("set-source-volume", "mic", "100%"),
    ),
    CardFault(
        "microphone suspended", _told("suspend-source", "mic", "1"), _told("suspend-source", "mic", "0")
    ),
    CardFault(
        "another, silent source in the microphone's place",
        _moved("source-outputs", f"{ELSEWHERE}.monitor"),
        _moved("source-outputs", "mic"),
    ),
    CardFault(
        "the loudspeaker itself in the microphone's place",
        _moved("source-outputs", "spk.monitor"),
        _moved("source-outputs", "mic"),
        during=25.0,
    ),
    CardFault(
        "loudspeaker muted", _told("set-sink-mute", "spk", "1"), _told("set-sink-mute", "spk", "0"), 40.0
    ),
    CardFault("loudspeaker suspended", _told("suspend-sink", "spk", "1"), _told("suspend-sink", "spk", "0")),
    CardFault("loudspeaker unplugged", _take_loudspeaker, _bring_loudspeaker, 40.0),
    CardFault("the program itself stopped", _signalled(signal.SIGSTOP), _signalled(signal.SIGCONT), 30.0),
    CardFault("sound server restarted", _end_server, _start_server, 8.0),
)
