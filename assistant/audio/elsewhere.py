"""Opens a microphone or a loudspeaker that is elsewhere in the room."""

from __future__ import annotations

from collections.abc import Callable

from assistant.audio.addresses import address_of
from assistant.audio.devices import CardError, Kind
from assistant.audio.esphome_stream import EsphomeMicrophone
from assistant.audio.wyoming_stream import WyomingStream

Elsewhere = WyomingStream | EsphomeMicrophone


def opened_elsewhere(kind: Kind, name: str, callback: Callable[..., None]) -> Elsewhere:
    """A stream of 16 bit samples in one channel at clock.RATE, not yet started.

    Args:
        kind: a microphone or a loudspeaker.
        name: its address.
        callback: is given the bytes of what was heard, or a buffer to fill (sounddevice.RawStream).

    Raises:
        CardError: there is no such device, it does not answer, or it cannot do that.
    """
    address = address_of(name, kind)
    if address.scheme == "wyoming":
        return WyomingStream(kind, address, callback)
    if kind == "output":
        raise CardError(
            "An ESPHome satellite does not hear while it speaks, so nobody could say stop: it serves as microphone "
            "alone. Name another loudspeaker with --output."
        )
    return EsphomeMicrophone(address, callback)
