"""A microphone and a loudspeaker, as blocks at clock.RATE.

The callbacks of PortAudio only move blocks through queues; whatever they cannot say themselves is watched from
outside: a microphone that vanishes raises nothing, its blocks just stop coming (docs of sounddevice, and measured).
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Any

import numpy as np

from assistant.audio.playing import Playing
from assistant.audio.resampling import Resampler
from assistant.audio.sound import FULL_SCALE, Sound, from_floats
from assistant.clock import BLOCK, RATE, to_seconds

DEAF_AFTER = 0.5
"""Seconds without a block after which nothing is heard any more."""
STARTING = 3.0
"""Seconds that a microphone may take for its first block."""
RETRY_EVERY = 3.0
"""Seconds between two tries to open a device that went away."""


class CardError(Exception):
    """There is no sound card to use: the message says what to do."""


@dataclass(frozen=True, slots=True)
class Devices:
    """Names of devices, or parts of names; empty is the system's choice."""

    input: str = ""
    output: str = ""
    none: bool = False
    """Do as if there were no sound card."""


class Card:
    """Both directions of sound, open. Belongs to the loop's thread."""

    def __init__(self, devices: Devices = Devices()) -> None:
        """Raises CardError when nothing can be heard or played here."""
        if devices.none:
            raise CardError("No sound card is used.")
        self._portaudio = portaudio()
        self._devices = devices
        self._heard: SimpleQueue[Sound] = SimpleQueue()
        self._playing = Playing()
        self._last_try = 0.0
        self._output = self._open_output()
        self._input: Any = None
        self._input = self._open_input()
        self._last_heard = time.monotonic()
        self._begun = False
        """A block was heard."""

    def begin(self) -> None:
        """Hear and play from now on.

        Not before: while an engine is loaded nothing can be handed over in time, and the devices would stumble.

        Raises:
            CardError: one of the devices is gone again.
        """
        self._playing.begin()
        self._start(self._output, "output")
        self._start(self._input, "input")
        self._last_heard = time.monotonic() + STARTING
        self._begun = False

    def read(self) -> Sound | None:
        """The next block heard. Waits for it; None, at the pace of blocks, while nothing comes in."""
        pace = to_seconds(BLOCK)
        while True:
            silent_for = time.monotonic() - self._last_heard
            try:
                block = self._heard.get(timeout=pace if silent_for >= DEAF_AFTER else DEAF_AFTER - silent_for)
            except Empty:
                if time.monotonic() - self._last_heard < DEAF_AFTER:
                    continue
                self._try_again()
                return None
            self._last_heard = time.monotonic()
            if not self._begun:  # the loudspeaker began earlier, and has used up what was to wait
                self._begun = True
                self._playing.begin()
            return block

    def write(self, block: Sound) -> None:
        """Play a block after those that wait."""
        self._playing.put(block)

    def cut(self, block: Sound) -> int:
        """Play a block with which the program falls silent, at once; see Playing."""
        return self._playing.cut(block)

    def given(self) -> Sound:
        """What the loudspeaker was given since this was last asked, gaps included: the row in which it plays."""
        return self._playing.given()

    @property
    def late(self) -> int:
        """Blocks that were not there when the loudspeaker wanted them, since `begin`."""
        return self._playing.late

    def close(self) -> None:
        """Let the devices go."""
        for stream in (self._input, self._output):
            if stream is not None:
                stream.abort(ignore_errors=True)
                stream.close(ignore_errors=True)

    def __enter__(self) -> Card:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _try_again(self) -> None:
        now = time.monotonic()
        if now - self._last_try < RETRY_EVERY:
            return
        self._last_try = now
        try:
            self._input.abort(ignore_errors=True)
            self._input.close(ignore_errors=True)
            self._input = self._open_input()
            self._start(self._input, "input")
        except CardError:
            return

    def _open_input(self) -> Any:
        rate, frames = self._rate("input", self._devices.input)
        resampler = Resampler(rate)
        rest = np.zeros(0, np.int16)

        def heard(sound: Any, _frames: int, _time: Any, _status: Any) -> None:
            nonlocal rest
            samples = np.frombuffer(sound, np.int16)
            rest = np.concatenate([rest, _resampled(resampler, samples)])
            while len(rest) >= BLOCK:
                self._heard.put(rest[:BLOCK])
                rest = rest[BLOCK:]

        return self._open("RawInputStream", "input", self._devices.input, rate, frames, heard)

    def _open_output(self) -> Any:
        rate, frames = self._rate("output", self._devices.output)
        resampler = Resampler(RATE, rate)
        rest = np.zeros(0, np.int16)

        def played(out: Any, wanted: int, _time: Any, _status: Any) -> None:
            nonlocal rest
            while len(rest) < wanted:
                rest = np.concatenate([rest, _resampled(resampler, self._playing.next())])
            out[:] = rest[:wanted].tobytes()
            rest = rest[wanted:]

        return self._open("RawOutputStream", "output", self._devices.output, rate, frames, played)

    def _rate(self, kind: str, device: str) -> tuple[int, int]:
        """The rate to open a device with, and frames in a block of it."""
        check = getattr(self._portaudio, f"check_{kind}_settings")
        for rate in (RATE, 48_000, 44_100):
            try:
                check(device=device or None, channels=1, dtype="int16", samplerate=rate)
            except (ValueError, self._portaudio.PortAudioError):
                continue
            return rate, round(rate * to_seconds(BLOCK))
        raise CardError(_nothing(kind, device))

    def _start(self, stream: Any, kind: str) -> None:
        try:
            stream.start()
        except self._portaudio.PortAudioError as error:
            raise CardError(_nothing(kind, getattr(self._devices, kind))) from error

    def _open(self, stream: str, kind: str, device: str, rate: int, frames: int, callback: Any) -> Any:
        try:
            opened = getattr(self._portaudio, stream)(
                device=device or None,
                channels=1,
                dtype="int16",
                samplerate=rate,
                blocksize=frames,
                latency="low",
                callback=callback,
            )
        except (ValueError, self._portaudio.PortAudioError) as error:
            raise CardError(_nothing(kind, device)) from error
        return opened


def portaudio() -> Any:
    """The module sounddevice.

    Raises:
        CardError: PortAudio is not installed, or there is no device at all.
    """
    try:
        import sounddevice
    except OSError as error:
        raise CardError(
            "PortAudio is not installed, so there is no sound. On Debian: sudo apt install libportaudio2."
        ) from error
    if not sounddevice.query_devices():
        raise CardError("There is no sound card here.")
    return sounddevice


def _resampled(resampler: Resampler, samples: Sound) -> Sound:
    return from_floats(resampler.more(samples.astype(np.float32) / FULL_SCALE))


def _nothing(kind: str, device: str) -> str:
    what = {"input": "microphone", "output": "loudspeaker"}[kind]
    named = f" named {device!r}" if device else ""
    return f"There is no {what}{named} that can be used. Plug one in, or name another with --{kind}."
