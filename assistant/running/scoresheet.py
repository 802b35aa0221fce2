"""A recorded run as a picture: voice, rhythm, words heard, and how firm it was, on one time axis."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from assistant.clock import to_seconds
from assistant.dialog.effects import Cue, Say, Show
from assistant.recording import turns

SYSTEM = 60.0
"""Seconds on one line of the sheet."""
WIDTH, LEFT, RIGHT = 1200, 90, 20
VOICE, HEARD, RHYTHM, TOUCH, HEIGHT = 24, 62, 92, 118, 196
"""Where each staff of a line begins, in pixels below the top of the line, and how high a line is."""
STEP = 13
"""Pixels of one intensity."""


@dataclass(frozen=True)
class Span:
    """Something that lasts from one second to another."""

    start: float
    end: float
    text: str
    value: float = 0.0


@dataclass
class Score:
    """What is drawn."""

    voice: list[Span] = field(default_factory=list)
    heard: list[Span] = field(default_factory=list)
    tempo: list[Span] = field(default_factory=list)
    touch: list[Span] = field(default_factory=list)
    level: list[Span] = field(default_factory=list)
    length: float = 0.0


def draw(recording: Path, start: float = 0.0, end: float = 0.0) -> str:
    """The score sheet of a recorded run as SVG, between two seconds; 0 as the end is the end.

    Raises:
        RecordingError: the file cannot be read.
    """
    score = _read(recording)
    end = min(end or score.length, score.length)
    lines = [start + SYSTEM * n for n in range(max(1, -(-int(end - start) // int(SYSTEM))))]
    height = 40 + HEIGHT * len(lines)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif">',
        "<title>Score sheet of a session</title>",
        f'<rect width="{WIDTH}" height="{height}" fill="#fbfaf7"/>',
    ]
    for number, begin in enumerate(lines):
        parts.append(f'<g transform="translate(0 {20 + HEIGHT * number})">')
        parts += _line(score, begin, min(begin + SYSTEM, end))
        parts.append("</g>")
    return "\n".join([*parts, "</svg>", ""])


def _read(recording: Path) -> Score:
    score = Score()
    says: list[str] = []
    voice: dict[int, list[float]] = {}
    tempo: list[tuple[float, float]] = [(0.0, 0.0)]
    shown: list[tuple[float, Show]] = []
    for turn in turns(recording):
        now = score.length = to_seconds(turn.tick.samples)
        if turn.tick.speech.waiting and turn.tick.speech.fraction > 0:
            voice.setdefault(turn.tick.speech.number, [now, now])[1] = now
        for understood in turn.understood:
            if understood.text and (understood.final or understood.intents):
                names = " ".join(intent.name for intent in understood.intents) or "nothing understood"
                ends = to_seconds(understood.end)
                span = Span(
                    to_seconds(understood.start), ends, f"{understood.text} ({names}, {understood.evidence})"
                )
                if not score.heard or score.heard[-1].text != span.text:
                    score.heard.append(span)
        for effect in turn.effects:
            if isinstance(effect, Say):
                says.append(effect.text)
            elif isinstance(effect, Cue):
                tempo.append((now, effect.strokes_per_minute))
            elif isinstance(effect, Show):
                shown.append((now, effect))
    score.voice = [Span(a, b, says[n - 1]) for n, (a, b) in voice.items() if 0 < n <= len(says)]
    score.tempo = [Span(a, b, f"{v:.0f}", v) for (a, v), b in _until(tempo, score.length) if v]
    touch = [(at, float(show.intensity)) for at, show in shown]
    level = [(at, float(show.level)) for at, show in shown]
    score.touch = [Span(a, b, f"{v:.0f}", v) for (a, v), b in _until(touch, score.length)]
    score.level = [Span(a, b, f"{v:.0f}", v) for (a, v), b in _until(level, score.length)]
    return score


def _until(changes: list[tuple[float, float]], end: float) -> Iterator[tuple[tuple[float, float], float]]:
    for change, following in zip(changes, [*changes[1:], (end, 0.0)], strict=True):
        yield change, following[0]


def _line(score: Score, begin: float, end: float) -> Iterator[str]:
    scale = (WIDTH - LEFT - RIGHT) / SYSTEM

    def x(second: float) -> float:
        return round(LEFT + (min(max(second, begin), end) - begin) * scale, 1)

    def within(spans: list[Span]) -> list[Span]:
        return [span for span in spans if span.end >= begin and span.start <= end]

    for name, top in (
        ("voice", VOICE + 11),
        ("heard", HEARD + 8),
        ("rhythm", RHYTHM + 8),
        ("intensity", TOUCH + 30),
    ):
        yield f'<text x="8" y="{top}" font-size="12" fill="#666">{name}</text>'
    for second in range(int(begin), int(end) + 1, 10):
        stamp = f"{second // 60}:{second % 60:02d}"
        yield f'<path d="M{x(second)} 14V{HEIGHT - 22}" stroke="#e4e0d8"/>'
        yield f'<text x="{x(second)}" y="10" font-size="10" fill="#999" text-anchor="middle">{stamp}</text>'
    for span in within(score.voice):
        wide = max(2.0, x(span.end) - x(span.start))
        yield f'<rect x="{x(span.start)}" y="{VOICE}" width="{wide}" height="15" rx="4" fill="#7a9e9f">'
        yield f"<title>{escape(span.text)}</title></rect>"
        yield _caption(x(span.start) + 3, VOICE + 11, wide - 4, span.text, "#fff")
    for row, span in enumerate(within(score.heard)):
        y = HEARD + 8 + 11 * (row % 2)
        yield f'<circle cx="{x(span.end)}" cy="{y - 4}" r="3" fill="#c8553d"/>'
        words = escape(span.text.split(" (")[0])
        yield f'<text x="{x(span.end) + 5}" y="{y}" font-size="11" fill="#c8553d"><title>{escape(span.text)}</title>'
        yield f"{words}</text>"
    for span in within(score.tempo):
        yield f'<path d="{_strokes(span, begin, end, x)}" stroke="#b08968" fill="none"/>'
    for level in range(5):
        y = TOUCH + STEP * (4 - level)
        yield f'<path d="M{LEFT} {y}H{WIDTH - RIGHT}" stroke="#eee9df"/>'
        yield f'<text x="{LEFT - 8}" y="{y + 4}" font-size="9" fill="#999" text-anchor="end">{level}</text>'
    yield _stairs(within(score.level), x, "#b9b4a7", "4 3")
    yield _stairs(within(score.touch), x, "#335c67", "none")


def _caption(x: float, y: float, wide: float, text: str, colour: str) -> str:
    letters = int(wide / 5.2)
    shown = text if len(text) <= letters else text[: max(0, letters - 1)] + "…"
    return (
        f'<text x="{x}" y="{y}" font-size="10" fill="{colour}">{escape(shown)}</text>' if letters > 3 else ""
    )


def _strokes(span: Span, begin: float, end: float, x: object) -> str:
    """One arch a stroke."""
    assert callable(x)
    each = 60 / span.value
    first = span.start + each * max(0, int((begin - span.start) / each))
    path = []
    at = max(first, span.start)
    while at < min(span.end, end):
        stop = min(at + each, span.end, end)
        if at >= begin:
            path.append(f"M{x(at)} {RHYTHM + 14}Q{x((at + stop) / 2)} {RHYTHM - 6} {x(stop)} {RHYTHM + 14}")
        at += each
    return "".join(path)


def _stairs(spans: list[Span], x: object, colour: str, dashes: str) -> str:
    assert callable(x)
    steps = (
        f"{'L' if index else 'M'}{x(span.start)} {TOUCH + STEP * (4 - span.value)}H{x(span.end)}"
        for index, span in enumerate(spans)
    )
    return f'<path d="{"".join(steps)}" stroke="{colour}" stroke-width="2" stroke-dasharray="{dashes}" fill="none"/>'
