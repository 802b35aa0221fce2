"""The paper of a score sheet: its lines, what stands above them, and words that have to fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html import escape

from assistant.clock import shown
from assistant.library.reading import Data

LEFT, RIGHT = 74, 16
"""Pixels beside the lines."""
ABOVE = 78
"""Pixels for title and legend."""
VOICE_COLOUR, HEARD_COLOUR, RHYTHM_COLOUR, TOUCH_COLOUR, LEVEL_COLOUR = (
    "#7a9e9f",
    "#c8553d",
    "#b08968",
    "#335c67",
    "#b9b4a7",
)


class Staves(Data):
    """The names of the staves in a line of the score sheet."""

    voice: str
    heard: str
    rhythm: str
    touch: str


class Legend(Data):
    """What each mark of the score sheet means, in words."""

    spoken: str
    dropped: str
    hushed: str
    sure: str
    unsure: str
    stroke: str
    touch: str
    level: str


class ScoreWords(Data):
    """score.yaml of a language folder."""

    title: str
    short: str
    page: str
    staves: Staves
    legend: Legend
    a_minute: str
    no_fonts: str


@dataclass(frozen=True, slots=True)
class Paper:
    """How much stands on a line, and how many lines on a page."""

    width: int
    """Pixels."""
    seconds: float
    """On one line."""
    lines: int
    """On one page."""

    @property
    def stave(self) -> int:
        """Pixels of a full line."""
        return self.width - LEFT - RIGHT


EXCERPT = Paper(width=960, seconds=20.0, lines=30)
WHOLE = Paper(width=2400, seconds=120.0, lines=5)
"""Wide rather than tall: ten minutes a page."""


def title(words: ScoreWords, wall: float, length: float, part: tuple[float, float] | None) -> str:
    """What the sheet shows; `part` are the seconds of an excerpt."""
    date = f"{datetime.fromtimestamp(wall):%Y-%m-%d %H:%M}"
    if part:
        return words.short.format(date=date, start=shown(part[0]), end=shown(part[1]))
    return words.title.format(date=date, minutes=max(1, round(length / 60)))


def heading(words: ScoreWords, title: str, paper: Paper) -> Iterator[str]:
    """Title and legend, at the top of the first page."""
    yield f'<text x="{LEFT}" y="24" font-size="16" fill="#333">{escape(title)}</text>'
    x, y = float(LEFT), 46
    legend = words.legend
    for mark, text in (
        (f'<rect x="0" y="-7" width="22" height="8" rx="3" fill="{VOICE_COLOUR}"/>', legend.spoken),
        (
            f'<rect x="0" y="-7" width="22" height="8" rx="3" fill="none" stroke="{VOICE_COLOUR}"/>',
            legend.dropped,
        ),
        (f'<path d="M11 -11v14" stroke="{HEARD_COLOUR}" stroke-width="2"/>', legend.hushed),
        (f'<circle cx="11" cy="-4" r="4" fill="{HEARD_COLOUR}"/>', legend.sure),
        (f'<circle cx="11" cy="-4" r="4" fill="none" stroke="{HEARD_COLOUR}"/>', legend.unsure),
        (f'<path d="M0 2q11 -18 22 0" stroke="{RHYTHM_COLOUR}" fill="none"/>', legend.stroke),
        (f'<path d="M0 -3h22" stroke="{TOUCH_COLOUR}" stroke-width="2.5"/>', legend.touch),
        (
            f'<path d="M0 -3h22" stroke="{LEVEL_COLOUR}" stroke-width="1.5" stroke-dasharray="4 3"/>',
            legend.level,
        ),
    ):
        wide = 28 + width(text) + 18
        if x + wide > paper.width - RIGHT:
            x, y = float(LEFT), y + 16
        yield f'<g transform="translate({x:.0f} {y})">{mark}'
        yield f'<text x="28" y="0" font-size="11" fill="#555">{escape(text)}</text></g>'
        x += wide


LETTER = 6.6
"""Pixels of a letter at the size of the captions, rather too wide than too narrow."""


def fitted(text: str, pixels: float, rows: int) -> list[str]:
    """The text in at most `rows` lines of this width; what does not fit is cut off with an ellipsis."""
    letters = int(pixels / LETTER)
    if letters < 3:
        return []
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= letters:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    cut = len(lines) > rows
    lines = [_short(line, letters) for line in lines[:rows]]
    if cut:
        lines[-1] = lines[-1][: letters - 1].rstrip("… ") + "…"
    return lines


def _short(line: str, letters: int) -> str:
    return line if len(line) <= letters else line[: letters - 1] + "…"


def part(text: str, start: float, end: float, shown: tuple[float, float]) -> str:
    """The words of a sentence that sound between two seconds, when it lasts from `start` to `end`."""
    first, last = shown
    if start >= first and end <= last:
        return text
    words = text.split()
    each = (end - start) / len(words)
    sounding = [word for n, word in enumerate(words) if first <= start + n * each < last]
    before = "… " if start < first else ""
    after = " …" if end > last else ""
    return f"{before}{' '.join(sounding)}{after}" if sounding else ""


def width(text: str) -> float:
    """Pixels that a text takes."""
    return len(text) * LETTER


class Lanes:
    """Rows under each other: whatever comes takes the first in which it touches nothing."""

    def __init__(self, rows: int) -> None:
        self._taken = [0.0] * rows

    def take(self, first: float, last: float) -> int:
        """The row for something from one pixel to another; in need the one that has been free for longest."""
        free = (row for row, taken in enumerate(self._taken) if first >= taken)
        row = next(free, min(range(len(self._taken)), key=self._taken.__getitem__))
        self._taken[row] = last
        return row
