"""Where a device of the room is in the network: wyoming://kitchen.local:10600, or esphome://kitchen.local:6053."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from assistant.audio.devices import CardError, Kind

SCHEMES = ("wyoming", "esphome")
CALLED = {"input": "microphone", "output": "loudspeaker"}


@dataclass(frozen=True, slots=True)
class Address:
    """A device in the network, and what it speaks."""

    scheme: str
    host: str
    port: int

    def __str__(self) -> str:
        return f"{self.scheme}://{self.host}:{self.port}"


def is_address(name: str) -> bool:
    """Whether the name of a device is an address in the network."""
    return "://" in name


def address_of(name: str, kind: Kind) -> Address:
    """What the name of a microphone or a loudspeaker says.

    Raises:
        CardError: it is of another kind, or has no port.
    """
    parts = urlsplit(name)
    try:
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if parts.scheme not in SCHEMES or not host or not port:
        raise CardError(
            f"{name!r} is no device. Name one in the network with --{kind} like this: wyoming://kitchen.local:10600"
        )
    return Address(parts.scheme, host, port)


def unanswered(kind: Kind, address: Address, why: str) -> CardError:
    """What is told of a device that cannot be reached."""
    return CardError(
        f"The {CALLED[kind]} {address} does not answer ({why}). See that it is on, and in the same network."
    )
