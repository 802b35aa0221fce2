"""Who may reach the page: nothing else listens, and what asks for something else gets nothing."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Guard:
    """What a request must bring. Made anew for every session, and worth nothing after it."""

    scheme: str
    hosts: frozenset[str]
    """As a browser writes them, with the port."""
    token: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    """128 random bits. They stand behind the # of the address, which a browser sends to no server and tells no page."""

    def passes(self, host: str | None, origin: str | None, *, socket: bool) -> bool:
        """Whether a request is one of this page.

        The host keeps out pages of other names that lead to this computer (DNS rebinding), the origin other pages.

        Args:
            host: its header Host.
            origin: its header Origin, which browsers send with every socket and not with every page.
            socket: it wants a socket.
        """
        if host not in self.hosts:
            return False
        if origin is None:
            return not socket
        return origin == f"{self.scheme}://{host}"

    def admits(self, message: str) -> bool:
        """Whether the first message of a socket tells the token."""
        try:
            told = json.loads(message)
        except (ValueError, RecursionError):
            return False
        token = told.get("token") if isinstance(told, dict) else None
        return isinstance(token, str) and secrets.compare_digest(token.encode(), self.token.encode())


def policy(style: str, script: str, sockets: str, *, phone: bool = False) -> str:
    """The header Content-Security-Policy of the page: its own style and script, its own socket, and nothing else.

    Args:
        style: hash of its style sheet, in base64.
        script: hash of its script.
        sockets: where its socket is, as ws://host:port.
        phone: it may make the script of an audio worklet, which browsers only take from an address.
    """
    own = " blob:" if phone else ""
    return (
        f"default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'{own}; "
        f"connect-src {sockets}; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
