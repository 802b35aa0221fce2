"""Words drawn large from block characters, to be read from across a room."""

from __future__ import annotations

HEIGHT = 5
"""Points of a letter, from top to bottom."""

_STRIPS = (
    (
        "ABCDEFGHI",
        (
            " ## |### | ###|### |####|####| ###|#  #|#",
            "#  #|#  #|#   |#  #|#   |#   |#   |#  #|#",
            "####|### |#   |#  #|### |### |# ##|####|#",
            "#  #|#  #|#   |#  #|#   |#   |#  #|#  #|#",
            "#  #|### | ###|### |####|#   | ###|#  #|#",
        ),
    ),
    (
        "JKLMNOPQR",
        (
            "  #|#  #|#  |#   #|#   #| ## |### | ## |### ",
            "  #|# # |#  |## ##|##  #|#  #|#  #|#  #|#  #",
            "  #|##  |#  |# # #|# # #|#  #|### |#  #|### ",
            "# #|# # |#  |#   #|#  ##|#  #|#   |# # |# # ",
            " # |#  #|###|#   #|#   #| ## |#   | # #|#  #",
        ),
    ),
    (
        "STUVWXYZ",
        (
            " ###|#####|#  #|#   #|#   #|#   #|#   #|####",
            "#   |  #  |#  #|#   #|#   #| # # | # # |  # ",
            " ## |  #  |#  #| # # |# # #|  #  |  #  | #  ",
            "   #|  #  |#  #| # # |## ##| # # |  #  |#   ",
            "### |  #  | ## |  #  |#   #|#   #|  #  |####",
        ),
    ),
    (
        "0123456789",
        (
            "####|  # |####|####|#  #|####|####|####|####|####",
            "#  #| ## |   #|   #|#  #|#   |#   |   #|#  #|#  #",
            "#  #|  # |####| ###|####|####|####|  # |####|####",
            "#  #|  # |#   |   #|   #|   #|#  #|  # |#  #|   #",
            "####| ###|####|####|   #|####|####|  # |####|####",
        ),
    ),
    (
        ":.,'-?!",
        (
            " | |  |#|   |### |#",
            "#| |  |#|   |   #|#",
            " | |  | |###| ## |#",
            "#| | #| |   |    | ",
            " |#|# | |   | #  |#",
        ),
    ),
)
"""Letters side by side, point by point."""

_LETTERS = {
    letter: tuple(row.split("|")[place] for row in rows)
    for letters, rows in _STRIPS
    for place, letter in enumerate(letters)
}

GAP = " " * 3
"""Points between two words."""
_HALVES = {"  ": " ", "# ": "▀", " #": "▄", "##": "█"}


def large(text: str, width: int, point: str = "█") -> list[str] | None:
    """Two columns and one row a point, in as many lines as it takes; None when it cannot be drawn or is too wide.

    Args:
        text: capitals and others are drawn alike; it may be in lines already.
        width: columns there are.
        point: what points are drawn with.
    """
    lines = _lines(text, width // 2)
    if lines is None:
        return None
    return _apart(
        [["".join(2 * (point if dot == "#" else " ") for dot in row) for row in line] for line in lines]
    )


def small(text: str, width: int) -> list[str] | None:
    """One column and half a row a point; None when it cannot be drawn or is too wide."""
    lines = _lines(text, width)
    return None if lines is None else _apart([_halved(line) for line in lines])


def _lines(text: str, points: int) -> list[list[str]] | None:
    """The rows of points of each line."""
    lines: list[list[str]] = []
    for line in text.upper().splitlines():
        begun = len(lines)
        for word in line.split():
            if any(letter not in _LETTERS for letter in word):
                return None
            drawn = _word(word)
            if len(drawn[0]) > points:
                return None
            joined = (
                [f"{before}{GAP}{row}" for before, row in zip(lines[-1], drawn, strict=True)] if lines else []
            )
            if len(lines) > begun and len(joined[0]) <= points:
                lines[-1] = joined
            else:
                lines.append(drawn)
    return lines


def _word(word: str) -> list[str]:
    return [" ".join(_LETTERS[letter][row] for letter in word) for row in range(HEIGHT)]


def _halved(rows: list[str]) -> list[str]:
    pairs = zip(rows[::2], [*rows[1::2], " " * len(rows[0])], strict=True)
    return ["".join(_HALVES[up + down] for up, down in zip(*pair, strict=True)) for pair in pairs]


def _apart(lines: list[list[str]]) -> list[str]:
    """Lines with an empty row between them."""
    rows = [row for line in lines for row in (*line, "")]
    return rows[:-1]
