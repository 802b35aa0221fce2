"""Fitting what is to be seen into so many rows: what matters least gets shorter first."""

from __future__ import annotations

from dataclasses import dataclass

from rich.text import Text

Lines = list[Text]


TALL = 6
"""Rows: whatever is taller is made shorter before anything else is."""


@dataclass
class ScreenPart:
    """Something to show, from its tallest form to its shortest."""

    rank: int
    """Of what is not tall, what has the highest is made shorter first."""
    forms: list[Lines]

    @property
    def lines(self) -> Lines:
        """The rows that are drawn now: the tallest form that is left."""
        return self.forms[0]


def fitted(above: list[ScreenPart], below: list[ScreenPart], height: int) -> Lines:
    """Exactly `height` rows: one group at the top, the other at the bottom, an empty row around each part.

    When even the shortest forms are too many, the rows at the top are lost.
    """
    while height < _height(above) + _height(below) + 1:
        taller = [part for part in (*above, *below) if len(part.forms) > 1]
        if not taller:
            break
        max(taller, key=lambda part: (len(part.lines) > TALL, part.rank)).forms.pop(0)
    spare = max(1, height - _height(above) - _height(below))
    top, bottom = int(spare > 2), int(spare > 3)
    rows = [*_blank(top), *_joined(above), *_blank(spare - top - bottom), *_joined(below), *_blank(bottom)]
    return rows[max(0, len(rows) - height) :]


def cut(text: str, width: int) -> str:
    """A text cut to `width` characters; dots stand for what is missing."""
    return text if len(text) <= width else f"{text[: max(0, width - 3)].rstrip()}..."[:width]


def shortened(rows: Lines, most: int) -> Lines:
    """At most so many rows; dots tell that there is more."""
    if len(rows) <= most:
        return rows
    width = max(row.cell_len for row in rows)
    last = rows[most - 1]
    text = last.plain if last.cell_len <= width - 3 else last.plain.rpartition(" ")[0]
    return [*rows[: most - 1], Text(f"{text.rstrip('.,')}...", last.style)]


def exactly(rows: Lines, count: int) -> Lines:
    """The rows, shortened or filled up with empty ones to exactly `count`."""
    return [*shortened(rows, count), *_blank(count - len(rows))]


def beside(left: Lines, right: Lines, column: int) -> Lines:
    """The right ones from this column on; there are no more of them than of the left ones."""
    rows = []
    for row, fact in zip(left, [*right, *_blank(len(left) - len(right))], strict=True):
        joined = Text().append_text(row)
        joined.pad_right(column - row.cell_len)
        rows.append(joined.append_text(fact))
    return rows


def _blank(count: int) -> Lines:
    return [Text() for _ in range(count)]


def _shown(parts: list[ScreenPart]) -> list[Lines]:
    return [part.lines for part in parts if part.lines]


def _height(parts: list[ScreenPart]) -> int:
    """Rows, with an empty one between two parts."""
    shown = _shown(parts)
    return sum(map(len, shown)) + max(0, len(shown) - 1)


def _joined(parts: list[ScreenPart]) -> Lines:
    rows: Lines = []
    for lines in _shown(parts):
        rows += [*_blank(1 if rows else 0), *lines]
    return rows
