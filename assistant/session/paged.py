"""The page beside a session: opened before it begins, and what is done on it taken in every turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from assistant.session.driver import SessionDriver
from assistant.session.offline import Outputs
from assistant.settings import Settings
from assistant.understanding.pressed import Press

if TYPE_CHECKING:
    from assistant.web.phone import PhoneCard
    from assistant.web.server import PageServer

ASK_EVERY = 0.1
"""Seconds between two looks at the keyboard while the page is waited for."""


@contextmanager
def page_for(
    outputs: Outputs,
    settings: Settings,
    pressed: Callable[[], bool] | None,
    phone: PhoneCard | None = None,
) -> Iterator[PageServer | None]:
    """The page, if it was asked for. Where there are keys, waits until somebody has opened it or presses one.

    Where a phone hears and speaks it is waited for in any case.

    Args:
        outputs: tells how it was asked for.
        settings: of the session.
        pressed: whether a key was pressed since the last time; None where none is read.
        phone: hears and speaks, instead of a sound card.

    Raises:
        PageError: it cannot be served.
    """
    if outputs.page is None:
        yield None
        return
    from assistant.web.page_state import Wording
    from assistant.web.serving import served  # a session without a page does without its parts

    words = Wording.load(settings.language, settings.emergency_number)
    with served(outputs.page, words, settings.language, outputs.write, phone) as page:
        if pressed or phone:
            outputs.write(words.page.begins_phone if phone else words.page.begins)
            while not page.opened.wait(ASK_EVERY) and not (pressed and pressed()):
                pass
        yield page


def take_acts(page: PageServer | None, driver: SessionDriver) -> None:
    """What was done on the pages is taken in the next turn, like a key, or like words that are typed."""
    for act in page.acts.take() if page else ():
        if isinstance(act, Press):
            driver.press(act)
        else:
            driver.type(act)
