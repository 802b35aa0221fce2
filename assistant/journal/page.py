"""A report as one page that holds everything in itself: words, style and drawing, and loads nothing."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from assistant.body_map.figure import figures
from assistant.body_map.figure_map import worked_map
from assistant.body_map.look import PAGE
from assistant.body_map.look import STYLE as PICTURES
from assistant.clock import shown
from assistant.journal.report import Report, ReportWords
from assistant.journal.story import Story

DRAWING = """
.tl text{fill:var(--ink)}.tl .sheet{fill:var(--paper)}.tl .level{stroke:var(--ink);opacity:.2}
.tl .tick{stroke:var(--ink)}.tl .touch{fill:var(--zone);stroke:var(--way);stroke-width:.5}
.tl .new{stroke:var(--paper)}.tl .pain{fill:var(--no);stroke:var(--paper)}
.maps{display:flex;gap:1rem;max-width:26rem}.maps svg{flex:1}
"""
WIDTH, HEIGHT = 720, 190
LEFT, BASE, LEVEL = 30, 150, 30
"""Of the drawing, in pixels: where time begins, where hands are off, and one intensity."""
NARROW = 46
"""Pixels below which the name of a step is left to its tooltip."""


def page(told: Report, story: Story, words: ReportWords, language: str) -> str:
    """Write the whole report as one HTML page that loads nothing."""
    return "\n".join(_lines(told, story, words, language)) + "\n"


def timeline(story: Story) -> str:
    """The session as a drawing: how firm the touch was, the steps, and where something hurt; SVG."""
    return "".join(_drawn(story))


def _lines(told: Report, story: Story, words: ReportWords, language: str) -> Iterator[str]:
    title = escape(told.title)
    yield f'<!doctype html>\n<html lang="{escape(language)}"><head><meta charset="utf-8"><title>{title}</title>'
    yield '<meta name="viewport" content="width=device-width">'
    yield """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">"""
    yield f"<style>{PAGE}{PICTURES}{DRAWING}</style></head><body><h1>{title}</h1>"
    yield f"<p>{'<br>'.join(map(escape, told.summary))}</p>"
    if story.hands_on:
        yield f"<h2>{escape(words.headings['timeline'])}</h2><figure>{timeline(story)}"
        yield f"<figcaption>{escape(words.axis)}</figcaption></figure>"
    if sore := {zone for each in story.pains for zone in each.zones} | set(story.closed):
        maps = "".join(worked_map(figures()[each], sore) for each in ("back", "front"))
        yield f'<figure><div class="maps">{maps}</div><figcaption>{escape(words.map)}</figcaption></figure>'
    for part in told.parts:
        if part.lines:
            items = "".join(f"<li>{escape(line)}</li>" for line in part.lines)
            yield f"<h2>{escape(part.heading)}</h2><ul>{items}</ul>"
    yield f"<footer>{''.join(f'<p>{escape(note)}</p>' for note in told.notes)}</footer></body></html>"


def _drawn(story: Story) -> Iterator[str]:
    scale = (WIDTH - LEFT - 10) / max(story.length, 1.0)

    def x(second: float) -> float:
        return round(LEFT + second * scale, 1)

    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" class="tl" font-family="sans-serif">'
    yield f'<rect class="sheet" width="{WIDTH}" height="{HEIGHT}"/>'
    for level in range(5):
        y = BASE - LEVEL * level
        yield f'<path class="level" d="M{LEFT} {y}H{WIDTH - 10}"/>'
        yield _text(LEFT - 8, y + 4, str(level), "end")
    for second in range(0, int(story.length) + 1, _apart(story.length)):
        yield f'<path class="tick" d="M{x(second)} {BASE}v5"/>'
        yield _text(x(second), BASE + 18, shown(second))
    for touch in story.touches:
        if touch.intensity:
            high, wide = LEVEL * touch.intensity, max(0.5, x(touch.end) - x(touch.start))
            yield f'<rect class="touch" x="{x(touch.start)}" y="{BASE - high}" width="{wide:.1f}" height="{high}"/>'
    for number, step in enumerate(story.steps, start=1):
        later = story.steps[number].start if number < len(story.steps) else story.touches[-1].start
        yield f'<path class="new" d="M{x(step.start)} {BASE}V{BASE - 4 * LEVEL}"/>'
        yield f"<g><title>{escape(step.name)}</title>{_text(x(step.start) + 2, BASE + 34, str(number), 'start')}</g>"
        if x(later) - x(step.start) > NARROW:
            room = int((x(later) - x(step.start)) / 5.4)
            name = step.name if len(step.name) <= room else f"{step.name[: room - 1]}…"
            yield _text(x(step.start) + 12, BASE + 34, name, "start", 9)
    for pain in story.pains:
        y = BASE - LEVEL * max(pain.coached, 1) - 8
        yield f'<circle class="pain" cx="{x(pain.at)}" cy="{y}" r="5"/>'
    yield "</svg>"


def _apart(length: float) -> int:
    """Seconds from one mark of the time to the next: a minute, or so many that there are a dozen marks at most."""
    return next(each for each in (60, 120, 300, 600, 1800, 7200) if length / each <= 12 or each == 7200)


def _text(x: float, y: float, text: str, anchor: str = "middle", size: int = 10) -> str:
    look = f'font-size="{size}" text-anchor="{anchor}"'
    return f'<text x="{round(x, 1)}" y="{y}" {look}>{escape(text)}</text>'
