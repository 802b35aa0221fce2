"""A microphone and a loudspeaker, as blocks at clock.RATE.

The callbacks of PortAudio only move blocks through queues; whatever they cannot say themselves is watched from
outside: a device that vanishes raises nothing, its callbacks just stop coming (docs of sounddevice, and measured).
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from types import TracebackType
from typing import Any

import numpy as np

from assistant.audio.addresses import is_address
from assistant.audio.devices import CardError, Devices, Kind, opened, portaudio, rate_of, started
from assistant.audio.elsewhere import Elsewhere, opened_elsewhere
from assistant.audio.esphome_stream import EsphomeMicrophone
from assistant.audio.pace import Pace
from assistant.audio.playing import Playing, callback
from assistant.audio.pulse import Pulse
from assistant.audio.resampling import Resampler
from assistant.audio.sound import Sound
from assistant.clock import BLOCK, RATE, to_seconds
from assistant.faults import Faults

_LOG = logging.getLogger(__name__)

DEAF_AFTER = 0.5
"""Seconds without a block after which nothing is heard any more."""
STOPPED_AFTER = 1.5
"""Seconds in which the loudspeaker takes no block after which it plays nothing any more."""
STARTING = 3.0
"""Seconds that a device may take for its first block."""
RETRY_EVERY = 3.0
"""Seconds between two tries to open what went away."""
ALL_ANEW = 3
"""Tries after which PortAudio is made to look for devices anew, which closes both."""
CLOSING = 3.0
"""Seconds that a device may take to be let go; a sound server that hangs holds on to it."""


class Card:
    """Both directions of sound, open. Belongs to the loop's thread.

    What went away is opened again in a thread of its own: a sound server that hangs must not hold up the loop, whose
    clock runs on meanwhile.
    """

    def __init__(self, devices: Devices = Devices()) -> None:
        """Raises CardError when nothing can be heard or played here."""
        if devices.none:
            raise CardError("No sound card is used.")
        self._devices = devices
        every: tuple[Kind, ...] = ("output", "input")
        elsewhere = all(is_address(devices.named(kind)) for kind in every)
        self._portaudio: Any = None if elsewhere else portaudio()
        self._heard: SimpleQueue[Sound] = SimpleQueue()
        self._playing = Playing()
        self._mending: Thread | None = None
        self._last_try = 0.0
        self._tries = 0
        self._faults = Faults("audio")
        self._taken = Pulse(STOPPED_AFTER)
        self._streams: dict[Kind, Any] = {}
        try:
            for kind in every:
                self._open(kind)
        except CardError:
            self.close()
            raise
        self._last_heard = time.monotonic()
        self._pace = Pace(self._last_heard)
        self._begun = False
        """A block was heard."""

    def begin(self) -> None:
        """Hear and play from now on.

        Not before: while an engine is loaded nothing can be handed over in time, and the devices would stumble.

        Raises:
            CardError: one of the devices is gone again.
        """
        self._playing.begin()
        for kind in self._streams:
            self._start(kind)
        self._last_heard = time.monotonic() + STARTING
        self._taken.begin(STARTING)
        self._begun = False

    def read(self) -> Sound | None:
        """The next block heard. Waits for it; None, at the pace of blocks, while nothing comes in."""
        self._mend()
        pace = to_seconds(BLOCK)
        while True:
            silent_for = time.monotonic() - self._last_heard
            try:
                block = self._heard.get(timeout=pace if silent_for >= DEAF_AFTER else DEAF_AFTER - silent_for)
            except Empty:
                if self._hears:
                    continue
                return None
            now = time.monotonic()
            self._pace.note(pace, now)
            if self._pace.too_fast:  # nobody lives the time that it would count
                self._drop()
                time.sleep(pace)
                return None
            self._last_heard = now
            if not self._begun:  # the loudspeaker began earlier, and has used up what was to wait
                self._begun = True
                self._playing.begin()
            return block

    def begin_anew(self) -> None:
        """After a time in which nothing ran: what came in before is not told, and the devices get time to go on."""
        self._drop()
        self._pace = Pace(time.monotonic())
        self._last_heard = time.monotonic() + STARTING
        self._taken.begin(STARTING)

    def _drop(self) -> None:
        """What waits is not heard."""
        while not self._heard.empty():
            self._heard.get()
            self._pace.note(to_seconds(BLOCK), time.monotonic())

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
    def stopped(self) -> bool:
        """The loudspeaker takes no blocks any more, or takes them again only for a moment."""
        return not self._taken.steady

    @property
    def late(self) -> int:
        """Blocks that were not there when the loudspeaker wanted them, since `begin`."""
        return self._playing.late

    def close(self) -> None:
        """Close both streams, after waiting a little for a running repair of the devices."""
        if self._mending:
            self._mending.join(CLOSING)
            if self._mending.is_alive():
                return
        for kind in tuple(self._streams):
            self._let_go(kind)

    def __enter__(self) -> Card:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def _hears(self) -> bool:
        return time.monotonic() - self._last_heard < DEAF_AFTER

    @property
    def _waits(self) -> bool:
        """The microphone is a satellite that is there, and sends nothing before somebody wakes it."""
        stream = self._streams.get("input")
        return isinstance(stream, EsphomeMicrophone) and stream.connected

    def _mend(self) -> None:
        """Open again what went away, now and then."""
        lost: tuple[Kind, ...] = (
            *(("output",) if self._taken.stopped else ()),
            *(() if self._hears or self._waits else ("input",)),
        )
        if not lost:
            self._tries = 0
            return
        now = time.monotonic()
        if now - self._last_try < RETRY_EVERY or (self._mending and self._mending.is_alive()):
            return
        self._last_try = now
        self._tries += 1
        _LOG.info("no blocks: %s, try %d", ", ".join(lost), self._tries)
        anew = self._tries % ALL_ANEW == 0
        self._mending = Thread(target=self._open_again, args=(lost, anew), daemon=True)
        self._mending.start()

    def _open_again(self, lost: tuple[Kind, ...], anew: bool) -> None:
        self._faults.attempt("opening the card again", lambda: self._try_again(lost, anew), None)

    def _try_again(self, lost: tuple[Kind, ...], anew: bool) -> None:
        every: tuple[Kind, ...] = ("output", "input")
        for kind in every if anew else lost:
            self._let_go(kind)
        if anew and self._portaudio:  # a device that was plugged in since is not known before
            self._portaudio._terminate()
            self._portaudio._initialize()
        for kind in every if anew else lost:
            try:
                self._open(kind)
                self._start(kind)
            except CardError:
                continue
            _LOG.info("opened again: %s", kind)
            if anew and kind not in lost:
                self._last_heard = time.monotonic() + STARTING

    def _let_go(self, kind: Kind) -> None:
        stream = self._streams.pop(kind, None)
        if stream is not None:
            stream.abort(ignore_errors=True)
            stream.close(ignore_errors=True)

    def _start(self, kind: Kind) -> None:
        stream = self._streams[kind]
        if isinstance(stream, Elsewhere):
            stream.start()
        else:
            started(self._portaudio, kind, self._devices.named(kind), stream)

    def _open(self, kind: Kind) -> None:
        name = self._devices.named(kind)
        if is_address(name):
            passed_on = self._hearing(RATE) if kind == "input" else self._speaking(RATE)
            self._streams[kind] = opened_elsewhere(kind, name, passed_on)
            return
        rate = rate_of(self._portaudio, kind, self._devices.named(kind))
        callback = self._stopping(kind, self._hearing(rate) if kind == "input" else self._speaking(rate))
        self._streams[kind] = opened(self._portaudio, kind, self._devices.named(kind), callback, rate)

    def _stopping(self, kind: Kind, do: Callable[..., None]) -> Callable[..., None]:
        """A callback that stops its stream when it breaks, which is noticed, and opened again."""

        def called(*given: Any) -> None:
            try:
                do(*given)
            except Exception as error:
                self._faults.note(f"the callback of the {kind}", error)
                raise self._portaudio.CallbackAbort from error

        return called

    def _hearing(self, rate: int) -> Any:
        resampler = Resampler(rate)
        rest = np.zeros(0, np.int16)

        def heard(sound: Any, _frames: int, _time: Any, _status: Any) -> None:
            nonlocal rest
            samples = np.frombuffer(sound, np.int16)
            rest = np.concatenate([rest, resampler.more_samples(samples)])
            while len(rest) >= BLOCK:
                self._heard.put(rest[:BLOCK])
                rest = rest[BLOCK:]

        return heard

    def _speaking(self, rate: int) -> Any:
        play = callback(self._playing, rate)

        def played(*asked: Any) -> None:
            play(*asked)
            self._taken.beat()

        return played
