"""A typed session in real time: what you would say is typed, what the program says is shown."""

from __future__ import annotations

import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from queue import Empty, SimpleQueue

from assistant.audio.devices import CardError, Devices
from assistant.audio.loudspeaker import Loudspeaker
from assistant.clock import BLOCK, to_samples, to_seconds
from assistant.contact import IN_CONTACT, Contact
from assistant.dialog.conversation import Choice
from assistant.screen.keys import Keys
from assistant.screen.line_editor import END, Typed, edited
from assistant.screen.watcher import ViewWatcher
from assistant.session import favourite
from assistant.session.driver import SILENCE, SessionDriver
from assistant.session.instance_lock import IN_USE, InUseError, alone_on
from assistant.session.offline import Outputs, opened
from assistant.session.paged import page_for, take_acts
from assistant.session.plain_lines import PlainLines, at_a_terminal
from assistant.session.script import ScriptError, Wait, parse
from assistant.session.telling import teller
from assistant.session.time_gap import TimeGap
from assistant.settings import Settings

Reader = Callable[[float], str | None]
"""Waits so many seconds for a line that was typed; empty when there is none, None when none will come."""


def run(
    settings: Settings, outputs: Outputs, choice: Choice, devices: Devices = Devices(), why: str = ""
) -> None:
    """Talk at the keyboard until it is over, or the input ends; it speaks where there is a loudspeaker.

    `why` nobody is heard is told, and stays to be read.
    """
    watching = ViewWatcher() if outputs.view or outputs.page else None
    plain = PlainLines(outputs.write, prompts=not outputs.view and at_a_terminal())
    outputs = replace(outputs, write=plain.write)
    tell = teller(outputs.write, watching, view=outputs.view)

    def told(reason: str, what_now: str) -> None:
        """Printed for who has no view, and noted in it."""
        outputs.write(f"{reason}\n{what_now}\n")
        if watching:
            watching.stand(reason)

    if why:
        told(why, "So type what you would say. Ctrl-C ends it.")
    with (
        _keyboard(watching if outputs.view else None) as (next_line, pressed),
        _loudspeaker(devices, told) as loudspeaker,
        page_for(outputs, settings, pressed) as page,
        opened(
            settings,
            outputs,
            choice,
            sounds=loudspeaker is not None,
            watching=watching,
            favourite=favourite.recall(),
            page=page,
        ) as driver,
    ):
        turn = _turning(driver, loudspeaker)
        begun = time.monotonic()
        lived = TimeGap(begun, time.time())
        skipped = taken_at = 0
        while not driver.over:
            if gap := lived.gap(time.monotonic(), time.time()):
                skipped = driver.samples - to_samples(time.monotonic() - begun)
                turn(Contact(gap=gap))
            while not driver.over and driver.samples - skipped < (time.monotonic() - begun) / to_seconds(1):
                turn(IN_CONTACT)
            if driver.samples > taken_at and not driver.speaking:
                plain.prompt()
            line = next_line(to_seconds(BLOCK))
            if line is None:
                if page is None:
                    return
                next_line, line = _nothing, ""  # who has the page can go on without a keyboard
            take_acts(page, driver)
            before = driver.samples
            if line:
                plain.entered()
                taken_at = driver.samples + BLOCK
            _take(driver, line, tell)
            if driver.samples > before:  # time that was asked for takes as long as it takes
                skipped += driver.samples - before
                lived = TimeGap(time.monotonic(), time.time())

        favourite.keep_if_possible(driver.conversation)


@contextmanager
def _loudspeaker(devices: Devices, told: Callable[[str, str], None]) -> Iterator[Loudspeaker | None]:
    """Where there is one it speaks; where there is none the words on the screen are all there is.

    So it is where another session uses it, which would hear what is spoken here; that is told.

    Raises:
        CardError: the loudspeaker that was named cannot be used.
    """
    with ExitStack() as stack:
        loudspeaker = None
        try:
            stack.enter_context(alone_on(devices))
            loudspeaker = stack.enter_context(Loudspeaker(devices))
        except InUseError:
            told(f"{IN_USE}.", "So nothing is spoken aloud here: read along.")
        except CardError:
            if devices.output:
                raise  # whoever names one means this one
        yield loudspeaker


def _turning(driver: SessionDriver, loudspeaker: Loudspeaker | None) -> Callable[[Contact], None]:
    if loudspeaker:
        with suppress(CardError):  # it is gone again: the words stand on the screen all the same
            loudspeaker.begin()  # not before: while the rooms are put together its reserve would be used up

    def turn(contact: Contact) -> None:
        if loudspeaker is None:
            driver.turn(contact=contact)
            return
        spoken = driver.turn_live(SILENCE, time.time(), contact)
        loudspeaker.play(spoken, hushed=driver.hushed)

    return turn


def _take(driver: SessionDriver, line: str, write: Callable[[str], None]) -> None:
    try:
        step = parse(line)
    except ScriptError as error:
        write(str(error))
        return
    if isinstance(step, Wait):
        driver.wait(step.samples)
    elif step:
        driver.type(step.text)


@contextmanager
def _keyboard(watching: ViewWatcher | None) -> Iterator[tuple[Reader, Callable[[], bool] | None]]:
    """Lines from the input, and whether a key was pressed where they come one by one.

    Where somebody looks at the view, lines are put together there key by key.
    """
    if watching is None:
        yield _from_input(), None
        return
    with Keys() as keys:
        yield _from_keys(keys, watching), keys.pressed


def _nothing(seconds: float) -> str:
    time.sleep(seconds)
    return ""


def _from_keys(keys: Keys, watching: ViewWatcher) -> Reader:
    watching.typing = ""
    typed = Typed()
    finished: deque[str] = deque()

    def next_line(seconds: float) -> str | None:
        nonlocal typed
        if not finished:
            typed, lines = edited(typed, keys.wait(seconds))
            watching.typing = typed.line
            finished.extend(lines)
            if keys.lost and not finished:
                return None
        line = finished.popleft() if finished else ""
        return None if line == END else line

    return next_line


def _from_input() -> Reader:
    lines: SimpleQueue[str | None] = SimpleQueue()
    threading.Thread(target=_read, args=(lines,), daemon=True).start()

    def next_line(seconds: float) -> str | None:
        try:
            return lines.get(timeout=seconds)
        except Empty:
            return ""

    return next_line


def _read(lines: SimpleQueue[str | None]) -> None:
    try:
        for line in sys.stdin:
            lines.put(line)
    finally:  # whatever became of the keyboard, nobody is to wait for it
        lines.put(None)
