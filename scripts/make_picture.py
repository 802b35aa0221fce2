#!/usr/bin/env python3
"""Draw what the terminal shows: .venv/bin/python scripts/make_picture.py

The session of docs/session is acted out in sound as far as its first "slower", and drawn as it stands just after that.
The picture carries the view that it was drawn from; the same program and the same voices give the same file.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from html import escape, unescape
from itertools import groupby
from pathlib import Path

from setup.places import TOP

sys.path.insert(0, str(TOP / "tests"))

from make_session import SETTINGS, act
from rich.console import Console
from rich.segment import Segment
from rich.style import Style

from assistant.audio.sound import Sound
from assistant.clock import BLOCK, to_samples
from assistant.dialog.conversation import Conversation
from assistant.dialog.machine import Dialog, Reply
from assistant.recording.recording import turns
from assistant.screen.look import look
from assistant.screen.screen import Screen
from assistant.screen.view import Choosable, Scene, Senses, View
from assistant.screen.view_words import ViewWords
from assistant.screen.watcher import ViewWatcher
from assistant.session.components import Resources, opening_conversation

PICTURE = TOP / "docs" / "pictures" / "view.svg"
SCRIPT = TOP / "docs" / "session" / "script.txt"
LAST = "slower"
AFTER = to_samples(0.4)
"""Samples from when that is understood to the picture."""
COLUMNS, ROWS = 80, 24
WIDE, HIGH, FONT, EDGE = 10, 20, 16, 12
"""Pixels: of a cell, of a letter, and around all of it."""
INK, ALARM, PAPER = "#f4f1ea", "#ff7a6b", "#12161b"
FONTS = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
BLOCKS = {"█": (0.0, 1.0, 1.0), "▀": (0.0, 0.5, 1.0), "▄": (0.5, 0.5, 1.0), "░": (0.0, 1.0, 0.25)}
"""Block characters: top and height in cells, and how dense; drawn, because fonts leave gaps between them."""


def view_of_session() -> View:
    """Act the session out, and look at it."""
    script = SCRIPT.read_text(encoding="utf-8").splitlines()
    with tempfile.TemporaryDirectory() as scratch:
        recording = Path(scratch) / "run.jsonl"
        partner = act(script[: script.index(LAST) + 1], recording, tail=0)
        return _looked_at(recording, partner.heard)


def _looked_at(recording: Path, heard: list[Sound]) -> View:
    """The view a moment after the last word was understood."""
    words = Resources.load(SETTINGS)
    dialog, now, watching = Dialog(words.data), opening_conversation(SETTINGS), ViewWatcher()
    understood_at = 0

    def follow(reply: Reply) -> Conversation:
        for effect in reply.effects:
            watching(tick, effect)
        return reply.conversation

    for turn in turns(recording):
        tick = turn.tick
        if understood_at and tick.samples >= understood_at + AFTER:
            break
        watching(tick, tick)
        if tick.samples == 0:
            now = follow(dialog.begin(now, tick))
            continue
        watching.hear(heard[tick.samples // BLOCK - 1])
        for understood in turn.understood:
            watching(tick, understood)
            now = follow(dialog.understood(now, understood, tick))
            if understood.final and understood.text == LAST:
                understood_at = tick.samples
        now = follow(dialog.tick(now, tick))
    if not understood_at:
        raise SystemExit(f"{LAST!r} was not understood: the session went another way.")
    return look(now, words.data, SETTINGS.emergency_number, watching.senses())


def drawn(view: View, columns: int = COLUMNS, high: int = ROWS) -> str:
    """The view as SVG that needs nothing from anywhere, on a terminal of that size."""
    console = Console(width=columns, height=high, force_terminal=True, color_system="standard", _environ={})
    options = console.options.update(height=high)
    rows = console.render_lines(Screen(view, ViewWords.load(SETTINGS.language)), options)
    width, height = columns * WIDE + 2 * EDGE, high * HIGH + 2 * EDGE
    body = "\n".join(shape for number, row in enumerate(rows) for shape in _row(row, EDGE + number * HIGH))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'font-family="{FONTS}" font-size="{FONT}">\n'
        f"<title>{escape(f'{view.name}: {view.doing}')}</title>\n"
        f"<metadata>{escape(json.dumps(asdict(view)), quote=False)}</metadata>\n"
        f'<rect width="{width}" height="{height}" rx="10" fill="{PAPER}"/>\n{body}\n</svg>\n'
    )


def view_in(picture: str) -> View:
    """The view that a picture was drawn from."""
    found = re.search("<metadata>(.*)</metadata>", picture)
    assert found, "the picture does not say what it was drawn from"
    fields = json.loads(unescape(found[1]))
    place, senses = Scene(fields.pop("place")), Senses(**fields.pop("senses"))
    choices = tuple(Choosable(**each) for each in fields.pop("choices"))
    return View(place=place, senses=senses, choices=choices, **fields)


def _row(row: list[Segment], top: int) -> Iterator[str]:
    column = 0
    for segment in row:
        style = segment.style or Style()
        fill = ALARM if style.color else INK
        for block, letters in groupby(segment.text, lambda letter: letter if letter in BLOCKS else ""):
            text = "".join(letters)
            if block:
                yield _block(block, column, len(text), top, fill)
            else:
                yield from _words(text, column, top, fill, "700" if style.bold else "400")
            column += len(text)


def _block(block: str, column: int, count: int, top: int, fill: str) -> str:
    down, high, density = BLOCKS[block]
    place = f'x="{EDGE + column * WIDE}" y="{top + down * HIGH:g}"'
    size = f'width="{count * WIDE}" height="{high * HIGH:g}"'
    return f'<rect {place} {size} fill="{fill}" fill-opacity="{density:g}" shape-rendering="crispEdges"/>'


def _words(text: str, column: int, top: int, fill: str, weight: str) -> Iterator[str]:
    for found in re.finditer(r"\S+(?: \S+)*", text):
        x, wide = EDGE + (column + found.start()) * WIDE, len(found[0]) * WIDE
        place = f'x="{x}" y="{top + 15}" textLength="{wide}" lengthAdjust="spacingAndGlyphs"'
        yield f'<text {place} fill="{fill}" font-weight="{weight}">{escape(found[0])}</text>'


def main() -> None:
    """Draw it where it is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--to", type=Path, default=PICTURE, help="where the picture goes")
    parser.add_argument(
        "--again", action="store_true", help="draw the view that the picture has in it, without acting"
    )
    chosen = parser.parse_args()
    view = view_in(chosen.to.read_text(encoding="utf-8")) if chosen.again else view_of_session()
    chosen.to.parent.mkdir(parents=True, exist_ok=True)
    chosen.to.write_text(drawn(view), encoding="utf-8", newline="\n")
    print(f"The picture is in {os.path.relpath(chosen.to)}.")


if __name__ == "__main__":
    main()
