"""What may take the program's own voice out of what its microphone hears: ours, WebRTC's, and one behind the other."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from typing import Any, Protocol

import numpy as np
from kit.echoing_room import EchoingRoom
from kit.room_card import RoomCard

from assistant.audio.duplex import Duplex
from assistant.audio.ear import EchoState
from assistant.audio.reference import Reference
from assistant.audio.sound import Sound
from assistant.clock import BLOCK


class Pipeline(Protocol):
    """Sound in and out, with the own voice taken out."""

    @property
    def own(self) -> EchoState:
        """What is known of the own voice."""

    def hear(self) -> Sound:
        """The next block without it."""

    def play(self, block: Sound) -> None:
        """Play a block."""


Make = Callable[[EchoingRoom], Pipeline]


class Ours:
    """The ear of a session."""

    def __init__(self, room: EchoingRoom) -> None:
        self._duplex = Duplex(RoomCard(room))
        self._duplex.begin()
        self.ear = self._duplex.ear

    def play(self, block: Sound) -> None:
        """See Pipeline."""
        self._duplex.play(block)

    @property
    def own(self) -> EchoState:
        """See Pipeline."""
        return self.ear.own

    def hear(self) -> Sound:
        """See Pipeline."""
        return self._duplex.hear().heard


class Suppressor:
    """WebRTC's AEC3, 10 ms after 10 ms."""

    def __init__(self) -> None:
        from pywebrtc_audio import EchoCanceller

        self._canceller: Any = EchoCanceller(sample_rate=16_000)

    def cancel(self, near: Sound, far: Sound) -> Sound:
        """A block without the echo of another."""
        frames = range(0, BLOCK, 160)
        return np.concatenate(
            [self._canceller.process(near[at : at + 160], far[at : at + 160]) for at in frames]
        )


class Webrtc:
    """AEC3 alone; it steps back nowhere, because it does not tell who speaks."""

    own = EchoState()

    def __init__(self, room: EchoingRoom) -> None:
        self._card, self._reference, self._aec = RoomCard(room), Reference(), Suppressor()
        self._card.begin()

    def play(self, block: Sound) -> None:
        """See Pipeline."""
        self._card.write(block)

    def hear(self) -> Sound:
        """See Pipeline."""
        block = self._card.read()
        assert block is not None
        self._reference.put(self._card.given())
        return self._aec.cancel(block, np.rint(self._reference.take()).astype(np.int16))


class Both(Ours):
    """Our filter, and AEC3 behind it in the gate's stead; it steps back as ours does."""

    def __init__(self, room: EchoingRoom) -> None:
        super().__init__(room)
        self._aec = Suppressor()

    def hear(self) -> Sound:
        """See Pipeline."""
        super().hear()
        parts = self.ear.parts
        return self._aec.cancel(parts.left, np.rint(parts.played).astype(np.int16))


OURS = "ours"
PIPELINES: dict[str, Make] = {OURS: Ours, "AEC3": Webrtc, "both": Both}


def has_webrtc() -> bool:
    """Whether there is something to compare with: pip install pywebrtc-audio."""
    return find_spec("pywebrtc_audio") is not None
