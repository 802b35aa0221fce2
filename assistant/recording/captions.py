"""Words that have to fit into a picture: broken into lines, cut at a line's end, kept apart from each other."""

from __future__ import annotations

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
