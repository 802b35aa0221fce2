"""Makes the page ready to be opened: where, with which token, and in which words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from assistant.body_map.picture import STYLE
from assistant.web.document import document
from assistant.web.guards import Guard
from assistant.web.invitation import invitation
from assistant.web.network import LOOPBACK, PageWish, listening, own_address
from assistant.web.page_state import Wording, waiting
from assistant.web.server import PageServer


@contextmanager
def served(
    wish: PageWish, words: Wording, language: str, write: Callable[[str], None]
) -> Iterator[PageServer]:
    """Serve the page until the end of the block; where it can be opened is told by `write`.

    Raises:
        PageError: it cannot be served.
    """
    address = own_address(words.page) if wish.lan else LOOPBACK
    with listening(address, wish.port, words.page) as socket:
        port = socket.getsockname()[1]
        names = (address,) if wish.lan else (address, "localhost")
        guard = Guard("http", frozenset(f"{name}:{port}" for name in names))
        sockets = " ".join(f"ws://{name}:{port}" for name in names)
        made = document(words.page, language, sockets, STYLE)
        with PageServer(made, guard, socket, waiting(words.page)) as server:
            for line in invitation(f"http://{address}:{port}/#{guard.token}", words.page, lan=wish.lan):
                write(line)
            yield server
