"""A massage to look at and to print: the plan with a picture of each different step, as one HTML page."""

from __future__ import annotations

from html import escape

from assistant.body_map.picture import STYLE, picture
from assistant.clock import shown
from assistant.coaching.library import Library
from assistant.coaching.plan import Plan
from assistant.coaching.planned import PlannedStep
from assistant.coaching.program import Who
from assistant.library.reading import FOLDER, Data, read
from assistant.preview.program_tables import planned, usual_minutes

LOOK = """\
body{font:15px/1.35 system-ui,sans-serif;margin:1rem auto;max-width:60rem;padding:0 1rem;
color:#2d2925;background:#fbfaf7}
ol{display:grid;grid-template-columns:repeat(auto-fill,minmax(9.5rem,1fr));gap:.8rem;list-style:none;padding:0}
li{break-inside:avoid}figure{margin:0}figure svg{width:100%;height:11rem;display:block}figcaption{font-size:.85rem}
@media (prefers-color-scheme:dark){body{color:#e9e2d6;background:#15191d}}
@media print{@page{size:A4;margin:10mm}body{font-size:9pt;margin:0;max-width:none;padding:0}
ol{grid-template-columns:repeat(5,1fr);gap:2.5mm}figure svg{height:36mm}figcaption{font-size:7.5pt}
.move{animation:none!important}}
"""


class PictureWords(Data):
    """pictures.yaml of a language folder."""

    held: str
    a_minute: str
    lasts: str
    side: dict[str, str]
    firmness: tuple[str, ...]
    legend: str
    total: str


def page(library: Library, name: str, minutes: int | None, language: str) -> str:
    """The whole HTML page of one program; it asks nothing of the network.

    Raises:
        DataError: there is no such program, or it cannot be planned.
    """
    program = library.named(name)
    words = read(FOLDER / language / "pictures.yaml", PictureWords)
    made = planned(program, usual_minutes(program) if minutes is None else minutes)
    steps = "".join(_item(step, seconds, program.who, words) for step, seconds in _different(made))
    total = words.total.format(minutes=round(made.seconds / 60))
    return (
        f'<!doctype html><html lang="{escape(language)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(program.name)}</title><style>{LOOK}{STYLE}</style></head>\n"
        f"<body><h1>{escape(program.name)}</h1><p>{escape(program.about)} {escape(total)}</p>\n"
        f"<p>{escape(words.legend)}</p><ol>\n{steps}</ol></body></html>\n"
    )


def _different(made: Plan) -> list[tuple[PlannedStep, float]]:
    """Every step once on each side, with the seconds that all its rounds last together."""
    first: dict[tuple[str, str], PlannedStep] = {}
    lasts: dict[tuple[str, str], float] = {}
    for step in made.steps:
        first.setdefault((step.id, step.side), step)
        lasts[step.id, step.side] = lasts.get((step.id, step.side), 0.0) + step.seconds
    return [(step, lasts[key]) for key, step in first.items()]


def _item(step: PlannedStep, seconds: float, who: Who, words: PictureWords) -> str:
    pace = (
        words.a_minute.format(count=f"{step.strokes_per_minute:.0f}")
        if step.strokes_per_minute
        else words.held
    )
    about = ", ".join(
        (words.side[step.side], words.firmness[step.intensity], pace, words.lasts.format(time=shown(seconds)))
    )
    caption = f"<figcaption><b>{escape(step.name)}</b><br>{escape(about)}</figcaption>"
    return f"<li><figure>{picture(step, who, style='')}{caption}</figure></li>\n"
