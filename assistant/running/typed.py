"""A typed session in real time: what you would say is typed, what the program says is printed."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from queue import Empty, SimpleQueue

from assistant.clock import BLOCK, to_seconds
from assistant.dialog.conversation import Choice
from assistant.running.files import Outputs, opened
from assistant.running.loops import Clockwork
from assistant.running.script import ScriptError, Wait, parse
from assistant.settings import Settings

END_OF_INPUT = None


def run(settings: Settings, outputs: Outputs, choice: Choice) -> None:
    """Talk at the keyboard until it is over, or the input ends."""
    lines: SimpleQueue[str | None] = SimpleQueue()
    threading.Thread(target=_read, args=(lines,), daemon=True).start()
    with opened(settings, outputs, choice) as clockwork:
        begun = time.monotonic()
        skipped = 0
        while not clockwork.over:
            while not clockwork.over and clockwork.samples - skipped < (
                time.monotonic() - begun
            ) / to_seconds(1):
                clockwork.turn()
            try:
                line = lines.get(timeout=to_seconds(BLOCK))
            except Empty:
                continue
            if line is END_OF_INPUT:
                return
            before = clockwork.samples
            _take(clockwork, line, outputs.write)
            skipped += clockwork.samples - before


def _take(clockwork: Clockwork, line: str, write: Callable[[str], None]) -> None:
    try:
        step = parse(line)
    except ScriptError as error:
        write(str(error))
        return
    if isinstance(step, Wait):
        clockwork.wait(step.samples)
    elif step:
        clockwork.type(step.text)


def _read(lines: SimpleQueue[str | None]) -> None:
    for line in sys.stdin:
        lines.put(line)
    lines.put(END_OF_INPUT)
