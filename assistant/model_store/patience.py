"""How long and how much a server is borne with, in one answer and on the whole."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Patience:
    """Limits of a fetch; none of them depends on what a server says about itself."""

    silence: float = 20.0
    """Seconds without a byte after which it has stalled."""
    head: float = 30.0
    """Seconds until the headers of an answer are here, from the request on."""
    slowest: int = 4_000
    """Bytes a second, at least, over each `window`; below that, it drips."""
    window: float = 30.0
    """Seconds."""
    whole: float = 6 * 3600.0
    """Seconds for everything: all redirects, all tries."""
    pauses: tuple[float, ...] = (1.0, 3.0, 9.0)
    """Seconds before each further try."""
