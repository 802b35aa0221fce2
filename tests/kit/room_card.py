"""A sound card in a room of virtual time: reading a block lets its time pass."""

from __future__ import annotations

from kit.echoing_room import EchoingRoom
from kit.recordings import Sound


class RoomCard:
    """What audio.card.Card is, without a device."""

    stopped = False

    def __init__(self, room: EchoingRoom) -> None:
        self.room = room
        self._free = True
        """The loop does not stand still."""

    @property
    def late(self) -> int:
        return self.room.playing.late

    def begin(self) -> None:
        self.room.playing.begin()

    def begin_anew(self) -> None:
        self.room.heard.clear()

    def read(self) -> Sound | None:
        while not (self._free and self.room.heard):
            self._free = self.room.pass_block()
        return self.room.heard.popleft()

    def given(self) -> Sound:
        return self.room.playing.given()

    def write(self, block: Sound) -> None:
        self.room.playing.put(block)

    def cut(self, block: Sound) -> int:
        return self.room.playing.cut(block)
