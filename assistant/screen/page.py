"""What stands where on the screen, and how large: what matters most is largest."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from rich.text import Text

from assistant.screen import big_letters, wording
from assistant.screen.parts import Lines, ScreenPart, beside, cut, exactly, fitted, shortened
from assistant.screen.view import Scene, View
from assistant.screen.view_words import ViewWords

ALARM = "bold red"
STRONG = "bold"
MARGIN = 2
"""Columns left and right."""
NARROW = 60
"""Columns below which nothing stands beside anything else, and there is no margin to spare."""
HIGH = 36
"""Rows from which the headline has room to be large beside everything else."""
BESIDE_LIST = 14
"""Rows that all else takes while there is a list to choose from, with the headline drawn."""
METER = 8
"""Cells of the meter."""


@dataclass(frozen=True)
class Shapes:
    """What bars and large letters are drawn with."""

    full: str
    empty: str
    halves: bool
    """Small letters can be drawn from half blocks."""


BLOCKS = Shapes("█", "░", halves=True)
ASCII = Shapes("#", ".", halves=False)


class Page:
    """Lays a view out on so many columns and rows."""

    def __init__(
        self, view: View, words: ViewWords, width: int, height: int, shapes: Shapes = BLOCKS
    ) -> None:
        self._view = view
        self._words = words
        self._narrow = width < NARROW
        self._margin = 1 if self._narrow else MARGIN
        self._width = max(1, width - 2 * self._margin)
        self._height = height
        self._shapes = shapes

    def lines(self) -> Lines:
        """All rows, from the top to the bottom."""
        above = [
            ScreenPart(0, [self._where()]),
            self._title(),
            *self._choices(),
            *self._massage(),
            self._doing(),
        ]
        spoken = [self._spoken()] if self._listed else [self._saying(), self._heard()]
        below = [*spoken, ScreenPart(0, [self._keys()])]
        rows = fitted(above, below, self._height)
        for row in rows:
            row.pad_left(self._margin)
        return rows

    def _where(self) -> Lines:
        where = wording.where(self._view, self._words)
        hearing = self._hearing()
        gap = self._width - len(where) - len(hearing)
        if gap < 1:
            return [Text(cut(where, self._width)), *([Text(hearing)] if hearing else [])]
        return [Text(where + " " * gap + hearing)]

    def _hearing(self) -> str:
        senses = self._view.senses
        if senses.deaf:
            return self._words.hears_nothing
        if senses.level is None:
            return ""
        return f"{self._words.hears} {self._bar(round(senses.level * METER), METER)}"

    def _bar(self, full: int, cells: int, each: int = 1, between: str = "") -> str:
        return between.join(
            each * (self._shapes.full if cell < full else self._shapes.empty) for cell in range(cells)
        )

    @property
    def _listed(self) -> bool:
        """There is a list to choose from."""
        return bool(self._view.choices) and not self._view.senses.deaf

    def _title(self) -> ScreenPart:
        text, alarm = wording.headline(self._view, self._words)
        roomy = self._view.place is not Scene.MASSAGE and not self._view.choices
        large = roomy or wording.cut_off(self._view) or self._height >= HIGH
        forms = self._drawn(text, ALARM if alarm else STRONG, large=large)
        if self._listed and self._height < len(self._view.choices) + BESIDE_LIST:
            forms = forms[-1:]  # whoever chooses sits close by, and wants the whole list
        return ScreenPart(2, forms)

    def _drawn(self, text: str, style: str, *, large: bool) -> list[Lines]:
        """The words as large as there is room for, and smaller."""
        full = self._shapes.full
        forms = [big_letters.large(text, self._width, full) if large else None]
        forms.append(big_letters.small(text, self._width) if self._shapes.halves else None)
        drawn = [
            [Text(row, style) for row in form]
            for form in forms
            if form and len(form) <= 2 * big_letters.HEIGHT + 1
        ]
        plain = [Text(row, style) for row in textwrap.wrap(_begun(text), self._width)]
        return [*drawn, plain]

    def _choices(self) -> list[ScreenPart]:
        """The numbered list: one under the other, in two columns, or as much of it as there is room for."""
        choices, words = self._view.choices, self._words
        if not self._listed:
            return []
        rows = [
            words.choice.format(
                number=each.number,
                name=each.name,
                shortest=each.shortest,
                longest=each.longest,
                hands=words.alone if each.alone else words.for_two,
            )
            for each in choices
        ]
        brief = [words.choice_brief.format(number=each.number, name=each.name) for each in choices]
        single = [Text(cut(row, self._width)) for row in rows]
        columns = [form for form in (self._two_columns(rows), self._two_columns(brief)) if form]
        more = words.choice_more
        fewer = [
            [*single[:most], Text(cut(more.format(count=len(rows) - most), self._width))]
            for most in range(len(rows) - 2, 1, -1)
        ]
        return [ScreenPart(4, [single, *columns, *fewer, []])]

    def _two_columns(self, rows: list[str]) -> Lines:
        """Empty when they do not fit beside each other."""
        half, widest = (len(rows) + 1) // 2, max(map(len, rows))
        if 2 * widest + MARGIN > self._width:
            return []
        left, right = ([Text(row) for row in part] for part in (rows[:half], rows[half:]))
        return beside(left, right, widest + MARGIN)

    def _massage(self) -> list[ScreenPart]:
        view, words = self._view, self._words
        if view.place is Scene.RESTING and view.left:
            return [ScreenPart(3, [[Text(_begun(words.rest_left.format(duration=view.left)))]])]
        if view.place is not Scene.MASSAGE or wording.cut_off(self._view):
            return []
        seconds = int(view.step_seconds)
        time = f"{seconds // 60}:{seconds % 60:02d}"
        facts = self._facts()
        plain = [Text(f"{time} {words.step_left}", STRONG)]
        drawn = big_letters.large(time, self._width, self._shapes.full)
        if drawn is None:
            return [ScreenPart(3, [plain]), ScreenPart(4, [facts, facts[:1]])]
        clock = [*(Text(row, STRONG) for row in drawn), Text(words.step_left)]
        if self._narrow:
            return [ScreenPart(3, [clock, plain]), ScreenPart(4, [facts, facts[:1]])]
        both = beside(clock, [*facts[:2], Text(), *facts[2:]], clock[0].cell_len + 4)
        return [ScreenPart(3, [both, [*plain, *facts]])]

    def _facts(self) -> Lines:
        """How firm, how fast, how long still."""
        view, words = self._view, self._words
        touch = words.touch[view.intensity]
        if self._narrow:
            firm = [Text(f"{self._bar(view.intensity, 4, 2, ' ')} {touch}", STRONG)]
        else:
            firm = [Text(self._bar(view.intensity, 4, 4, " "), STRONG), Text(touch, STRONG)]
        return [
            *firm,
            Text(wording.pace(view, words)),
            Text(words.session_left.format(duration=view.left)),
        ]

    def _doing(self) -> ScreenPart:
        view = self._view
        text = wording.doing(view, self._words)
        rows = [Text(row, STRONG) for row in textwrap.wrap(text, self._width)]
        if not rows or view.place in (Scene.EMERGENCY, Scene.REFUSED):
            return ScreenPart(0, [rows])
        return ScreenPart(
            7, [shortened(rows, most) for most in range(min(6, len(rows)), min(2, len(rows)) - 1, -1)]
        )

    def _saying(self) -> ScreenPart:
        text, dash = self._view.senses.saying, "—" if self._shapes.halves else "-"
        rows = [Text(row) for row in textwrap.wrap(f"{dash} {text}", self._width)] if text else []
        return ScreenPart(5, [exactly(rows, 2), exactly(rows, 1), []])

    def _heard(self) -> ScreenPart:
        senses = self._view.senses
        if senses.note:
            return ScreenPart(
                6, [shortened([Text(row) for row in textwrap.wrap(senses.note, self._width)], 2), []]
            )
        return ScreenPart(6, [[Text(cut(wording.heard(senses, self._words), self._width))], []])

    def _spoken(self) -> ScreenPart:
        """What was heard or is to be read, and otherwise what is said: one row is always there."""
        heard = [row for row in self._heard().lines if row.plain]
        said = [] if self._view.senses.saying in self._view.doing else self._saying().lines
        rows = heard or said[:1]
        return ScreenPart(5, [exactly(rows, max(1, len(rows)))])

    def _keys(self) -> Lines:
        typing = self._view.senses.typing
        if typing is None:
            return [Text(cut(self._words.any_key, self._width), STRONG)]
        return [Text(f"> {typing[-(self._width - 4) :] or self._words.type_it}"[: self._width])]


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]
