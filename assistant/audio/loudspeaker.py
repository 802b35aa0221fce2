"""A loudspeaker alone, for who types: it speaks without a microphone, so nothing of it comes back."""

from __future__ import annotations

from types import TracebackType
from typing import Any

from assistant.audio.addresses import is_address
from assistant.audio.devices import CardError, Devices, opened, portaudio, rate_of, started
from assistant.audio.elsewhere import Elsewhere, opened_elsewhere
from assistant.audio.playing import Playing, callback
from assistant.audio.sound import Sound
from assistant.clock import RATE


class Loudspeaker:
    """Plays blocks of clock.BLOCK samples at clock.RATE. One that goes away falls silent, and nothing else happens."""

    def __init__(self, devices: Devices = Devices()) -> None:
        """Raises CardError when nothing can be played here."""
        if devices.none:
            raise CardError("No sound card is used.")
        self._name = devices.output
        self._playing = Playing()
        if is_address(self._name):
            self._stream: Any = opened_elsewhere("output", self._name, callback(self._playing, RATE))
            return
        self._portaudio = portaudio()
        rate = rate_of(self._portaudio, "output", self._name)
        self._stream = opened(self._portaudio, "output", self._name, callback(self._playing, rate), rate)

    def begin(self) -> None:
        """Play from now on. Raises CardError when it is gone again."""
        self._playing.begin()
        if isinstance(self._stream, Elsewhere):
            self._stream.start()
            return
        started(self._portaudio, "output", self._name, self._stream)

    def play(self, block: Sound, *, hushed: bool = False) -> None:
        """Play a block after those that wait; at once, and without them, when the program falls silent with it."""
        if hushed:
            self._playing.cut(block)
        else:
            self._playing.put(block)

    def __enter__(self) -> Loudspeaker:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stream.abort(ignore_errors=True)
        self._stream.close(ignore_errors=True)
