#!/usr/bin/env python3
"""Draw the terminal in every size, and the other pictures of docs/pictures.md: .venv/bin/python scripts/make_views.py

The massage is the one of docs/pictures/view.svg, which scripts/make_picture.py draws first; the list is that of a
session that has just begun, and the score sheet is docs/session/excerpt.svg as PNG.
"""

from __future__ import annotations

import os

from make_picture import COLUMNS, PICTURE, ROWS, drawn, view_in
from make_session import SETTINGS
from setup.places import TOP

from assistant.clock import to_samples
from assistant.dialog.conversation import Choice
from assistant.recording.raster import as_png
from assistant.screen.look import look
from assistant.screen.view import View
from assistant.screen.watcher import ViewWatcher
from assistant.session.components import data_of
from assistant.session.driver import SessionDriver
from assistant.session.in_text import text_session

FOLDER = PICTURE.parent
SIZES = ((60, 20), (100, 30), (140, 40))
"""Columns and rows of the other terminals."""
SCORE = TOP / "docs" / "session" / "excerpt.svg"
SHEET = FOLDER / "score.png"
ASKED = 11.0
"""Seconds after which the greeting is over and it is asked which massage it shall be."""


def list_of_massages() -> View:
    """What a session shows that has just begun."""
    watching = ViewWatcher()
    driver = SessionDriver(text_session(SETTINGS, Choice(), watching), 0.0)
    driver.wait(to_samples(ASKED))
    return look(driver.conversation, data_of(SETTINGS), SETTINGS.emergency_number, watching.senses())


def names() -> dict[str, tuple[int, int]]:
    """The SVG files by their names, with columns and rows of the terminal."""
    made = {f"view-{columns}x{rows}.svg": (columns, rows) for columns, rows in SIZES}
    choosing = {
        f"choosing-{columns}x{rows}.svg": (columns, rows) for columns, rows in ((COLUMNS, ROWS), *SIZES)
    }
    return made | choosing


def pictures() -> dict[str, str]:
    """What is drawn in them."""
    massage, choosing = view_in(PICTURE.read_text(encoding="utf-8")), list_of_massages()
    return {
        name: drawn(massage if name.startswith("view") else choosing, *size) for name, size in names().items()
    }


if __name__ == "__main__":
    for name, picture in pictures().items():
        (FOLDER / name).write_text(picture, encoding="utf-8", newline="\n")
    SHEET.write_bytes(as_png(SCORE.read_text(encoding="utf-8"), "This computer has no fonts."))
    print(f"The pictures are in {os.path.relpath(FOLDER)}.")
