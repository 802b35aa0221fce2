"""The view on a terminal, for as long as a session runs, and what stays there when it is over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread
from typing import Protocol

from rich.console import Console, ConsoleOptions, RenderResult
from rich.live import Live
from rich.text import Text

from assistant.clock import to_seconds
from assistant.dialog.conversation import Conversation
from assistant.dialog.data import DialogData
from assistant.faults import Faults
from assistant.screen.look import asked, ending, look
from assistant.screen.page import ASCII, BLOCKS, STRONG, Page
from assistant.screen.view import HowItEnded, View
from assistant.screen.view_words import ViewWords
from assistant.screen.watcher import ViewWatcher
from assistant.settings import Settings

A_SECOND = 4
"""How often it is drawn: often enough for the meter, seldom enough to be calm."""


IN_MINUTES = 90.0
"""Seconds from which a length is told in minutes."""


class Running(Protocol):
    """The session that the screen follows while it goes on."""

    @property
    def over(self) -> bool:
        """Whether the session has ended."""

    @property
    def conversation(self) -> Conversation:
        """The conversation as it stands after the latest turn."""

    @property
    def samples(self) -> int:
        """How many samples have been heard since the session began."""


class Screen:
    """A view as something that rich can draw, at whatever size there is."""

    def __init__(self, view: View, words: ViewWords) -> None:
        self._view = view
        self._words = words

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw the view for rich, in the width and height that the console has."""
        height = options.height or console.height
        shapes = ASCII if options.ascii_only else BLOCKS
        page = Page(self._view, self._words, options.max_width, height, shapes)
        yield Text("\n", no_wrap=True, overflow="crop", end="").join(page.lines())


class Picture:
    """Draws in a thread of its own, from values that never change: the loop does not wait for it.

    A view that cannot be drawn is told on the screen; where nothing can be written any more, nothing is.
    """

    def __init__(self, draw: Callable[[], Screen], instead: str) -> None:
        """`instead` stands there when the view cannot be drawn."""
        self._draw = draw
        self._instead = Text(instead, STRONG)
        self._over = Event()
        self._faults = Faults("screen")
        self._live = Live(screen=True, auto_refresh=False)
        self._thread = Thread(target=self._follow, name="picture", daemon=True)

    def begin(self) -> None:
        """From now on; whatever becomes of it, `end` is to follow."""
        self._live.start()
        self._refresh()
        self._thread.start()

    def end(self) -> None:
        """Stop drawing and give the terminal back as it was."""
        self._over.set()
        if self._thread.is_alive():
            self._thread.join()
        try:
            self._live.stop()
        except Exception as error:  # the terminal is gone, and with it whoever would look
            self._faults.note("the picture's end", error)

    def _follow(self) -> None:
        while not self._over.wait(1 / A_SECOND):
            self._refresh()

    def _refresh(self) -> None:
        try:
            self._live.update(self._draw(), refresh=True)
        except OSError as error:
            self._faults.note("the terminal", error)
        except Exception as error:  # whatever it is, it must not freeze what somebody reads
            self._faults.note("the picture", error)
            with suppress(Exception):
                self._live.update(self._instead, refresh=True)


@contextmanager
def shown(
    watching: ViewWatcher,
    running: Running,
    data: DialogData,
    settings: Settings,
    write: Callable[[str], None],
    broken: str,
) -> Iterator[None]:
    """Show a session until it is over; then the terminal is as before, with a few lines about how it went.

    `broken` stands there when the view cannot be drawn; "{key}" in it becomes what any key does.
    """
    words, number = ViewWords.load(settings.language), settings.emergency_number
    drawn: Screen | None = None

    def draw() -> Screen:
        nonlocal drawn
        if drawn is None or not running.over:
            drawn = Screen(look(running.conversation, data, number, watching.senses()), words)
        return drawn

    picture = Picture(draw, broken.format(key=words.any_key))
    with summed_up(watching, running, data, settings, write):
        try:
            picture.begin()
            yield
        finally:
            picture.end()


@contextmanager
def summed_up(
    watching: ViewWatcher,
    running: Running,
    data: DialogData,
    settings: Settings,
    write: Callable[[str], None],
) -> Iterator[None]:
    """When a session is over, however it ends, a few lines about how it went."""
    try:
        yield
    finally:
        words, now = ViewWords.load(settings.language), running.conversation
        for line in afterwards(now, watching.reason, running.samples, data, words, settings.emergency_number):
            write(line)


def afterwards(
    now: Conversation, reason: str, samples: int, data: DialogData, words: ViewWords, number: str
) -> Iterator[str]:
    """What stays to be read: how it ended, how long it was, and whatever must not be lost."""
    how = ending(now, reason)
    if how in (HowItEnded.EMERGENCY, HowItEnded.REFUSED):
        yield asked(now, data, number)
    yield words.ended[how]
    whole = _length(to_seconds(samples), data, words)
    if now.hands_on:
        yield words.lasted_hands.format(whole=whole, hands=_length(to_seconds(now.hands_on), data, words))
    else:
        yield words.lasted.format(whole=whole)


def _length(seconds: float, data: DialogData, words: ViewWords) -> str:
    """A length of time as it was: what is short is told in seconds."""
    if seconds >= IN_MINUTES:
        return data.prompts.duration(seconds)
    whole = max(1, round(seconds))
    return words.second if whole == 1 else words.seconds.format(seconds=whole)
