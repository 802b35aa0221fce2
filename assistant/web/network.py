"""Where the page is served: this computer alone, or one address in its own network."""

from __future__ import annotations

import os
import socket
from dataclasses import dataclass
from ipaddress import ip_address

from assistant.errors import MassageError
from assistant.web.page_words import PageWords

LOOPBACK = "127.0.0.1"
USUAL_PORT = 8377
"""Tried first: a firewall that was opened for it stays right."""
ELSEWHERE = ("192.0.2.1", 9)
"""An address that nobody has (RFC 5737). Nothing is sent there; it is only asked by which way it would go."""


class PageError(MassageError):
    """The page cannot be served: the message says what to do."""


@dataclass(frozen=True, slots=True)
class PageWish:
    """How the page was asked for."""

    lan: bool = False
    """Another device may open it."""
    https: bool = False
    """What goes between it and this computer can be read by nobody else."""
    phone: bool = False
    """The device that opens it hears and speaks, instead of this computer's sound card."""
    port: int = USUAL_PORT
    """0 is any that is free."""


def own_address(words: PageWords) -> str:
    """The address of this computer in its network, on the one interface that leads out of it.

    Raises:
        PageError: there is no network, or it would be the whole internet.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect(ELSEWHERE)
        except OSError as error:
            raise PageError(words.no_network) from error
        return private(asked.getsockname()[0], words)


def private(address: str, words: PageWords) -> str:
    """The address, if only a home or an office can reach it.

    Raises:
        PageError: it is none of those.
    """
    found = ip_address(address)
    if found.is_loopback or found.is_unspecified:
        raise PageError(words.no_network)
    if found.is_global or found.is_multicast:
        raise PageError(words.public_address.format(address=address))
    return address


def listening(address: str, port: int, words: PageWords) -> socket.socket:
    """A socket on this one address; on another port when that one is taken.

    Raises:
        PageError: none can be had.
    """
    try:
        return _bound(address, port)
    except OSError:
        pass
    try:
        return _bound(address, 0)
    except OSError as error:
        raise PageError(words.in_use.format(address=address, reason=error.strerror)) from error


def _bound(address: str, port: int) -> socket.socket:
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":  # elsewhere it would share the port with whoever has it
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((address, port))
        made.listen(16)
    except OSError:
        made.close()
        raise
    return made
