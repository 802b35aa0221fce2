"""A recorded run as a picture: voice, words heard, rhythm, and how firm it was, on one time axis."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from assistant.clock import shown
from assistant.library.reading import FOLDER, read
from assistant.recording.paper import (
    ABOVE,
    EXCERPT,
    HEARD_COLOUR,
    LEFT,
    LEVEL_COLOUR,
    RHYTHM_COLOUR,
    RIGHT,
    TOUCH_COLOUR,
    VOICE_COLOUR,
    WHOLE,
    Lanes,
    Paper,
    ScoreWords,
    fitted,
    heading,
    part,
    title,
    width,
)
from assistant.recording.recording import opening
from assistant.recording.timeline import HeardWords, SpokenSpan, Timeline, Value, timeline

LONGEST_EXCERPT = 90.0
"""A picture of no more seconds than this is an excerpt."""
SCRAP = 60
"""Pixels on which no words can stand."""
FONT = 11
ROW = 14
"""Pixels from one line of words to the next."""
VOICE = 24
"""Where each staff of a line begins, in pixels below the top of the line."""
HEARD = VOICE + 12 + 6 * ROW
RHYTHM = HEARD + 3 * ROW + 8
TOUCH = RHYTHM + 30
LEVEL = 11
"""Pixels of one intensity."""
HEIGHT = TOUCH + 4 * LEVEL + 26
PAGE_TOP = 28
"""Pixels above the lines of a page, for its name."""


def words_of(recording: Path) -> ScoreWords:
    """The words of a sheet in the language of the run.

    Raises:
        RecordingError: the file cannot be read.
        DataError: the words are missing.
    """
    return read(FOLDER / opening(recording).settings.language / "score.yaml", ScoreWords)


def draw(recording: Path, start: float = 0.0, end: float = 0.0) -> str:
    """The score sheet of a recorded run as SVG, between two seconds; 0 as the end is the end.

    A whole session is laid out in pages of ten minutes, one below the other.

    Raises:
        RecordingError: the file cannot be read, or it ended before `start`.
        DataError: the words of the sheet are missing.
    """
    words, run, begun = words_of(recording), timeline(recording), opening(recording)
    end = min(end or run.length, run.length)
    paper = EXCERPT if end - start <= LONGEST_EXCERPT else WHOLE
    seconds = paper.seconds
    count = max(1, -(-int(end - start) // int(seconds)))
    pages = -(-count // paper.lines)
    height = ABOVE + PAGE_TOP * (pages > 1) * pages + HEIGHT * count
    name = title(words, begun.wall, run.length, (start, end) if start > 0 or end < run.length else None)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {paper.width} {height}" font-family="sans-serif">',
        f"<title>{escape(name)}</title>",
        f'<clipPath id="stave"><rect x="{LEFT}" width="{paper.stave}" height="{HEIGHT}"/></clipPath>',
        f'<rect width="{paper.width}" height="{height}" fill="#fbfaf7"/>',
        *heading(words, name, paper),
    ]
    y = ABOVE
    for number in range(count):
        begin = start + seconds * number
        if pages > 1 and number % paper.lines == 0:
            until = shown(min(end, begin + seconds * paper.lines))
            page = words.page.format(
                start=shown(begin), end=until, number=number // paper.lines + 1, of=pages
            )
            parts.append(f'<path d="M0 {y + 2}H{paper.width}" stroke="#d8d2c4"/>')
            parts.append(_text(LEFT, y + 18, page, "#666"))
            y += PAGE_TOP
        line = _Line(run, words, paper, begin, min(begin + seconds, end), last=number == count - 1)
        parts += [f'<g class="line" transform="translate(0 {y})">', *line.drawn(), "</g>"]
        y += HEIGHT
    return "\n".join([*parts, "</svg>", ""])


@dataclass(frozen=True)
class _Line:
    """One line of the sheet."""

    run: Timeline
    words: ScoreWords
    paper: Paper
    begin: float
    end: float
    last: bool

    def drawn(self) -> Iterator[str]:
        yield from self._frame()
        spoken = [each for each in self.run.spoken if self._within(each.start, each.end)]
        for n, each in enumerate(spoken, start=1):
            yield from self._voice(
                each, self.x(spoken[n].start) if n < len(spoken) else self.paper.width - RIGHT
            )
        for second in self.run.hushes:
            if self._within(second, second):
                yield f'<path d="M{self.x(second)} {VOICE - 4}v18" stroke="{HEARD_COLOUR}" stroke-width="2"/>'
        yield from self._heard([each for each in self.run.heard if self._within(each.at, each.at)])
        for value in self.run.tempo:
            if self._within(value.start, value.end):
                yield from self._rhythm(value)
        yield self._stairs(self.run.level, LEVEL_COLOUR, "4 3", 1.5)
        yield self._stairs(self.run.touch, TOUCH_COLOUR, "none", 2.5)

    def x(self, second: float) -> float:
        """Where a second is, in pixels; a second of another line is at the nearest edge."""
        return round(
            LEFT
            + (min(max(second, self.begin), self.end) - self.begin) * self.paper.stave / self.paper.seconds,
            1,
        )

    def _within(self, start: float, end: float) -> bool:
        """It is on this line; what ends where the next line begins is not on that one, too."""
        if start == end:
            return self.begin <= start < self.end or (self.last and start == self.end)
        return start < self.end and end > self.begin

    def _frame(self) -> Iterator[str]:
        staves = self.words.staves
        for name, y in (
            (staves.voice, VOICE + 9),
            (staves.heard, HEARD + 11),
            (staves.rhythm, RHYTHM + 16),
            (staves.touch, TOUCH + 2 * LEVEL + 4),
        ):
            yield f'<text x="8" y="{y}" font-size="{FONT}" fill="#666">{name}</text>'
        every = 5 if self.paper is EXCERPT else 10
        for second in range(int(-(-self.begin // 1)), int(self.end) + 1):
            if second % every == 0:
                x = self.x(second)
                yield f'<path d="M{x} 16V{HEIGHT - 22}" stroke="#e7e3da"/>'
                yield f'<text x="{x}" y="11" font-size="10" fill="#888" text-anchor="middle">{shown(second)}</text>'
        for level in range(5):
            y = TOUCH + LEVEL * (4 - level)
            yield f'<path d="M{LEFT} {y}H{self.x(self.end)}" stroke="#eee9df"/>'
            yield f'<text x="{LEFT - 6}" y="{y + 3}" font-size="9" fill="#888" text-anchor="end">{level}</text>'

    def _voice(self, spoken: SpokenSpan, until: float) -> Iterator[str]:
        x, wide = self.x(spoken.start), max(2.0, self.x(spoken.end) - self.x(spoken.start))
        fill = VOICE_COLOUR if spoken.fraction else "none"
        yield f'<rect x="{x}" y="{VOICE}" width="{round(wide, 1)}" height="9" rx="3" fill="{fill}"'
        yield f' stroke="{VOICE_COLOUR}"><title>{escape(spoken.text)}</title></rect>'
        if spoken.fraction:
            words = part(spoken.sounded, spoken.start, spoken.end, self._with_scraps(spoken))
            for row, text in enumerate(fitted(words, until - x - 3, 6)):
                yield _text(x + 1, VOICE + 22 + ROW * row, text, "#3d5a5b")

    def _with_scraps(self, spoken: SpokenSpan) -> tuple[float, float]:
        """The seconds whose words stand on this line: what would be a mere scrap on the line before stands here."""
        scrap = SCRAP * self.paper.seconds / self.paper.stave
        begin = spoken.start if self.begin - spoken.start < scrap else self.begin
        left_to_next = spoken.end > self.end and self.end - spoken.start < scrap
        return begin, spoken.start if left_to_next else self.end

    def _heard(self, heard: list[HeardWords]) -> Iterator[str]:
        lanes = Lanes(3)
        shown: dict[str, float] = {}
        for each in heard:
            x = self.x(each.at)
            again = each.at - shown.get(each.text, -9.0) < 1.5
            text = each.text if each.final else f"{each.text} …"
            wide = 0.0 if again else width(text)
            fits = x + 8 + wide < self.paper.width - RIGHT
            left = self.x(each.start) if fits else self.x(each.start) - wide - 4
            lane = lanes.take(left, x + 8 + wide * fits)
            y = HEARD + ROW * lane + 7
            look = f'stroke="{HEARD_COLOUR}" stroke-opacity="0.35" stroke-width="3"'
            yield f'<path d="M{self.x(each.start)} {y}H{x}" {look}/>'
            fill = HEARD_COLOUR if each.good else "#fbfaf7"
            yield f'<circle cx="{x}" cy="{y}" r="4" fill="{fill}" stroke="{HEARD_COLOUR}">'
            yield f"<title>{escape(f'{each.text} ({each.meaning})')}</title></circle>"
            if not again:
                shown[each.text] = each.at
                yield _text(x + 7 if fits else left, y + 4, text, HEARD_COLOUR)

    def _rhythm(self, tempo: Value) -> Iterator[str]:
        """One arch a stroke, and how many there are in a minute where that changes."""
        each, scale = 60 / tempo.value, self.paper.stave / self.paper.seconds
        arches = []
        at = tempo.start + each * max(0, int((self.begin - tempo.start) / each))
        while at < min(tempo.end, self.end):
            a, wide = LEFT + (at - self.begin) * scale, min(each, tempo.end - at) * scale
            arches.append(
                f"M{a:.1f} {RHYTHM + 22}q{wide / 2:.1f} {-18 * wide / each / scale:.1f} {wide:.1f} 0"
            )
            at += each
        yield f'<path d="{"".join(arches)}" stroke="{RHYTHM_COLOUR}" fill="none" clip-path="url(#stave)"/>'
        if tempo.start >= self.begin:
            yield _text(
                min(self.x(tempo.start), self.paper.width - RIGHT - 70),
                RHYTHM + 6,
                self.words.a_minute.format(number=round(tempo.value)),
                "#8a6746",
                10,
            )

    def _stairs(self, values: list[Value], colour: str, dashes: str, width: float) -> str:
        steps = [
            f"{self.x(each.start)} {TOUCH + LEVEL * (4 - each.value):g}H{self.x(each.end)}"
            for each in values
            if self._within(each.start, each.end)
        ]
        path = "M" + "L".join(steps) if steps else ""
        look = f'stroke="{colour}" stroke-width="{width}" stroke-dasharray="{dashes}" fill="none"'
        return f'<path d="{path}" {look}/>'


def _text(x: float, y: float, text: str, colour: str, size: int = FONT) -> str:
    return f'<text x="{round(x, 1)}" y="{y}" font-size="{size}" fill="{colour}">{escape(text)}</text>'
