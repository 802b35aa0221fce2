"""A microphone or a loudspeaker elsewhere in the room that speaks Wyoming, as a stream like those of PortAudio.

A microphone sends its sound as soon as somebody connects, a loudspeaker plays what it is sent. Each has threads of its
own: nobody who waits for the network holds up the loop. What goes away ends its threads, and the card, which gets no
blocks any more, opens it again.
"""

from __future__ import annotations

import logging
import socket
import struct
import time
from collections.abc import Callable
from contextlib import suppress
from threading import Lock, Thread
from typing import Any, BinaryIO, cast

import numpy as np

from assistant.audio.addresses import CALLED, Address, unanswered
from assistant.audio.devices import CardError, Kind
from assistant.audio.resampling import Resampler
from assistant.clock import BLOCK, RATE, to_seconds

_LOG = logging.getLogger(__name__)

CONNECTING = 2.0
"""Seconds that a device may take to answer."""
SENDING = 1.0
"""Seconds that a loudspeaker may take for a block, before it counts as gone."""
AHEAD = 0.06
"""Seconds of sound that are sent ahead, for a network that stumbles; a stop takes so much longer to be heard."""
BEHIND = 0.3
"""Seconds that sending may be late by; more than that is not made up for."""
WAITING = 8_192
"""Bytes that may wait to be sent, so that a loudspeaker that hangs is noticed soon."""
NOT_HERE = (
    "The package for devices with Wyoming is not here. To have it: .venv/bin/python -m pip install wyoming"
)


class WyomingStream:
    """One direction of sound over the network. Its methods are those of a stream of sounddevice."""

    def __init__(self, kind: Kind, address: Address, callback: Callable[..., None]) -> None:
        """Connect, without any sound yet.

        Args:
            kind: a microphone or a loudspeaker.
            address: of the device.
            callback: is given the bytes of what was heard, or a buffer to fill, at clock.RATE (sounddevice.RawStream).

        Raises:
            CardError: there is no such device, or it does not answer.
        """
        try:
            import wyoming.event  # noqa: F401
        except ImportError as error:
            raise CardError(NOT_HERE) from error
        try:
            self._socket = socket.create_connection((address.host, address.port), CONNECTING)
        except OSError as error:
            raise unanswered(kind, address, error.strerror or str(error)) from error
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, WAITING)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket.settimeout(None)
        seconds = struct.pack("ll", int(SENDING), int(SENDING % 1 * 1e6))
        with suppress(OSError):  # on Windows it is counted otherwise; there the block that waits tells
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, seconds)
        self._reading: BinaryIO = self._socket.makefile("rb")
        self._writing = cast(BinaryIO, self._socket.makefile("wb", buffering=WAITING))
        self._kind, self._callback = kind, callback
        self._sending = Lock()
        self._begun = self._ended = False
        self._threads = [Thread(target=self._follow, args=(self._listen,), daemon=True)]
        self._threads[0].start()

    def start(self) -> None:
        """Pass sound on from now on; what came before is not heard."""
        self._begun = True
        if self._kind == "output":
            self._threads.append(Thread(target=self._follow, args=(self._play,), daemon=True))
            self._threads[1].start()

    def abort(self, **_: bool) -> None:
        """Pass nothing on any more; it never raises."""
        self._ended = True
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)

    def close(self, **_: bool) -> None:
        """Let go of the device; it never raises."""
        self.abort()
        for each in self._threads:
            each.join(timeout=SENDING)
        for file in (self._reading, self._writing):
            with suppress(OSError, ValueError):
                file.close()
        self._socket.close()

    def _follow(self, do: Callable[[], None]) -> None:
        try:
            do()
        except Exception as error:  # whatever a device in the network may do: the card opens it again
            if not self._ended:
                _LOG.info("a Wyoming %s is gone: %s", CALLED[self._kind], error)
        self.abort()

    def _send(self, event: Any) -> None:
        from wyoming.event import write_event

        with self._sending:
            write_event(event.event(), self._writing)

    def _listen(self) -> None:
        """Take in what the device sends: its sound, and whether we are still there."""
        from wyoming.audio import AudioChunk, AudioChunkConverter
        from wyoming.event import read_event
        from wyoming.info import Describe, Info
        from wyoming.ping import Ping, Pong
        from wyoming.satellite import RunSatellite

        self._send(Describe())
        plain, resampler, rate = AudioChunkConverter(width=2), Resampler(RATE), RATE
        while event := read_event(self._reading):
            if Ping.is_type(event.type):
                self._send(Pong(Ping.from_event(event).text))
            elif Info.is_type(event.type) and Info.from_event(event).satellite:
                self._send(RunSatellite())  # a whole satellite sends its sound when it is asked to
            elif AudioChunk.is_type(event.type) and self._kind == "input":
                chunk = plain.convert(AudioChunk.from_event(event))
                if chunk.rate != rate:
                    rate, resampler = chunk.rate, Resampler(chunk.rate)
                every = np.frombuffer(chunk.audio, np.int16).reshape(-1, chunk.channels)
                sound = resampler.more_samples(np.rint(every.mean(axis=1)).astype(np.int16))
                if self._begun:
                    self._callback(sound.tobytes(), len(sound), None, None)

    def _play(self) -> None:
        """Send block after block, at the pace at which it is played."""
        from wyoming.audio import AudioChunk, AudioStart

        form = {"rate": RATE, "width": 2, "channels": 1}
        self._send(AudioStart(**form))
        due = time.monotonic() - AHEAD
        while not self._ended:
            block = bytearray(2 * BLOCK)
            self._callback(memoryview(block), BLOCK, None, None)
            self._send(AudioChunk(**form, audio=bytes(block)))
            due = max(due + to_seconds(BLOCK), time.monotonic() - BEHIND)
            time.sleep(max(0.0, due - time.monotonic()))
