"""A session with its page, in virtual time: the test turns it, and a browser or a plain client looks on."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from assistant.clock import to_samples
from assistant.dialog.conversation import Choice
from assistant.dialog.data import DialogData
from assistant.preview.run_through import screened
from assistant.screen.view import Senses
from assistant.screen.watcher import ViewWatcher
from assistant.session.driver import SessionDriver
from assistant.session.offline import Outputs, opened
from assistant.session.paged import take_acts
from assistant.settings import Settings
from assistant.web.following import Following
from assistant.web.network import PageWish
from assistant.web.page_state import Wording
from assistant.web.server import PageServer
from assistant.web.serving import served

SEVEN = Choice("p15", 15)
ANY_PORT = PageWish(port=0)


@dataclass
class PagedSession:
    """A typed session, turned by the test."""

    driver: SessionDriver
    server: PageServer
    address: str
    """With the token behind the #."""
    said: list[str]
    data: DialogData
    followed: Following
    """Looks at it as its page does."""
    senses: Callable[[], Senses]

    @property
    def place(self) -> str:
        """The address without the token."""
        return self.address.partition("#")[0]

    @property
    def token(self) -> str:
        """What stands behind the #."""
        return self.address.partition("#")[2]

    @property
    def state(self) -> str:
        """Where the conversation is."""
        return str(self.driver.conversation.state)

    @property
    def speaking(self) -> bool:
        """Whether the program has not finished what it says."""
        return bool(self.senses().saying)

    def pass_by(self, seconds: float) -> None:
        """Time goes by, as fast as the machine can; what is done on the page is taken."""
        take_acts(self.server, self.driver)
        self.driver.wait(to_samples(seconds))

    def say(self, words: str) -> None:
        """Somebody types this, and the program answers it in full."""
        self.driver.type(words)
        self.pass_by(0.1)

    def until(self, right: Callable[[], object], seconds: float = 10) -> None:
        """Turn it, a block at a time in real time, until it is so, which must come."""
        deadline = time.monotonic() + seconds
        while not right():
            assert time.monotonic() < deadline, f"it is {self.state}"
            self.pass_by(0.03)
            time.sleep(0.03)

    def massage(self) -> None:
        """Get ready as fast as can be, until hands are on."""
        for _ in range(200):
            if self.state == "coaching.guiding":
                return
            self.say("ready")
            self.pass_by(3)
        raise AssertionError(f"it is {self.state}")


@contextmanager
def paged_session(
    choice: Choice = SEVEN, *, asked: bool = True, wish: PageWish = ANY_PORT, listens: bool = False
) -> Iterator[PagedSession]:
    """A session whose page is open to the loopback; when it is `asked` already, it begins with getting ready.

    When it `listens`, PocketSphinx hears the blocks that it is turned with; it is typed to otherwise.
    """
    said: list[str] = []
    lines: list[str] = []
    settings, watching = Settings(engine="pocketsphinx" if listens else "auto"), ViewWatcher()
    words = Wording.load("en")
    with (
        served(wish, words, "en", lines.append) as server,
        opened(
            settings,
            Outputs(write=said.append),
            choice,
            watching=watching,
            page=server,
            listens=listens,
            opening=screened if asked else None,
        ) as driver,
    ):
        address = next(line.strip() for line in lines if line.strip().startswith("http"))
        data = DialogData.load("en")
        followed = Following(driver, data, watching.senses, words, listens=listens)
        yield PagedSession(driver, server, address, said, data, followed, watching.senses)
