"""A massage to look at and to print: the plan with a picture of each different step, as one HTML page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from assistant.body_map.look import PAGE, STYLE
from assistant.body_map.picture import picture
from assistant.clock import shown
from assistant.coaching.library import Library
from assistant.coaching.planned import PlannedStep
from assistant.coaching.program import Who
from assistant.library.reading import FOLDER, Data, read
from assistant.preview.program_tables import planned, usual_minutes

LAYOUT = """\
ol{display:grid;grid-template-columns:repeat(auto-fill,minmax(11rem,1fr));gap:1rem;padding:0;list-style:none}
li{break-inside:avoid;margin:0}li svg{height:13rem}figcaption p{margin:.2rem 0}
@media print{@page{size:A4;margin:8mm}body{font-size:8.5pt;line-height:1.25}h1{font-size:13pt;margin:0}
body>p{margin:1mm 0}ol{grid-template-columns:repeat(5,1fr);gap:2mm;margin:2mm 0}li svg{height:31mm}
figcaption{font-size:6.6pt;line-height:1.15}.move{animation:none!important}}
"""
"""Two sheets of A4 hold the longest massage."""


class PictureWords(Data):
    """pictures.yaml of a language folder."""

    held: str
    a_minute: str
    lasts: str
    begins: str
    side: dict[str, str]
    firmness: tuple[str, ...]
    legend: str
    total: str
    after: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One step with all its rounds and both its sides."""

    step: PlannedStep
    begins: tuple[float, ...]
    """Seconds from the first stroke, once a round."""
    seconds: float
    """Of all rounds and sides together."""
    both_halves: bool
    """It is done on the left, and then on the right."""


def page(library: Library, name: str, minutes: int | None, language: str) -> str:
    """The whole HTML page of one program; it asks nothing of the network.

    Raises:
        DataError: there is no such program, or it cannot be planned.
    """
    program = library.named(name)
    words = read(FOLDER / language / "pictures.yaml", PictureWords)
    made = planned(program, usual_minutes(program) if minutes is None else minutes)
    steps = "".join(
        _item(each, number, program.who, words) for number, each in enumerate(different(made.steps), 1)
    )
    total = words.total.format(minutes=round(made.seconds / 60))
    return (
        f'<!doctype html><html lang="{escape(language)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">"""
        f"<title>{escape(program.name)}</title><style>{PAGE}{LAYOUT}{STYLE}</style></head>\n"
        f"<body><h1>{escape(program.name[:1].upper() + program.name[1:])}</h1>"
        f"<p>{escape(program.about)} {escape(total)}</p>\n"
        f"<p>{escape(words.legend)}</p><ol>\n{steps}</ol>"
        f"<p>{escape(words.after.format(minutes=program.rest.minutes))}</p></body></html>\n"
    )


def different(steps: Sequence[PlannedStep]) -> tuple[Shown, ...]:
    """Every step once, in the order in which it first comes."""
    found: dict[str, Shown] = {}
    at = 0.0
    for step in steps:
        known = found.get(step.id)
        if known is None:
            found[step.id] = Shown(step, (at,), step.seconds, both_halves=False)
        else:
            again = () if step.side != known.step.side else (at,)
            halves = known.both_halves or step.side != known.step.side
            found[step.id] = Shown(known.step, known.begins + again, known.seconds + step.seconds, halves)
        at += step.seconds
    return tuple(found.values())


def _item(each: Shown, number: int, who: Who, words: PictureWords) -> str:
    step = each.step
    pace = words.a_minute.format(count=f"{step.strokes_per_minute:.0f}")
    about = (
        words.begins.format(times=", ".join(shown(second) for second in each.begins)),
        words.side["each" if each.both_halves else step.side],
        words.firmness[step.intensity],
        pace if step.strokes_per_minute else words.held,
        words.lasts.format(time=shown(each.seconds)),
    )
    caption = (
        f"<p><b>{number}. {escape(step.name)}</b> {escape(', '.join(about))}</p><p>{escape(step.in_full)}</p>"
    )
    return f"<li><figure>{picture(step, who, style='')}<figcaption>{caption}</figcaption></figure></li>\n"
