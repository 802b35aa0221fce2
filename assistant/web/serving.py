"""Makes the page ready to be opened: where, with which token, and in which words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from assistant.body_map.picture import STYLE
from assistant.web.certificate import vouched
from assistant.web.document import document
from assistant.web.guards import Guard
from assistant.web.invitation import invitation
from assistant.web.network import LOOPBACK, PageWish, listening, own_address
from assistant.web.page_state import Wording, waiting
from assistant.web.phone import PhoneCard
from assistant.web.server import PageServer


@contextmanager
def served(
    wish: PageWish,
    words: Wording,
    language: str,
    write: Callable[[str], None],
    phone: PhoneCard | None = None,
) -> Iterator[PageServer]:
    """Serve the page until the end of the block; where it can be opened is told by `write`.

    Args:
        wish: how.
        words: those of the page, and of what is told.
        language: that of the words.
        write: takes the lines that tell where it can be opened.
        phone: takes sound from the page, and has some for it.

    Raises:
        PageError: it cannot be served.
    """
    address = own_address(words.page) if wish.lan else LOOPBACK
    tls = vouched(address, words.page) if wish.https else None
    with listening(address, wish.port, words.page) as socket:
        port = socket.getsockname()[1]
        names = (address,) if wish.lan else (address, "localhost")
        safe = "s" if tls else ""
        guard = Guard(f"http{safe}", frozenset(f"{name}:{port}" for name in names))
        sockets = " ".join(f"ws{safe}://{name}:{port}" for name in names)
        made = document(words.page, language, sockets, STYLE, phone=phone is not None)
        with PageServer(
            made, guard, socket, waiting(words.page), tls.context if tls else None, phone
        ) as server:
            place = f"http{safe}://{address}:{port}/#{guard.token}"
            for line in invitation(
                place, words.page, lan=wish.lan, fingerprint=tls.fingerprint if tls else ""
            ):
                write(line)
            yield server
