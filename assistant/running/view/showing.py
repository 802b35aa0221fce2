"""The view on a terminal, for as long as a session runs, and what stays there when it is over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console, ConsoleOptions, RenderResult
from rich.live import Live
from rich.text import Text

from assistant.clock import to_seconds
from assistant.dialog.conversation import Conversation
from assistant.dialog.house import House
from assistant.running.loops import Clockwork
from assistant.running.view.layout import ASCII, BLOCKS, Page
from assistant.running.view.looking import asked, ending, look
from assistant.running.view.view import Ending, View
from assistant.running.view.watching import Watching
from assistant.running.view.words import ViewWords
from assistant.settings import Settings

A_SECOND = 4
"""How often it is drawn: often enough for the meter, seldom enough to be calm."""


class Screen:
    """A view as something that rich can draw, at whatever size there is."""

    def __init__(self, view: View, words: ViewWords) -> None:
        self._view = view
        self._words = words

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw it."""
        height = options.height or console.height
        shapes = ASCII if options.ascii_only else BLOCKS
        page = Page(self._view, self._words, options.max_width, height, shapes)
        yield Text("\n", no_wrap=True, overflow="crop", end="").join(page.lines())


@contextmanager
def shown(
    watching: Watching, clockwork: Clockwork, house: House, settings: Settings, write: Callable[[str], None]
) -> Iterator[None]:
    """Show a session until it is over; then the terminal is as before, with a few lines about how it went.

    It is drawn in a thread of its own, from values that never change: the loop does not wait for it.
    """
    words, number = ViewWords.load(settings.language), settings.emergency_number
    drawn: Screen | None = None

    def draw() -> Screen:
        nonlocal drawn
        if drawn is None or not clockwork.over:
            drawn = Screen(look(clockwork.conversation, house, number, watching.senses()), words)
        return drawn

    try:
        with Live(get_renderable=draw, screen=True, refresh_per_second=A_SECOND) as live:
            live.refresh()
            yield
    finally:
        now = clockwork.conversation
        for line in afterwards(now, watching.reason, clockwork.samples, house, words, number):
            write(line)


def afterwards(
    now: Conversation, reason: str, samples: int, house: House, words: ViewWords, number: str
) -> Iterator[str]:
    """What stays to be read: how it ended, how long it was, and whatever must not be lost."""
    how = ending(now, reason)
    if how in (Ending.EMERGENCY, Ending.REFUSED):
        yield asked(now, house, number)
    yield words.ended[how]
    whole = house.prompts.duration(to_seconds(samples))
    if now.hands_on:
        yield words.lasted_hands.format(whole=whole, hands=house.prompts.duration(to_seconds(now.hands_on)))
    else:
        yield words.lasted.format(whole=whole)
